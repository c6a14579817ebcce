import type { QuotedPassage } from './PassageQuoteNode.tsx'
import { idOf } from '#contract/ids.ts'

/** The clipboard and drag type by which the reader hands a passage over. */
export const passageType = 'application/x-sourcebook-passage+json'

const passageId = idOf('passage')
const articleId = idOf('article')

/** The passages that a paste or a drop carries: one or a list of them. Empty when none is whole. */
export function readPassages(json: string): QuotedPassage[] {
  const values = parse(json)
  return (Array.isArray(values) ? values : [values]).flatMap((value) => {
    const passage = readPassage(value)
    return passage === null ? [] : [passage]
  })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // Another program may use the type for something else; its paste then goes on as text.
    return null
  }
}

function readPassage(value: unknown): QuotedPassage | null {
  if (typeof value !== 'object' || value === null) return null
  const fields = value as Record<string, unknown>
  const passage = passageId.safeParse(fields['passageId'])
  const article = articleId.safeParse(fields['articleId'])
  const exact = fields['exact']
  if (!passage.success || !article.success || typeof exact !== 'string') return null
  const source = typeof fields['source'] === 'string' ? fields['source'] : ''
  return { passageId: passage.data, articleId: article.data, exact, source }
}
