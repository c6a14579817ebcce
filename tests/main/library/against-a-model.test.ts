import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { crashedCopyOf, temporaryFolder } from './folders.ts'
import { actorOf, articleOf, everything, label, passageOf, referencesByHand, tagOf } from './sample-documents.ts'

/** Runs of the law; the long run of the faults makes 10,000 of it, by `SOURCEBOOK_RUNS`. */
const numRuns = Number(process.env['SOURCEBOOK_RUNS'] ?? 100)

type State = ReadonlyMap<string, Document>
type Step = { before: State; after: State; key: string | undefined }

/** The whole of a library in a few lines: what is there, and what undo and redo lead to. */
class Model {
  state: State = new Map()
  undo: Step[] = []
  redo: Step[] = []
  #mayMerge = false

  commit(puts: readonly Document[], deletes: readonly string[], key: string | undefined): void {
    const after = new Map(this.state)
    for (const document of puts) after.set(document.id, document)
    for (const id of deletes) after.delete(id)
    const last = this.undo.at(-1)
    if (key !== undefined && this.#mayMerge && last?.key === key) last.after = after
    else this.undo.push({ before: this.state, after, key })
    this.#mayMerge = true
    this.state = after
    this.redo = []
  }

  move(way: 'undo' | 'redo'): boolean {
    const step = this[way].pop()
    this.#mayMerge &&= !step
    if (!step) return false
    this.state = way === 'undo' ? step.before : step.after
    this[way === 'undo' ? 'redo' : 'undo'].push(step)
    return true
  }

  reopened(): void {
    this.#mayMerge = false
  }
}

type Command =
  | { kind: 'commit'; adds: number; edits: number[]; deletes: number[]; key: string | undefined }
  | { kind: 'undo' | 'redo' | 'reopen' | 'crash' | 'snapshot' }

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('commit' as const),
      adds: fc.nat(3),
      edits: fc.array(fc.nat(50), { maxLength: 3 }),
      deletes: fc.array(fc.nat(50), { maxLength: 2 }),
      key: fc.constantFrom(undefined, undefined, 'note a', 'note b'),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'redo' as const }) },
  { weight: 1, arbitrary: fc.constantFrom(...(['reopen', 'crash', 'snapshot'] as const).map((kind) => ({ kind }))) },
)

test(
  'a library is what a plain model says, through commits, undo, redo, snapshots, closing and crashes',
  { timeout: 600_000 },
  async () => {
    const folder = await temporaryFolder()
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 30 }), async (commands) => {
        const path = join(folder, String(run++))
        const model = new Model()
        let library = await createLibrary(path, { author: 'A' })
        for (const command of commands) library = await take(command, library, model)
        expectSame(library, model)
        while (model.move('undo')) {
          await library.undo()
          expect(everything(library)).toEqual(Object.fromEntries(model.state))
        }
        expect(await library.undo()).toBeNull()
        expect(everything(library)).toEqual({})
        expect((await library.check()).problems.filter(({ kind }) => !kind.includes('missing'))).toEqual([])
        await library.close()
        await rm(path, { recursive: true })
      }),
      { numRuns },
    )
  },
)

async function take(command: Command, library: Library, model: Model): Promise<Library> {
  switch (command.kind) {
    case 'commit': {
      const draft = draftOf(command, library, model)
      const change = await library.commit({
        label,
        ...draft,
        ...(command.key !== undefined && { mergeKey: command.key }),
      })
      if (change) model.commit(change.puts, change.deletes, command.key)
      return library
    }
    case 'undo':
    case 'redo':
      expect((await library[command.kind]()) !== null).toBe(model.move(command.kind))
      return library
    case 'snapshot':
      await library.snapshot()
      return library
    case 'reopen':
      await library.close()
      return reopened(library.path, model)
    case 'crash': {
      const copy = await crashedCopyOf(library.path)
      await library.close()
      return reopened(copy, model)
    }
  }
}

async function reopened(path: string, model: Model): Promise<Library> {
  const library = await openLibrary(path, { author: 'A' })
  expect(library.problems).toEqual([])
  expect(library.readOnly).toBe(false)
  model.reopened()
  expectSame(library, model)
  return library
}

function draftOf(command: Extract<Command, { kind: 'commit' }>, library: Library, model: Model) {
  const there = [...model.state.values()]
  const pick = (number: number) => there[number % there.length]
  const deletes = new Set(command.deletes.flatMap((number) => pick(number)?.id ?? []))
  const edited = new Map(
    command.edits.flatMap((number) => pick(number) ?? []).map((document) => [document.id, document]),
  )
  const edits = [...edited.values()]
    .filter(({ id }) => !deletes.has(id))
    .map((document) => ({ ...document, evidence: { name: [`passage:${crypto.randomUUID()}` as Id<'passage'>] } }))
  return { puts: [...newDocuments(command.adds, library), ...edits] as Document[], deletes: [...deletes] as Id[] }
}

function newDocuments(adds: number, library: Library): Document[] {
  const article = articleOf(library, 'An article')
  const actor = actorOf(library, 'An actor')
  return [article, passageOf(library, article.id, [actor.id]), tagOf(library, 'A tag')].slice(0, adds)
}

function expectSame(library: Library, model: Model): void {
  expect(everything(library)).toEqual(Object.fromEntries(model.state))
  expect(library.undoState()).toEqual({ ...(model.undo[0] && { undo: label }), ...(model.redo[0] && { redo: label }) })
  const counted = referencesByHand(model.state.values())
  for (const [passage] of counted.get('restingOnPassage') ?? [])
    expect(library.references.restingOnPassage(passage as Id<'passage'>)).toEqual(
      counted.get('restingOnPassage')?.get(passage),
    )
  for (const { id } of model.state.values()) {
    const at = (relation: 'passagesOfArticle' | 'passagesLinking') => counted.get(relation)?.get(id) ?? new Set()
    expect(library.references.passagesOfArticle(id as Id<'article'>)).toEqual(at('passagesOfArticle'))
    expect(library.references.passagesLinking(id as Id<'actor'>)).toEqual(at('passagesLinking'))
  }
}
