import { type IParagraphOptions, type IRunOptions, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { Mark } from '#contract/article-text.ts'
import { inXml } from '../xml-text.ts'

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const strong = /\p{L}/u

/** Which way a text runs, by its first letter. */
export function runsRightToLeft(text: string): boolean {
  const first = strong.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first)
}

/** Neighbouring words of one direction: Word takes fonts and cursive forms by the direction that a run says it has. */
const stretches = /[^\p{L}]*(?:\p{L}[^\p{L}]*)?/gu

function byDirection(text: string): { text: string; rightToLeft: boolean }[] {
  const found: { text: string; rightToLeft: boolean }[] = []
  for (const [piece] of text.matchAll(stretches)) {
    if (piece === '') continue
    const last = found.at(-1)
    const is = strong.test(piece) ? runsRightToLeft(piece) : (last?.rightToLeft ?? false)
    if (last?.rightToLeft === is) last.text += piece
    else found.push({ text: piece, rightToLeft: is })
  }
  return found
}

type Look = Omit<IRunOptions, 'text' | 'children' | 'break' | 'rightToLeft'>

/** Words as runs: line breaks kept, each stretch in its own direction. */
export function runsOf(text: string, look: Look = {}): TextRun[] {
  return inXml(text)
    .split('\n')
    .flatMap((line, at) => [
      ...(at > 0 ? [new TextRun({ break: 1 })] : []),
      ...byDirection(line).map((piece) => new TextRun({ ...look, ...piece })),
    ])
}

const looks: Readonly<Record<Exclude<Mark['kind'], 'link'>, Look>> = {
  bold: { bold: true },
  italic: { italics: true },
  underline: { underline: {} },
  strikethrough: { strike: true },
  superscript: { superScript: true },
  subscript: { subScript: true },
  code: { font: 'Consolas' },
}

export const lookOf = (kind: string): Look => looks[kind as keyof typeof looks] ?? {}

/** A leaf with its formats, cut wherever one begins or ends. */
export function markedRuns(text: string, marks: readonly Mark[] = []): TextRun[] {
  const within = (offset: number) => Math.min(Math.max(offset, 0), text.length)
  const borders = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [within(start), within(end)])])]
  borders.sort((a, b) => a - b)
  return borders.slice(0, -1).flatMap((start, at) => {
    const end = borders[at + 1] ?? text.length
    const covering = marks.filter((mark) => mark.start <= start && mark.end >= end)
    return runsOf(text.slice(start, end), Object.assign({}, ...covering.map(({ kind }) => lookOf(kind))) as Look)
  })
}

/** A paragraph in the direction of its text. */
type Shape = Omit<IParagraphOptions, 'children' | 'text' | 'bidirectional'>

export function paragraph(text: string, options: Shape & { children: readonly ParagraphChild[] }): Paragraph {
  return new Paragraph({ ...options, bidirectional: runsRightToLeft(text) })
}

export function plain(text: string, options: Shape = {}): Paragraph {
  return paragraph(text, { ...options, children: runsOf(text) })
}
