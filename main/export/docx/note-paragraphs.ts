import { HeadingLevel, type ParagraphChild, type Paragraph, type Table } from 'docx'
import type { Note } from '#contract/note.ts'
import { blocksOfNote, type Inline, type NoteBlock, plainOf } from '../note-blocks.ts'
import type { Footnotes } from './footnotes.ts'
import { lookOf, paragraph, plain, runsOf } from './runs.ts'
import { table } from './tables.ts'

type Parts = (Paragraph | Table)[]

export function noteParagraphs(note: Note, notes: Footnotes): Parts {
  return blocksOfNote(note).flatMap((block) => partsOf(block, notes))
}

function partsOf(block: NoteBlock, notes: Footnotes): Parts {
  switch (block.kind) {
    case 'paragraph':
      return [line(block.inlines)]
    case 'heading':
      return [line(block.inlines, { heading: HeadingLevel.HEADING_4 })]
    case 'quote':
      return [line(block.inlines, { style: 'Quote' })]
    case 'code':
      return [paragraph(block.text, { children: runsOf(block.text, { font: 'Consolas' }) })]
    case 'list':
      return listParts(block, 0)
    case 'table':
      return [
        table(
          block.rows.map(({ header, cells }) => ({
            header,
            cells: cells.map((cell) => [line(cell, { style: 'Cell' })]),
          })),
        ),
      ]
    case 'passage':
      return [quotation(block.exact, block.source, notes)]
    case 'rule':
      return [plain('', { thematicBreak: true })]
  }
}

/** Quoted words with the sign that leads to their source. */
export function quotation(exact: string, source: string, notes: Footnotes, style = 'Quote'): Paragraph {
  const children: ParagraphChild[] = [...runsOf(exact), ...(source === '' ? [] : [notes.refer(source)])]
  return paragraph(exact, { style, children })
}

function line(inlines: readonly Inline[], options: Parameters<typeof plain>[1] = {}): Paragraph {
  return paragraph(plainOf(inlines), { ...options, children: inlines.flatMap(inlineRuns) })
}

function inlineRuns(inline: Inline): ParagraphChild[] {
  if (inline.kind === 'break') return runsOf('\n')
  if (inline.kind === 'reference') return runsOf(inline.label)
  const named: Readonly<Record<string, string>> = { highlight: 'bold' }
  const look = inline.formats.map((format) => lookOf(named[format] ?? format))
  return runsOf(inline.text, Object.assign({}, ...look) as object)
}

function listParts({ ordered, start, items }: Extract<NoteBlock, { kind: 'list' }>, level: number): Parts {
  return items.flatMap((item, at) => {
    const box = item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ '
    const lead = ordered ? `${start + at}. ${box}` : box
    const shape = ordered ? { indent: { left: 720 * (level + 1) } } : { bullet: { level: Math.min(level, 8) } }
    const own = paragraph(plainOf(item.inlines), {
      ...shape,
      children: [...(lead === '' ? [] : runsOf(lead)), ...item.inlines.flatMap(inlineRuns)],
    })
    return [own, ...item.lists.flatMap((list) => listParts(list, level + 1))]
  })
}
