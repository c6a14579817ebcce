import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { findBrowser } from '../../host/find-browser.ts'
import { inflate } from './unpack-brotli.ts'

const cache = resolve(import.meta.dirname, '../../.cache/chromium')

/**
 * The browser of the end-to-end tests: `HOST_CHROMIUM`, an installed one, else the one that npm brought (Linux),
 * unpacked once into our own folder. Throws when there is none.
 */
export async function browserForTests(): Promise<string> {
  const found = findBrowser()
  if (found) return found
  const wrapper = join(cache, 'chromium.sh')
  if (!existsSync(wrapper)) await unpack(wrapper)
  return wrapper
}

/** Unpacks the browser and the few libraries it needs; a start script says where they are. */
async function unpack(wrapper: string): Promise<void> {
  if (process.platform !== 'linux') throw new Error('No Chromium, Chrome or Edge is installed')
  const files = resolve(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin')
  const unfinished = `${cache}.${process.pid}.unfinished`
  await mkdir(unfinished, { recursive: true })
  for (const archive of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
    if (existsSync(join(files, archive))) await inflate(join(files, archive), unfinished)
  await promisify(execFile)('chmod', ['755', join(unfinished, 'chromium')])
  const libraries = ['al2023/lib', 'lib', '.'].map((folder) => `"$here/${folder}"`).join(':')
  const script = [
    '#!/bin/sh',
    'here=$(cd "$(dirname "$0")" && pwd)',
    `export LD_LIBRARY_PATH=${libraries.replaceAll('"', '')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}`,
    'export FONTCONFIG_PATH="${FONTCONFIG_PATH:-$here/fonts}"',
    'exec "$here/chromium" "$@"',
    '',
  ].join('\n')
  await writeFile(join(unfinished, 'chromium.sh'), script, { mode: 0o755 })
  await rm(cache, { recursive: true, force: true })
  await rename(unfinished, cache).catch((error: unknown) => {
    // Another run was faster.
    if (!existsSync(wrapper)) throw error
  })
}
