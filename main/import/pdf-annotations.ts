import type { PdfLine } from './pdf-lines.ts'

/** What lies upon a page: notes, fields of a form, text typed over the print. */
export type PdfAnnotation = {
  subtype?: string
  rect?: number[]
  /** The lines that a viewer shows in its box. */
  textContent?: string[]
  fieldType?: string
  fieldValue?: unknown
  contentsObj?: { str?: string }
}

/** Notes and marks that readers left on the page: not the document's own words. */
export function commentsIn(annotations: readonly PdfAnnotation[]): number {
  return annotations.filter((one) => !isPrinted(one) && Boolean(one.contentsObj?.str)).length
}

/** Text in fields and text boxes is printed with the page, so it belongs to its words. */
const isPrinted = ({ subtype, fieldType }: PdfAnnotation) =>
  subtype === 'FreeText' || (subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Ch'))

/** The page's lines with what was filled in, each where it stands. */
export function withFilledIn(lines: readonly PdfLine[], annotations: readonly PdfAnnotation[]): PdfLine[] {
  const whole = [...lines]
  for (const annotation of annotations) {
    if (!isPrinted(annotation)) continue
    const filled = linesIn(annotation)
    const top = filled[0]?.y ?? 0
    const below = whole.findIndex(({ y }) => y < top - 2)
    whole.splice(below < 0 ? whole.length : below, 0, ...filled)
  }
  return whole
}

function linesIn({ rect = [], textContent, fieldValue }: PdfAnnotation): PdfLine[] {
  const written = textContent ?? (typeof fieldValue === 'string' ? [fieldValue] : [])
  const texts = written
    .flatMap((text) => text.split(/[\r\n]+/))
    .map((text) => text.replace(/[\0-\x20\x7F\s]+/g, ' ').trim())
    .filter((text) => text !== '')
  const [left = 0, foot = 0, right = 0, top = 0] = rect
  const size = Math.min(11, Math.max(6, Math.abs(top - foot) / Math.max(texts.length, 1)))
  return texts.map((text, index) => ({ text, left, right, y: top - size * (index + 1), size }))
}
