import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Notice } from '#contract/notices.ts'
import type { LibraryInfo } from '#contract/views.ts'
import type { HandlerTable } from './answer-call.ts'
import type { BackupKeeper } from './backups/keeper.ts'
import type { Find } from './export/scope.ts'
import { openEarlier } from './library/earlier.ts'
import { type Library, LockedError, MaterialError, NotSavedError, type Unlock } from './library/library.ts'
import { pathOf, withOpened } from './recent-libraries.ts'
import type { Settings } from './settings.ts'
import { say } from './words.ts'

/** How libraries are opened, made and answered for: the real ones, but for tests of this file. */
export type Services = {
  openLibrary: (path: string, options: { author: string; unlock?: Unlock }) => Promise<Library>
  createLibrary: (path: string, options: { name?: string; author: string; passphrase?: string }) => Promise<Library>
  /** Makes the sample library in a new folder and closes it. */
  makeSample: (path: string) => Promise<void>
  /** The answers of an open library, and their end (workers, indexes). */
  createHandlers: (library: Library) => Omit<Opened, 'library'>
  /** Throws away what every window shows and holds, because the library was locked. */
  wipeWindows?: () => void
}

type Opened = {
  library: Library
  handlers: HandlerTable
  backups?: BackupKeeper
  /** Everything that a search finds. */
  find?: Find
  close: () => Promise<void>
}

/** The one library the program has open, whatever number of windows shows it. */
export class Notebook {
  readonly #services: Services
  readonly #settings: Settings
  readonly #tell: (notice: Notice) => void
  #opened: Opened | null = null
  /** An earlier state of the open library that shows in its place. */
  #earlier: Opened | null = null
  #turn: Promise<unknown> = Promise.resolve()
  /** Why the last library could not be opened, in a sentence. */
  problem: string | undefined
  /** The folder of a protected library that waits for its passphrase. */
  locked: string | null = null

  constructor(services: Services, settings: Settings, tell: (notice: Notice) => void) {
    this.#services = services
    this.#settings = settings
    this.#tell = tell
    this.problem = settings.problem
  }

  get library(): Library | null {
    return this.#opened?.library ?? null
  }

  /** The answers of the library that shows; empty while none is open. */
  get handlers(): HandlerTable {
    return (this.#earlier ?? this.#opened)?.handlers ?? {}
  }

  /** Finds in the library that shows. */
  get find(): Find | undefined {
    return (this.#earlier ?? this.#opened)?.find
  }

  /** The automatic backups of the open library. */
  get backups(): BackupKeeper | null {
    return this.#opened?.backups ?? null
  }

  /** What the open library says of itself; null while none is open. */
  async info(): Promise<LibraryInfo | null> {
    const libraryInfo = this.handlers['libraryInfo'] as ((args: object) => Promise<LibraryInfo>) | undefined
    return (await libraryInfo?.({})) ?? null
  }

  /** The library that shows: an earlier state of it refuses to be changed. */
  need(): Library {
    const shown = this.#earlier ?? this.#opened
    if (!shown) throw new MaterialError(say('windows.noLibrary'))
    return shown.library
  }

  /** Shows the open library as it was after a change, for looking alone. The library itself stays open behind it. */
  openEarlier(seq: number): Promise<Library> {
    return this.#inTurn(async () => {
      const { path, sealing } = this.#opened?.library ?? this.need()
      const library = await openEarlier(path, seq, { unlock: { sealing } })
      await this.#leaveEarlier()
      this.#earlier = { library, ...this.#services.createHandlers(library) }
      this.#tell({ kind: 'libraryChanged' })
      return library
    })
  }

