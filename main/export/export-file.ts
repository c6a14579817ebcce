import type { ExportOptions } from '#contract/calls/parts.ts'
import type { Gathered } from './gather.ts'

/** A file to be written: its path inside the export, with `/`, the title of what it holds, its content in pieces. */
export type ExportFile = {
  path: string
  title: string
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
}

/** What some formats need that is not in the library. */
export type Tools = {
  /** Prints a page to PDF; only where there are windows. */
  printToPdf?: (report: { page: string; title: string }) => Promise<Uint8Array>
}

/** How references are written, by lists of them and in footnotes; which figure stands for many. */
export type WriterOptions = Pick<ExportOptions, 'style' | 'language' | 'policy'>

/** One format: what its files are, and what of the gathered things it cannot carry, in words. */
export type Writer = {
  files: (
    gathered: Gathered,
    fileName: string,
    tools: Tools & WriterOptions,
  ) => Iterable<ExportFile> | AsyncIterable<ExportFile>
  notCarried: (gathered: Gathered) => string[]
  /** Of what is one file while it is short: how many it takes. Several stand in a folder of their own. */
  parts?: (gathered: Gathered) => number
}
