import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { NotebookBridge } from '#contract/notebook.ts'
import { browserForTests } from './find-test-browser.ts'

declare global {
  interface Window {
    notebook: NotebookBridge
  }
}

export const root = resolve(import.meta.dirname, '../..')
const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Whether Electron's own binary is here; without it the stand-in in `host/` runs the same bundles. */
export const hasElectron = existsSync(join(electronFolder, 'path.txt'))

export type App = {
  electron: ElectronApplication
  page: Page
  /** The folder of the program's settings and of the sample library. */
  data: string
  /** Ends the program as a person would; its settings and libraries stay for the next start. */
  quit: () => Promise<void>
}

/** Starts the built app with settings of its own; `data` continues where another run left off. */
export async function launch(options: { data?: string; environment?: Record<string, string> } = {}): Promise<App> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'sourcebook-')))
  const environment: Record<string, string> = {
    ...(process.env as Record<string, string>),
    // The stores of some libraries work differently under `test`.
    NODE_ENV: 'production',
    SOURCEBOOK_DATA: data,
    ...options.environment,
  }
  if (!hasElectron) {
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(root, 'host')
    environment['HOST_CHROMIUM'] = await browserForTests()
  }
  const electron = await _electron.launch({ args: ['.'], cwd: root, env: environment, colorScheme: null })
  const page = await electron.firstWindow()
  await page.waitForURL(/index\.html|localhost/)
  await page.locator('#root > *').first().waitFor()
  return { electron, page, data, quit: () => electron.close() }
}

/** Removes what a run left. */
export async function forget({ data }: { data: string }): Promise<void> {
  await rm(data, { recursive: true, force: true, maxRetries: 5 })
}
