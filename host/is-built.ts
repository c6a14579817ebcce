import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['main', 'preload', 'renderer', 'package.json', 'electron.vite.config.ts']
const bundles = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Whether the bundles are all there and none of the sources is newer. */
export function isBuilt(root: string): boolean {
  const built = bundles.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return Math.min(...built) > Math.max(...sources.map((path) => newest(join(root, path))))
}

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  // A folder's own time tells of files that went away.
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
