import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findBrowser } from './find-browser.ts'
import { isBuilt } from './is-built.ts'

/**
 * `npm start` and `npm run dev`: Electron where its binary is or can be had, else the same program in an installed
 * browser, else, with no display, its main job in the terminal.
 */
const root = resolve(import.meta.dirname, '..')
const electronFolder = join(root, 'node_modules/electron')
const bin = (name: string) => join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
const say = (line: string) => process.stdout.write(`${line}\n`)

const hasElectron = () => existsSync(join(electronFolder, 'path.txt'))

/** Downloads Electron's binary, as the package itself does at first use; it gets a minute. */
function getElectron(): boolean {
  if (hasElectron()) return true
  if (process.env['SOURCEBOOK_NO_DOWNLOAD']) return false
  say('Getting Electron (once)…')
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: 60_000 })
  return hasElectron()
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

function run(command: string, args: string[], environment: Record<string, string> = {}): void {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  })
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
  child.once('close', (code) => (process.exitCode = code ?? 1))
}

function build(): void {
  if (isBuilt(root)) return
  say('Building…')
  const built = spawnSync(bin('electron-vite'), ['build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (built.status !== 0) process.exit(built.status ?? 1)
}

const standIn = join(import.meta.dirname, 'electron')
const develops = process.argv[2] === 'dev'
const rest = process.argv.slice(develops ? 3 : 2)

if (!develops) build()
if (!hasDisplay()) {
  if (!develops) run(process.execPath, ['--no-warnings', join(import.meta.dirname, 'in-terminal.ts')])
  else say('npm run dev needs a display.')
} else if (getElectron()) {
  if (develops) run(bin('electron-vite'), ['dev', ...rest])
  else run(bin('electron'), ['.', ...rest])
} else {
  const browser = findBrowser()
  if (browser === null) {
    say('Electron could not be downloaded, and no Chromium, Chrome or Edge is installed: install one of them, or')
    say('put its path into HOST_CHROMIUM, and start again.')
    process.exitCode = 1
  } else {
    say(`Electron could not be downloaded; the same program runs in ${browser} instead.`)
    const environment = { HOST_VISIBLE: '1', ELECTRON_EXEC_PATH: standIn }
    if (develops) run(bin('electron-vite'), ['dev', ...rest], environment)
    else run(process.execPath, ['--no-warnings', join(import.meta.dirname, 'cli.ts'), '.', ...rest], environment)
  }
}
