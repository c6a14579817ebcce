import { say } from '../../words.ts'
import type { Writer, WriterOptions } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { countParts, partFiles } from '../report-parts.ts'

/** The report for Word and LibreOffice: every quotation has its source in a footnote. */
export const docx: Writer = {
  files: (gathered, fileName, options) => partFiles(gathered, fileName, (part) => documentOf(part, options)),
  parts: (gathered) => countParts(gathered),
  notCarried: ({ wholeTexts }) => [
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.images'),
    say('exports.notCarried.codebook'),
    say('exports.notCarried.offsets'),
    ...(wholeTexts ? [] : [say('exports.notCarried.wholeTexts')]),
  ],
}

/** What writes it is large, and loaded when it is asked for. */
async function* documentOf(gathered: Gathered, options: WriterOptions): AsyncGenerator<Uint8Array> {
  const document = await import('./document.ts')
  yield* document.documentOf(gathered, options)
}
