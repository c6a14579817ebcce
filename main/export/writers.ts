import type { ExportFormat } from '#contract/exports.ts'
import { bibtex, csl, references, ris } from './bibliography.ts'
import { brat } from './brat/brat.ts'
import { csv } from './csv.ts'
import { docx } from './docx/docx.ts'
import type { Writer } from './export-file.ts'
import { ftm } from './ftm.ts'
import { gexf } from './graphs/gexf.ts'
import { graphml } from './graphs/graphml.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { qdc, qdpx } from './refi-qda/qdpx.ts'
import { pdf } from './pdf.ts'
import { acled, claims, ucdp } from './tables/writers.ts'
import { xlsx } from './tables/xlsx.ts'
import { timelinejs } from './timelinejs.ts'
import { w3c } from './w3c.ts'

/** One writer a format; a library file is no view of the library, and is written elsewhere. */
export const writers: Readonly<Record<Exclude<ExportFormat, 'library'>, Writer>> = {
  markdown,
  html,
  pdf,
  docx,
  csv,
  xlsx,
  claims,
  acled,
  ucdp,
  gexf,
  graphml,
  timelinejs,
  ftm,
  json,
  w3c,
  qdpx,
  qdc,
  brat,
  references,
  ris,
  bibtex,
  csl,
}
