import { execFile, spawnSync } from 'node:child_process'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type FileSystem = 'ext4' | 'xfs'

/** Bytes of an image, sparse; mkfs.xfs makes nothing smaller than 300 MB. */
const sizes: Record<FileSystem, number> = { ext4: 96 << 20, xfs: 320 << 20 }

/**
 * A file system in a file, mounted through a loop device, whose power can be cut: the kernel's own shutdown drops
 * whatever did not reach the disk, and mounting again replays the file system's journal, as after a real cut.
 */
export class DiskImage {
  readonly mountPoint: string
  readonly #file: string
  #mounted = false

  private constructor(folder: string) {
    this.mountPoint = join(folder, 'disk')
    this.#file = join(folder, 'disk.img')
  }

  static async make(folder: string, fileSystem: FileSystem, bytes = sizes[fileSystem]): Promise<DiskImage> {
    const image = new DiskImage(folder)
    await mkdir(image.mountPoint, { recursive: true })
    const file = await open(image.#file, 'w')
    await file.truncate(bytes)
    await file.close()
    await run(`mkfs.${fileSystem}`, ['-q', image.#file])
    await image.mount()
    return image
  }

  async mount(): Promise<void> {
    await run('mount', ['-o', 'loop', this.#file, this.mountPoint])
    this.#mounted = true
  }

  /** From here on nothing reaches the disk. `flushLog` writes the file system's own journal first, but no data. */
  async cutPower(flushLog: boolean): Promise<void> {
    await run('xfs_io', ['-x', '-c', flushLog ? 'shutdown -f' : 'shutdown', this.mountPoint])
  }

  /** Power is back: what the disk holds is mounted. Every program that used it must have ended. */
  async mountAgain(): Promise<void> {
    await run('umount', [this.mountPoint])
    this.#mounted = false
    await this.mount()
  }

  /** The drive is pulled out: an empty folder stays where it was mounted. Programs keep the files they have open. */
  async vanish(): Promise<void> {
    await run('umount', ['-l', this.mountPoint])
    this.#mounted = false
  }

  /** The drive is plugged in again; `elsewhere`, because something else has taken the device number that it had. */
  async comeBack(elsewhere: boolean): Promise<void> {
    const other = `${this.#file}.other`
    if (elsewhere) await writeFile(other, Buffer.alloc(1 << 20))
    const { stdout } = elsewhere ? await run('losetup', ['-f', '--show', other]) : { stdout: '' }
    await this.mount()
    if (elsewhere) await run('losetup', ['-d', stdout.trim()])
  }

  async remove(): Promise<void> {
    if (this.#mounted) await run('umount', ['-l', this.mountPoint]).catch(() => undefined)
    await rm(this.#file, { force: true })
  }
}

/** Why no power can be cut here, or null where it can. */
export function whyNoCuts(): string | null {
  if (process.platform !== 'linux') return 'file systems are mounted from images on Linux only'
  if (process.getuid?.() !== 0) return 'mounting an image needs root'
  for (const program of ['xfs_io', 'mkfs.ext4', 'mkfs.xfs', 'mount'])
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) return `${program} is not installed`
  if (spawnSync('losetup', ['-f']).status !== 0) return 'there is no loop device'
  return null
}
