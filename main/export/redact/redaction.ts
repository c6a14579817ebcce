import { type ArticleText, plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { ExportOptions } from '#contract/calls/parts.ts'
import type { Document } from '#contract/document.ts'
import type { Actor } from '#contract/entity.ts'
import { letterOf } from '#contract/exports.ts'
import { type Id, kinds } from '#contract/ids.ts'
import type { Target } from '#contract/passage.ts'
import { needEntity } from '../../entities/resolve.ts'
import { bytesOfText } from '../../library/content-files.ts'
import { sha256Of } from '../../library/hashes.ts'
import type { Library } from '../../library/library.ts'
import { placePassage } from '../../passages/place-passage.ts'
import { countWords } from '../../text/words.ts'
import { say } from '../../words.ts'
import { createOtherNames, offsetAfter, type OtherNames, type Renamed } from './other-names.ts'
import { Recognisable } from './recognisable.ts'
import { redactDocument, type Reworked } from './redact-document.ts'
import { redactText } from './redact-text.ts'

/** What an export shows instead of what the library holds. */
export type Redaction = {
  words: (text: string) => string
  document: (document: Document) => Document
  /** The text and the imported file of a reworked article, by the SHA-256 that its document now names. */
  textFor: (sha256: string) => Promise<ArticleText | null>
  originalFor: (sha256: string) => Promise<Uint8Array | null>
  /** Where somebody may still be recognised. */
  recognisable: string[]
}

export type Redact = NonNullable<ExportOptions['redact']>

/**
 * Works out an export under other names. Every text is read once before anything is written, because a new name is
 * longer or shorter than the old one and every place in the text moves; only places and hashes are kept of it.
 *
 * `shown` is the library as far as it is exported; a preview looks at the first `mostTexts` alone.
 */
export async function createRedaction(
  library: Library,
  shown: Library,
  asked: Redact,
  mostTexts = Infinity,
): Promise<Redaction> {
  const people = peopleOf(library, asked)
  const names = createOtherNames(people)
  const recognisable = new Recognisable(people)
  const reworking = new Reworking(shown, names)
  let looked = 0
  for (const article of shown.collection('article').values()) {
    if (looked >= mostTexts) break
    looked += 1
    const plain = await reworking.take(article)
    recognisable.look(plain)
  }
  const byId = new Map(people.map((person) => [person.actor.id as string, person]))
  const reworked: Reworked = { article: (id) => reworking.article(id), target: (id) => reworking.target(id) }
  const document = (one: Document) => redactDocument(one, names, byId, reworked)
  if (mostTexts === Infinity || looked < mostTexts) lookAtWords(shown, document, recognisable)
  return {
    words: names.in,
    document,
    textFor: (sha256) => reworking.text(sha256),
    originalFor: (sha256) => reworking.original(sha256),
    recognisable: [...recognisable.told(), ...alwaysTold(people, looked >= mostTexts ? looked : null)],
  }
}

/** Who leaves under which name, with every name each goes by. */
function peopleOf(library: Library, asked: Redact): Renamed[] {
  return asked.map(({ actorId, as }, index) => {
    const actor = needEntity(library, actorId) as Actor
    const pseudonym = as?.trim() || say('exports.pseudonym', { letter: letterOf(index) })
    return { actor, names: [actor.name, ...actor.aliases.map(({ name }) => name)], pseudonym }
  })
}

function alwaysTold(people: readonly Renamed[], looked: number | null): string[] {
  const described = people.filter(({ actor }) => actor.description || actor.country)
  return [
    ...(looked === null ? [] : [say('exports.recognisable.onlyLookedAt', { count: looked })]),
    ...described.map(({ pseudonym }) => say('exports.recognisable.described', { pseudonym })),
    say('exports.recognisable.context'),
  ]
}

/** Names in anything else that is words: titles, notes, comments, descriptions. */
function lookAtWords(shown: Library, told: (document: Document) => Document, recognisable: Recognisable): void {
  for (const kind of kinds)
    for (const document of shown.collection(kind).values()) {
      const { text, title, name, comment, description } = told(document) as Record<string, unknown>
      for (const words of [text, title, name, comment, description])
        if (typeof words === 'string') recognisable.look(words)
    }
}

/** The new texts of articles, and where their passages stand in them. */
class Reworking {
  readonly #library: Library
  readonly #names: OtherNames
  readonly #articles = new Map<string, Pick<Article, 'textSha256' | 'plainSha256' | 'words' | 'original'>>()
  readonly #targets = new Map<string, Target>()
  /** From the new SHA-256 of a text, and of a plain text, to the SHA-256 that the library keeps it under. */
  readonly #texts = new Map<string, string>()
  readonly #plain = new Map<string, string>()

  constructor(library: Library, names: OtherNames) {
    this.#library = library
    this.#names = names
  }

  article(id: Id<'article'>) {
    return this.#articles.get(id)
  }

  target(id: Id<'passage'>) {
    return this.#targets.get(id)
  }

  /** Answers the new plain text; empty when the text is missing. */
  async take(article: Article): Promise<string> {
    const stored = await this.#library.texts.get(article.textSha256)
    if (!stored) return ''
    const { text, replacements } = redactText(stored, this.#names)
    const plain = plainTextOf(text.blocks)
    const bytes = Buffer.from(plain)
    const [textSha256, plainSha256] = [sha256Of(bytesOfText(text)), sha256Of(bytes)]
    const original = { mediaType: 'text/plain', sha256: plainSha256, bytes: bytes.length, encoding: 'utf-8' }
    this.#articles.set(article.id, { textSha256, plainSha256, words: countWords(plain), original })
    this.#texts.set(textSha256, article.textSha256)
    this.#plain.set(plainSha256, article.textSha256)
    for (const id of this.#library.references.passagesOfArticle(article.id)) {
      const passage = this.#library.get(id)
      if (!passage || passage.state === 'orphaned') continue
      const start = offsetAfter(replacements, passage.target.start, 'start')
      const end = offsetAfter(replacements, passage.target.end, 'end')
      if (start < end && end <= plain.length) this.#targets.set(id, placePassage(plain, textSha256, start, end))
    }
    return plain
  }

  async text(sha256: string): Promise<ArticleText | null> {
    const stored = await this.#library.texts.get(this.#texts.get(sha256) ?? sha256)
    return stored && redactText(stored, this.#names).text
  }

  async original(sha256: string): Promise<Uint8Array | null> {
    const kept = this.#plain.get(sha256)
    const stored = kept === undefined ? null : await this.#library.texts.get(kept)
    return stored && Buffer.from(plainTextOf(redactText(stored, this.#names).text.blocks))
  }
}
