import { SaxesParser } from 'saxes'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'

const largestStyle = 1_000_000
/** The elements of a style with every macro written out; the largest styles of the public collection have about 30,000. */
const mostElements = 200_000
const mostDepth = 100
const cslNamespace = 'http://purl.org/net/xbiblio/csl'

/** What is known of a style before it is used: its name for people. */
export type CheckedStyle = { title: string; xml: string }

type Macro = { elements: number; calls: string[] }

/**
 * Looks a style file through before anything is made of it: well-formed, without a document type, a style of its own
 * with a bibliography, and no larger than a style is once its macros are written out. Throws a MaterialError.
 */
export function checkStyle(xml: string): CheckedStyle {
  if (xml.length > largestStyle) throw refused('tooLarge')
  const found = readStyle(xml)
  if (!found.isStyle) throw refused('notAStyle')
  if (found.parent !== undefined) throw refused('dependent', found.parent)
  if (!found.hasBibliography) throw refused('noBibliography')
  if (writtenOut(found.macros, { elements: found.elements, calls: found.calls }) > mostElements)
    throw refused('tooLarge')
  return { title: found.title.trim().slice(0, 200) || say('references.unnamedStyle'), xml }
}

const refused = (why: 'tooLarge' | 'notAStyle' | 'dependent' | 'noBibliography' | 'endless', parent = '') =>
  new MaterialError(say(`references.style.${why}`, { parent }))

function readStyle(xml: string) {
  const parser = new SaxesParser({ xmlns: true })
  const macros = new Map<string, Macro>()
  const found = { isStyle: false, hasBibliography: false, title: '', elements: 0, calls: [] as string[], macros }
  let parent: string | undefined
  let macro: Macro | null = null
  const path: string[] = []
  parser.on('error', (error) => {
    throw new MaterialError(say('references.style.notXml', { why: error.message }), { cause: error })
  })
  parser.on('doctype', () => {
    throw refused('notAStyle')
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    const value = (name: string) => attributes[name]?.value
    if (path.length === 0) found.isStyle = local === 'style' && uri === cslNamespace
    if (local === 'bibliography' && path.length === 1) found.hasBibliography = true
    if (local === 'link' && value('rel') === 'independent-parent') parent = (value('href') ?? '').slice(0, 300)
    if (local === 'macro' && path.length === 1) macros.set(value('name') ?? '', (macro = { elements: 0, calls: [] }))
    const into = macro ?? found
    into.elements += 1
    const called = local === 'text' || local === 'key' ? value('macro') : undefined
    if (called !== undefined) into.calls.push(called)
    path.push(local)
    if (path.length > mostDepth) throw refused('tooLarge')
  })
  parser.on('closetag', () => {
    if (path.pop() === 'macro') macro = null
  })
  parser.on('text', (text) => {
    if (path.join('/') === 'style/info/title') found.title += text
  })
  parser.write(xml).close()
  return { ...found, parent }
}

/** How many elements a part has when every macro it calls is written out. Throws for one that calls itself. */
function writtenOut(macros: ReadonlyMap<string, Macro>, part: Macro): number {
  const known = new Map<Macro, number>()
  const open = new Set<Macro>()
  const sizeOf = (one: Macro): number => {
    const before = known.get(one)
    if (before !== undefined) return before
    if (open.has(one)) throw refused('endless')
    if (open.size > mostDepth) throw refused('tooLarge')
    open.add(one)
    let size = one.elements
    for (const name of one.calls) {
      const called = macros.get(name)
      if (called) size = Math.min(size + sizeOf(called), Number.MAX_SAFE_INTEGER / 2)
    }
    open.delete(one)
    known.set(one, size)
    return size
  }
  return sizeOf(part)
}
