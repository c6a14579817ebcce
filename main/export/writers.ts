import type { ExportFormat } from '#contract/exports.ts'
import { bibtex, csl, references, ris } from './bibliography.ts'
import { csv } from './csv.ts'
import type { Writer } from './export-file.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { w3c } from './w3c.ts'

/** One writer a format; a library file is no view of the library, and is written elsewhere. */
export const writers: Readonly<Record<Exclude<ExportFormat, 'library'>, Writer>> = {
  markdown,
  html,
  csv,
  json,
  w3c,
  references,
  ris,
  bibtex,
  csl,
}
