import { say } from '../words.ts'
import type { LeftOut } from './left-out.ts'

/** What of a file stays in its original alone, a few words for each kind: "2 comments", "3 images". */
export function notKept(left: readonly LeftOut[] | undefined): string[] {
  return (left ?? []).map(({ what, count, names }) => {
    const said = say(`imports.left.${what}`, { count })
    return names ? say('imports.leftNamed', { what: said, names: names.join(', ') }) : said
  })
}
