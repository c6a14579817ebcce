import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { leafSeparator } from '#contract/article-text.ts'
import { calls, windowCalls } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import type { Notice } from '#contract/notices.ts'
import { answerCall, type HandlerTable } from '../../main/answer-call.ts'
import { articleCalls } from '../../main/articles/calls.ts'
import { claimCalls } from '../../main/claims/calls.ts'
import { codebookCalls } from '../../main/codebook/calls.ts'
import { crossReferenceCalls } from '../../main/cross-reference/calls.ts'
import { entityCalls } from '../../main/entities/calls.ts'
import { identityCalls } from '../../main/entities/identity-calls.ts'
import { historyCalls } from '../../main/history/calls.ts'
import { libraryCalls } from '../../main/library/calls.ts'
import type { Library } from '../../main/library/library.ts'
import { importCalls } from '../../main/import/calls.ts'
import { createImporter } from '../../main/import/importer.ts'
import { createLibrary } from '../../main/library/open.ts'
import { noteCalls } from '../../main/notes/calls.ts'
import { outsideCalls } from '../../main/outside/calls.ts'
import { passageCalls } from '../../main/passages/calls.ts'
import { purgeCalls, purgePreview } from '../../main/purge.ts'
import { suggestCalls } from '../../main/suggest/calls.ts'
import { createSuggester } from '../../main/suggest/suggester.ts'
import { call, followNotices, queries } from '../../renderer/notebook.ts'

/**
 * Puts a real library, in a temporary folder, behind the window: what is shown and saved went through the same door
 * and the same disk as in the app. `made` tells the calls, in order.
 */
export async function openRealNotebook() {
  const folder = mkdtempSync(join(tmpdir(), 'renderer-'))
  const library = await createLibrary(join(folder, 'library'), { name: 'Test', author: 'Ada' })
  const importer = createImporter()
  const suggester = createSuggester(library)
  const documentCalls = {
    ...importCalls(library, importer),
    ...libraryCalls(library),
    ...articleCalls(library),
    ...passageCalls(library),
    ...entityCalls(library),
    ...identityCalls(library),
    ...claimCalls(library),
    ...crossReferenceCalls(library),
    ...noteCalls(library),
    ...codebookCalls(library),
    ...historyCalls(library),
    ...outsideCalls(library),
    ...suggestCalls(library, suggester),
  }
  const handlers = {
    ...documentCalls,
    ...purgeCalls(library, documentCalls, { forgettingAfter: (work) => work() }),
    purgePreview: ({ id }: { id: Id }) => purgePreview(library, id),
    setUnsaved: () => null,
    writeClipboard: () => null,
  } as HandlerTable
  const listeners = new Set<(notice: Notice) => void>()
  const made: { name: string; args: unknown }[] = []
  library.onChanged(({ seq, puts, deletes }) => {
    const notice: Notice = { kind: 'changed', seq, ids: [...puts.map(({ id }) => id), ...deletes] }
    listeners.forEach((listen) => listen(notice))
  })
  window.notebook = {
    call: (name, args) => {
      made.push({ name, args })
      return answerCall([calls, windowCalls], handlers, name, args)
    },
    onNotice: (listen) => {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
  queries.clear()
  const stop = followNotices()
  onTestFinished(async () => {
    stop()
    queries.clear()
    await importer.close()
    await suggester.close()
    await library.close()
    await rm(folder, { recursive: true, force: true })
  })
  return { library, made, call }
}

/** Puts an article of paragraphs into the library, parted by blank lines as in its plain text. */
export async function addArticle(library: Library, text: string): Promise<Id<'article'>> {
  const blocks = text.split(leafSeparator).map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph }))
  const sha256 = 'a'.repeat(64)
  const article = {
    ...library.stamp('article'),
    title: blocks[0]?.text ?? '',
    authors: [],
    tags: [],
    status: 'unread' as const,
    original: { mediaType: 'text/plain', sha256, bytes: text.length },
    textSha256: await library.texts.put({ blocks }),
    plainSha256: sha256,
    words: text.split(/\s+/).length,
  }
  await library.commit({ label: { key: 'importArticle', args: { title: article.title } }, puts: [article] })
  return article.id
}
