import { mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Told = { argv: string[]; folder: string }

/**
 * Makes this process the one that owns `folder`, or tells the owner what was asked and answers null. The answer lets
 * the folder go again.
 */
export function takeSingleInstance(
  folder: string,
  onSecond: (argv: string[], folder: string) => void,
): (() => void) | null {
  const place = join(folder, 'instance')
  const ownerFile = join(place, 'owner')
  mkdirSync(place, { recursive: true })
  const owner = ownerOf(ownerFile)
  if (owner !== null) {
    const told: Told = { argv: process.argv, folder: process.cwd() }
    writeFileSync(join(place, `second-${process.pid}.json`), JSON.stringify(told))
    return null
  }
  for (const name of readdirSync(place)) rmSync(join(place, name))
  writeFileSync(ownerFile, String(process.pid))
  const watcher = watch(place, () => {
    for (const name of readdirSync(place).filter((one) => one.startsWith('second-'))) hear(join(place, name), onSecond)
  })
  watcher.unref()
  return () => {
    watcher.close()
    rmSync(place, { recursive: true, force: true })
  }
}

function ownerOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    process.kill(pid, 0)
    return pid === process.pid ? null : pid
  } catch {
    return null
  }
}

function hear(file: string, onSecond: (argv: string[], folder: string) => void): void {
  let told: Told
  try {
    told = JSON.parse(readFileSync(file, 'utf8')) as Told
  } catch {
    // Still being written: the watcher tells again when it is whole.
    return
  }
  rmSync(file, { force: true })
  onSecond(told.argv, told.folder)
}
