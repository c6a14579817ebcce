import { Document, type Footer, type IPropertiesOptions, Packer } from 'docx'
import { filesInZip } from '../files-in-zip.ts'
import { streamedZip } from '../streamed-zip.ts'
import type { Parts } from './entries.ts'
import type { Footnotes } from './footnotes.ts'

type Frame = Omit<IPropertiesOptions, 'sections' | 'footnotes'> & { footer: Footer }

/** So many paragraphs are written at a time: the library takes a hundred times the memory of their words. */
const atOnce = 200

const bodyPath = 'word/document.xml'
const notesPath = 'word/footnotes.xml'

/**
 * A Word file whose text is never whole in memory. The library writes an empty document, and then piece by piece
 * documents of a few paragraphs; their bodies and footnotes stand in the empty one, one after the other. Paragraphs
 * must therefore need nothing but styles: no images and no links that the file would have to list apart.
 */
export async function* streamedDocument(
  { footer, ...frame }: Frame,
  text: AsyncIterable<Parts>,
  notes: Footnotes,
): AsyncGenerator<Uint8Array> {
  const files = await written({ ...frame, sections: [{ children: [], footers: { default: footer } }] })
  const [head, tail] = cutAt(files.get(bodyPath) ?? '', '<w:sectPr>')
  const [notesHead, notesTail] = cutAt(files.get(notesPath) ?? '', '</w:footnotes>')
  const ofNotes: string[] = []
  const body = async function* () {
    yield head
    for await (const { body, footnotes } of pieces(text, notes)) {
      ofNotes.push(footnotes)
      yield body
    }
    yield tail
  }
  const others = [...files].filter(([path]) => path !== bodyPath && path !== notesPath)
  yield* streamedZip([
    ...others.map(([path, xml]) => ({ path, content: () => [path === 'docProps/core.xml' ? untimed(xml) : xml] })),
    { path: bodyPath, content: body },
    // Known once the body was written.
    { path: notesPath, content: () => [notesHead, ...ofNotes, notesTail] },
  ])
}

async function* pieces(text: AsyncIterable<Parts>, notes: Footnotes) {
  let children: Parts = []
  for await (const parts of text)
    for (const part of parts) {
      children.push(part)
      if (children.length < atOnce) continue
      yield await piece(children, notes)
      children = []
    }
  if (children.length > 0) yield await piece(children, notes)
}

async function piece(children: Parts, notes: Footnotes): Promise<{ body: string; footnotes: string }> {
  const files = await written({ footnotes: notes.take(), sections: [{ children }] })
  const [body] = cutAt(between(files.get(bodyPath) ?? '', '<w:body>'), '<w:sectPr>')
  const [footnotes] = cutAt(between(files.get(notesPath) ?? '', '<w:footnotes '), '</w:footnotes>')
  return { body, footnotes: afterSeparators(footnotes) }
}

async function written(options: IPropertiesOptions): Promise<Map<string, string>> {
  const files = await filesInZip(await Packer.toBuffer(new Document(options)))
  return new Map([...files].map(([path, bytes]) => [path, bytes.toString('utf8')]))
}

function cutAt(xml: string, sign: string): [before: string, rest: string] {
  const at = xml.lastIndexOf(sign)
  if (at < 0) throw new Error(`The library writes no ${sign}`)
  return [xml.slice(0, at), xml.slice(at)]
}

const between = (xml: string, sign: string) => xml.slice(xml.indexOf(sign) + sign.length)

/** Every file of footnotes begins with the two lines that part them from the text. */
function afterSeparators(footnotes: string): string {
  const first = /<w:footnote w:id="\d/.exec(footnotes)
  return first ? footnotes.slice(first.index) : ''
}

/** When it was written is nobody's business, and would make every export another file. */
function untimed(xml: string): string {
  return xml.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
}
