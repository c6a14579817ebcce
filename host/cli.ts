import { existsSync, readFileSync, statSync } from 'node:fs'
import inspector from 'node:inspector'
import { createRequire, registerHooks } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readArguments } from './arguments.ts'

/**
 * Runs an Electron app's main script in Node, with this folder's `electron.ts` where it asks for `electron`: what
 * `electron .` does, on a machine that has a Chromium but no Electron.
 */
const given = readArguments(process.argv.slice(2))
const target = resolve(given.entry ?? '.')
const folder = statSync(target).isDirectory() ? target : dirname(target)
const manifestPath = join(folder, 'package.json')
const manifest = existsSync(manifestPath)
  ? (JSON.parse(readFileSync(manifestPath, 'utf8')) as { main?: string; name?: string; version?: string })
  : {}
const entry = target === folder ? join(folder, manifest.main ?? 'index.js') : target

const standIn = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier) ? { url: standIn, shortCircuit: true } : next(specifier, context),
})

const electronVersion = (
  createRequire(import.meta.url)('electron/package.json') as {
    version: string
  }
).version
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: electronVersion, chrome: '' } })
Object.defineProperty(process, 'type', { value: 'browser' })
process.argv = [join(import.meta.dirname, 'electron'), ...process.argv.slice(2)]

if (given.inspectPort !== undefined) inspector.open(given.inspectPort)

const { app } = await import('./app.ts')
app.startedWith({ folder, name: manifest.name ?? 'app', version: manifest.version ?? '', flags: given.flags })
const require = createRequire(join(folder, 'package.json'))
for (const module of given.requires) require(module)
await import(pathToFileURL(entry).href)
await app.start()
