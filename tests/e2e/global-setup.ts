import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { browserForTests } from './find-test-browser.ts'
import { hasElectron, root } from './launch.ts'

/** Builds once, and has a browser ready before the first test asks for it. */
export async function setup(): Promise<void> {
  if (!process.env['E2E_NO_BUILD']) await promisify(execFile)('electron-vite', ['build'], { cwd: root })
  const browser = hasElectron ? 'Electron' : await browserForTests()
  process.stdout.write(`End-to-end tests run in ${browser}\n`)
}
