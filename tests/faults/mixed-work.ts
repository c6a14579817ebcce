import { expect } from 'vitest'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { ImportOutcome } from '#contract/views.ts'
import type { Answered, Batch } from './batch.ts'

/** What a person is told when the disk is gone; anything else is a fault of the program. */
const diskTrouble = new Set(['not saved', 'material'])

/**
 * One person's work through `batch`, a request at a time: articles imported, passages marked and linked, actors named
 * and renamed, notes written. It remembers each document as it was last called saved.
 */
export class Work {
  /** The last acknowledged form of each document. */
  readonly saved = new Map<string, Document>()
  /** Texts of acknowledged articles, by article. */
  readonly texts = new Map<string, string>()
  acknowledged = 0
  ended = false
  /** The document that the request without an answer was about, if it was there before. */
  underWay: string | null = null
  readonly #batch: Batch
  readonly #name: string

  constructor(batch: Batch, name: string) {
    this.#batch = batch
    this.#name = name
  }

  /** Works until the process answers no more. */
  async goOn(): Promise<void> {
    try {
      for (let round = 0; await this.#round(`${this.#name}.${round}`); round++);
    } finally {
      this.ended = true
    }
  }

  async #round(name: string): Promise<boolean> {
    const text = `What was said in ${name} is written here.\n\nAnd nothing else of ${name}.`
    const imported = await this.#ask('importText', { text })
    if (!imported) return false
    const { status, articleId = '', reason } = imported.value as ImportOutcome
    if (status !== 'added') throw new Error(`importText: ${status}, ${reason}`)
    this.texts.set(articleId, text)
    const article = await this.#save('saveArticle', { id: articleId, title: `Article ${name}` })
    const passage = article && (await this.#save('savePassage', { articleId, start: 0, end: 8 }))
    const actor = passage && (await this.#save('saveEntity', { kind: 'actor', name: `Actor ${name}` }))
    const linked = actor && (await this.#save('linkPassage', { passageId: passage.id, entityId: actor.id }, passage.id))
    const renamed = linked && (await this.#save('saveEntity', { kind: 'actor', id: actor.id, name: `Renamed ${name}` }))
    const note =
      renamed && (await this.#save('saveNote', { title: `Note ${name}`, aboutId: articleId, state: aWord(name) }))
    return note !== null
  }

  async #save(
    call: string,
    args: { id?: string; [field: string]: unknown },
    about = args.id,
  ): Promise<Document | null> {
    this.underWay = about ?? null
    const answer = await this.#ask(call, args)
    if (!answer) return null
    const document = answer.value as Document
    this.saved.set(document.id, document)
    this.underWay = null
    return document
  }

  /** Null once the process has ended, or said that it could not save. */
  async #ask(call: string, args: object): Promise<Answered | null> {
    const answer = await this.#batch.ask(call, args)
    if (!answer) return null
    if (!answer.ok && !diskTrouble.has(answer.error?.kind ?? '')) throw new Error(`${call}: ${answer.error?.message}`)
    if (!answer.ok) return null
    this.acknowledged++
    return answer
  }
}

/** The editor state of a note with one paragraph. */
function aWord(text: string) {
  const word = { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }
  const paragraph = { type: 'paragraph', version: 1, children: [word], direction: null, format: '', indent: 0 }
  const root = { type: 'root', version: 1, children: [paragraph], direction: null, format: '', indent: 0 }
  return { v: 1, lexical: '0.52.0', state: { root } }
}

type Store = {
  document: (id: string) => Document | undefined
  text: (sha256: string) => Promise<string>
}

/** Everything that was called saved is there as it was; what was under way is there in its old or its new form. */
export async function expectAcknowledged(work: Work, store: Store): Promise<void> {
  for (const [id, saved] of work.saved) {
    const found = store.document(id)
    if (id === work.underWay) expect(found?.id).toBe(id)
    else expect(found).toEqual(saved)
  }
  for (const [id, text] of work.texts) {
    const article = store.document(id) as Article | undefined
    expect(article?.id).toBe(id)
    expect(await store.text(article?.textSha256 ?? '')).toBe(text)
  }
}
