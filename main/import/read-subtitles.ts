import type { Block } from '#contract/article-text.ts'
import { leftOut } from './left-out.ts'
import { paragraphsOf, type ParsedText, storedForm } from './parsed-text.ts'
import { languageTag } from './recognise-language.ts'

/** `00:01:02,345 --> 00:01:04,000`, hours left out as WebVTT may, and what WebVTT adds after it. */
const timing = /^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}/

/**
 * Subtitles (SubRip and WebVTT): what is said, with the second at which it begins. Numbers, positions and colours are
 * no words; a voice that WebVTT names stands before what it says.
 */
export function readSubtitles(source: string): ParsedText {
  const blocks: Block[] = []
  let notes = 0
  let fields: Omit<ParsedText, 'blocks'> = { authors: [] }
  for (const cue of paragraphsOf(storedForm(source))) {
    const lines = cue.split('\n')
    if (/^WEBVTT(?:\s|$)/.test(lines[0] ?? '')) fields = headOf(lines)
    const at = lines.findIndex((line) => timing.test(line))
    if (at < 0) {
      if (/^(?:NOTE|STYLE|REGION)\b/.test(lines[0] ?? '')) notes += 1
      else if (!/^WEBVTT(?:\s|$)/.test(lines[0] ?? '')) blocks.push(...said(lines, blocks.at(-1)))
      continue
    }
    blocks.push(...said(lines.slice(at + 1), { time: secondsIn(lines[at] ?? '') }))
  }
  return { ...fields, blocks, left: leftOut(['marks', notes]) }
}

/** A blank line inside a cue makes two stretches of it; both begin when it does. */
function said(lines: readonly string[], from: { time?: number | undefined } | undefined): Block[] {
  const text = lines
    .map((line) => plain(line).trim())
    .filter((line) => line !== '')
    .join('\n')
  return text === '' ? [] : [{ kind: 'paragraph', text, ...(from?.time !== undefined && { time: from.time }) }]
}

function secondsIn(line: string): number {
  const [whole = '', fraction = '0'] = (timing.exec(line)?.[1] ?? '0').split(/[.,]/)
  const seconds = whole.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return seconds + Number(`0.${fraction}`)
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00A0', lrm: '\u200E', rlm: '\u200F' }

function plain(line: string): string {
  return line
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]+)>/g, '$1: ')
    .replace(/<\/?[a-z][^<>]*>|<\d[\d:.]*>/gi, '')
    .replace(/\{\\[^{}]*\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => named[name] ?? '')
}

function headOf([first = '', ...rest]: string[]): Omit<ParsedText, 'blocks'> {
  const language = rest.find((line) => /^language\s*:/i.test(line))?.replace(/^[^:]*:/, '')
  const title = first.replace(/^WEBVTT[\s-]*/, '').trim()
  return { authors: [], title: title === '' ? undefined : title, language: languageTag(language) }
}
