import type { Id } from '#contract/ids.ts'
import type { SearchHit } from '#contract/views.ts'
import { pathTo, pathToPassage, pathToPlace } from '../routes.ts'

/** Where a result leads: the place in the text where there is one, else the page of what was found. */
export function pathOfHit(hit: SearchHit): string {
  if (hit.kind === 'passage' && hit.articleId) return pathToPassage(hit.articleId, hit.id as Id<'passage'>)
  if (hit.kind === 'article' && hit.start !== undefined)
    return pathToPlace(hit.id as Id<'article'>, hit.start, wordsFound(hit))
  return pathTo(hit.id)
}

/** The first words marked in the snippet, exactly as they stand in the text. */
function wordsFound({ snippet: { text, hits } }: SearchHit): string | undefined {
  const [first] = hits
  return first && text.slice(first[0], first[1])
}
