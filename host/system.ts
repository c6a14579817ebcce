import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'

/** Hands something to the desktop; answers whether it took it. */
function handOver(target: string): Promise<boolean> {
  const [command, ...before] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer.exe'] : ['xdg-open']
  return new Promise((resolve) => {
    const child = spawn(command ?? '', [...before, target], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => resolve(true))
    child.unref()
  })
}

export const shell = {
  async openExternal(url: string): Promise<void> {
    if (!(await handOver(url))) throw new Error(`Nothing here opens ${url}`)
  },
  async openPath(path: string): Promise<string> {
    return (await handOver(path)) ? '' : `Nothing here opens ${path}`
  },
  showItemInFolder(path: string): void {
    void handOver(dirname(path))
  },
  beep(): void {},
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>

let copied = ''

export const clipboard = {
  async writeText(text: string): Promise<void> {
    copied = text
    const contents = BrowserWindow.getFocusedWindow()?.webContents
    if (!contents) return
    const { session } = await contents.page()
    // The page itself may not write: the browser does it for one gesture, by an invisible field.
    await session.trySend('Runtime.evaluate', {
      expression: `((text) => {
        const before = document.activeElement
        const field = document.createElement('textarea')
        field.value = text
        document.body.append(field)
        field.select()
        document.execCommand('copy')
        field.remove()
        before?.focus?.()
      })(${JSON.stringify(text)})`,
      userGesture: true,
    })
  },
  async readText(): Promise<string> {
    return copied
  },
} satisfies Pick<Electron.Clipboard, 'writeText' | 'readText'>

export const screen = {
  getPrimaryDisplay: () => ({ workArea: { x: 0, y: 0, width: 1440, height: 900 } }),
  getAllDisplays: () => [screen.getPrimaryDisplay()],
}

export const crashReporter = { start: (): void => undefined }

/** Files beside the app, for callers that ask for its resources. */
export const resources = (): string => app.getAppPath()
