import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Article } from '#contract/article.ts'
import { plainTextOf } from '#contract/article-text.ts'
import type { Document } from '#contract/document.ts'
import { kinds } from '#contract/ids.ts'
import { articleCalls } from '../../../main/articles/calls.ts'
import { claimCalls } from '../../../main/claims/calls.ts'
import { codebookCalls } from '../../../main/codebook/calls.ts'
import { crossReferenceCalls } from '../../../main/cross-reference/calls.ts'
import { entityCalls } from '../../../main/entities/calls.ts'
import { identityCalls } from '../../../main/entities/identity-calls.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import type { Library } from '../../../main/library/library.ts'
import { noteCalls } from '../../../main/notes/calls.ts'
import { passageCalls } from '../../../main/passages/calls.ts'

/** A real library in a temporary folder with the calls that code it; both go when the test ends. */
export async function startCoding() {
  const folder = mkdtempSync(join(tmpdir(), 'coding-'))
  const library = await createLibrary(join(folder, 'library'), { name: 'Test', author: 'Ada' })
  onTestFinished(async () => {
    await library.close()
    await rm(folder, { recursive: true, force: true })
  })
  return codingOf(library)
}

export type Coding = Awaited<ReturnType<typeof startCoding>>

function codingOf(library: Library) {
  const calls = {
    ...articleCalls(library),
    ...passageCalls(library),
    ...entityCalls(library),
    ...identityCalls(library),
    ...claimCalls(library),
    ...crossReferenceCalls(library),
    ...noteCalls(library),
    ...codebookCalls(library),
  }
  return {
    library,
    ...calls,
    addArticle: (text: string, fields: Partial<Article> = {}) => addArticle(library, text, fields),
    actor: (name: string, fields: object = {}) => calls.saveEntity({ kind: 'actor', name, ...fields }),
    event: (name: string, fields: object = {}) => calls.saveEntity({ kind: 'event', name, ...fields }),
    /** The passage of these words, at their first place in the text. */
    passage: async (article: Article & { text: string }, words: string) => {
      const start = article.text.indexOf(words)
      return calls.savePassage({ articleId: article.id, start, end: start + words.length })
    },
  }
}

async function addArticle(library: Library, text: string, fields: Partial<Article>) {
  const blocks = text.split('\n\n').map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph }))
  const plainSha256 = createHash('sha256').update(plainTextOf(blocks)).digest('hex')
  const article: Article = {
    ...library.stamp('article'),
    title: text.slice(0, 40),
    authors: [],
    tags: [],
    status: 'unread',
    original: { mediaType: 'text/plain', sha256: plainSha256, bytes: text.length },
    textSha256: await library.texts.put({ blocks }),
    plainSha256,
    words: 1,
    ...fields,
  }
  await library.commit({ label: { key: 'importArticle', args: { title: article.title } }, puts: [article] })
  return { ...article, text: plainTextOf(blocks) }
}

/** Every document of a library, by id: what two states are compared by. */
export function everything(library: Library): Record<string, Document> {
  const documents = kinds.flatMap((kind) => [...library.collection(kind).values()] as Document[])
  return Object.fromEntries(documents.map((document) => [document.id, document]))
}

/** Closes and opens again. */
export async function reopened(library: Library): Promise<Library> {
  await library.close()
  const again = await openLibrary(library.path, { author: library.author })
  onTestFinished(() => again.close())
  return again
}
