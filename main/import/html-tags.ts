/** Reading a page without building its tree, for pages made to make that slow. */

const voidElement = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** Whether more tags stand open at once than `most`: a page with fewer tags in all need not be looked through. */
export function hasMoreOpen(html: string, most: number): boolean {
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0 && tags <= most; at = html.indexOf('<', at + 1)) tags += 1
  return tags > most && openTags(html) > most
}

/** The most tags that stand open at once, by counting alone. */
function openTags(html: string): number {
  let open = 0
  let most = 0
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (voidElement.test(name)) continue
    open = Math.max(0, open + (closing ? -1 : 1))
    most = Math.max(most, open)
  }
  return most
}

/** What stands outside of tags. A `<` that nothing closes is text. */
export function withoutTags(html: string): string {
  let text = ''
  let at = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    const close = html.indexOf('>', open)
    if (close < 0) break
    text += `${html.slice(at, open)} `
    at = close + 1
  }
  return text + html.slice(at)
}
