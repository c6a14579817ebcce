/// <reference types="electron" />
/**
 * The module `electron`, as far as an app like ours uses it, over a Chromium that is installed. Signatures are checked
 * against `electron.d.ts`; what is not here fails at import, what a class lacks fails when called.
 */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu, MenuItem } from './menu.ts'
export { nativeTheme } from './native-theme.ts'
export { protocol, session } from './session.ts'
export { clipboard, crashReporter, screen, shell } from './system.ts'
export { webContents } from './web-contents.ts'
