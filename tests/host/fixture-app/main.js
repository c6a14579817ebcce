import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron'

/** A small app that uses what the stand-in offers, for its tests: no part of the product. */
const html = `<!doctype html><meta charset="utf-8"><title>Fixture</title>
<body><h1>Fixture</h1><a id="away" href="https://example.org/">away</a><a id="blank" target="_blank" href="https://example.org/new">new</a>
<script src="page.js" type="module"></script></body>`
const files = {
  '/index.html': ['text/html', html],
  '/page.js': [
    'text/javascript',
    `import { word } from './module.js'; document.body.dataset.word = word
const worker = new Worker('worker.js', { type: 'module' }); worker.onmessage = (e) => { document.body.dataset.worker = e.data }`,
  ],
  '/module.js': ['text/javascript', `export const word = 'imported'`],
  '/worker.js': ['text/javascript', `import { word } from './module.js'; postMessage('worker ' + word)`],
}
app.setPath('userData', process.env.FIXTURE_DATA)
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
const locked = app.requestSingleInstanceLock()
globalThis.seen = []
const note = (name, value) => globalThis.seen.push([name, value])
app.on('second-instance', (_event, argv) => note('second-instance', argv.length))

function open() {
  const window = new BrowserWindow({
    width: 700,
    height: 500,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
  })
  window.webContents.setWindowOpenHandler(({ url }) => (note('open', url), { action: 'deny' }))
  window.webContents.on('will-navigate', (event, url) => (note('navigate', url), event.preventDefault()))
  void window.loadURL('app://fixture/index.html')
  return window
}
Object.assign(globalThis, { open, nativeTheme, dialog })

if (!locked) app.exit(7)
else
  void app.whenReady().then(() => {
    session.defaultSession.setPermissionCheckHandler(() => false)
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    protocol.handle('app', (request) => {
      const [type, text] = files[new URL(request.url).pathname] ?? []
      if (!type) return new Response('', { status: 404 })
      return new Response(text, {
        headers: {
          'content-type': type,
          'content-security-policy': "default-src 'none'; script-src 'self'; worker-src 'self'",
        },
      })
    })
    ipcMain.handle('echo', (event, value) => ({ value, from: event.senderFrame.url }))
    ipcMain.handle('fail', () => {
      throw new TypeError('boom from main')
    })
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        {
          label: 'File',
          submenu: [
            { id: 'greet', label: 'Greet', accelerator: 'CmdOrCtrl+G', click: () => note('menu', 'greet') },
            { type: 'separator' },
            { role: 'quit' },
          ],
        },
        { label: 'Edit', submenu: [{ role: 'undo' }, { role: 'selectAll' }] },
      ]),
    )
    open()
  })
app.on('window-all-closed', () => app.quit())