  returnToNow(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#leaveEarlier()
      this.#tell({ kind: 'libraryChanged' })
    })
  }

  /** Why changes of the open library are not on the disk; null when they are, or are on their way. */
  get notSaved(): string | null {
    const state = this.library?.saveState
    return state?.state === 'not saved' ? state.reason : null
  }

  /**
   * Opens a library in place of the one that is open. When it fails, the old one stays. A protected one is not open
   * yet: the old one is closed, null is answered, and `locked` waits for the passphrase.
   */
  open(path: string): Promise<Library | null> {
    return this.#inTurn(() => this.#openHere(path))
  }

  create(path: string, name: string, passphrase?: string): Promise<Library> {
    const options = { name, author: this.#author, ...(passphrase !== undefined && { passphrase }) }
    return this.#inTurn(() => this.#replace(() => this.#services.createLibrary(path, options)))
  }

  /** Opens the library that waits for its passphrase. */
  unlock(unlock: Unlock): Promise<Library> {
    return this.#inTurn(async () => {
      const path = this.locked
      if (path === null) throw new MaterialError(say('windows.noLibrary'))
      return this.#replace(() => this.#services.openLibrary(path, { author: this.#author, unlock }))
    })
  }

  /** Closes a protected library and waits for its passphrase. */
  lock(): Promise<void> {
    return this.#inTurn(async () => {
      const library = this.#opened?.library ?? this.need()
      if (!library.sealing.sealed) throw new MaterialError(say('protection.notProtected'))
      this.#expectSaved()
      await this.#waitFor(library.path)
    })
  }

  /** Opens the sample library, and makes it first where there is none. */
  openSample(path: string): Promise<Library | null> {
    return this.#inTurn(async () => {
      if (!(await isFolder(path))) {
        await mkdir(dirname(path), { recursive: true })
        await this.#services.makeSample(path)
      }
      return this.#openHere(path)
    })
  }

  openRecent(key: string): Promise<Library | null> {
    const path = pathOf(this.#settings.data.recent ?? [], key)
    if (path === null) throw new MaterialError(say('windows.recentUnknown'))
    return this.open(path)
  }

  /** Opens what was open when the program ended; a failure becomes `problem`, for the start screen. */
  async openLast(): Promise<void> {
    const { last } = this.#settings.data
    if (last) await this.open(last).catch((error: unknown) => (this.problem = (error as Error).message))
  }

  /** Closes the library and shows the start screen. */
  closeLibrary(): Promise<void> {
    return this.#inTurn(async () => {
      this.#expectSaved()
      await this.#letGo()
      this.locked = null
      await this.#settings.save({ last: null })
      this.#tell({ kind: 'libraryChanged' })
    })
  }

  /** Closes the library at the end of the program; it opens again at the next start. */
  end(): Promise<void> {
    return this.#inTurn(() => this.#letGo())
  }

  takeAuthor(name: string): void {
    if (this.#opened) this.#opened.library.author = name
  }

  async #openHere(path: string): Promise<Library | null> {
    if (this.library?.path === path) return this.library
    try {
      return await this.#replace(() => this.#services.openLibrary(path, { author: this.#author }))
    } catch (error) {
      if (!(error instanceof LockedError) || error.reason !== 'passphrase needed') throw error
      await this.#waitFor(path)
      return null
    }
  }

  /** Nothing is open but the question for a passphrase. The pages go before the library does, which may take a while. */
  async #waitFor(path: string): Promise<void> {
    const [old, earlier] = [this.#opened, this.#earlier]
    this.#opened = null
    this.#earlier = null
    this.locked = path
    this.problem = undefined
    this.#tell({ kind: 'libraryChanged' })
    if (old) this.#services.wipeWindows?.()
    await end(earlier)
    await end(old)
  }

  get #author(): string {
    return this.#settings.preferences.name
  }

  /** A library with changes that only memory holds is not let go of for another. */
  #expectSaved(): void {
    const reason = this.notSaved
    if (reason !== null) throw new NotSavedError(say('windows.staysOpen', { reason }))
  }

  async #replace(open: () => Promise<Library>): Promise<Library> {
    this.#expectSaved()
    const library = await open()
    await this.#leaveEarlier()
    const old = this.#opened
    library.onChanged((change) =>
      this.#tell({ kind: 'changed', seq: change.seq, ids: [...change.puts.map(({ id }) => id), ...change.deletes] }),
    )
    library.onSaveState((saveState) => this.#tell({ kind: 'saveStateChanged', saveState }))
    this.#opened = { library, ...this.#services.createHandlers(library) }
    this.problem = undefined
    this.locked = null
    await this.#settings.save({
      last: library.path,
      recent: withOpened(this.#settings.data.recent ?? [], library.path, library.name, new Date().toISOString()),
    })
    this.#tell({ kind: 'libraryChanged' })
    await end(old)
    return library
  }

  async #leaveEarlier(): Promise<void> {
    const earlier = this.#earlier
    this.#earlier = null
    await end(earlier)
  }

  async #letGo(): Promise<void> {
    await this.#leaveEarlier()
    const old = this.#opened
    this.#opened = null
    await end(old)
  }

  /** Opening and closing never overlap. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}

async function end(opened: Opened | null): Promise<void> {
  if (!opened) return
  await opened.close()
  await opened.library.close()
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
