import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../main/library/folders.ts'

/** Debian's own: another Python on the path does not know the module. */
const python = '/usr/bin/python3'
const program = join(import.meta.dirname, 'network-folder.py')

/** Why no folder can be passed through here, or null where it can. */
export function whyNoNetworkFolder(): string | null {
  if (process.platform !== 'linux') return 'folders are passed through FUSE on Linux only'
  if (process.getuid?.() !== 0) return 'mounting needs root'
  if (!existsSync('/dev/fuse')) return 'there is no /dev/fuse'
  if (spawnSync(python, ['-c', 'import fusepy']).status !== 0) return 'python3-fusepy is not installed'
  return null
}

/** A folder behind a mount point that can be made to answer as a network drive in trouble does. */
export class NetworkFolder {
  /** Where the files really are. */
  readonly folder: string
  readonly mountPoint: string
  readonly #faults: string
  #server: ChildProcess | null = null

  private constructor(root: string) {
    this.folder = join(root, 'server')
    this.mountPoint = join(root, 'network')
    this.#faults = join(root, 'faults')
  }

  static async make(): Promise<NetworkFolder> {
    const made = new NetworkFolder(await temporaryFolder())
    await mkdir(made.folder)
    await mkdir(made.mountPoint)
    await made.heal()
    await made.mount()
    onTestFinished(() => made.unmount())
    return made
  }

  /** Rules such as `read texts/ EIO`: an operation or `*`, an expression for the path, an error or seconds to wait. */
  fail(...rules: string[]): Promise<void> {
    return writeFile(this.#faults, rules.join('\n'))
  }

  heal(): Promise<void> {
    return this.fail()
  }

  async mount(): Promise<void> {
    const { dev } = await stat(this.mountPoint)
    this.#server = spawn(python, [program, this.folder, this.mountPoint, this.#faults], { stdio: 'ignore' })
    for (let tries = 0; tries < 200; tries++) {
      if ((await stat(this.mountPoint).catch(() => ({ dev }))).dev !== dev) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('The folder could not be passed through')
  }

  /** The server dies: whoever asks is told that the endpoint is not connected. */
  async die(): Promise<void> {
    const ended = new Promise((resolve) => this.#server?.once('close', resolve))
    this.#server?.kill('SIGKILL')
    await ended
  }

  unmount(): void {
    spawnSync('umount', ['-l', this.mountPoint])
    this.#server?.kill('SIGKILL')
  }
}
