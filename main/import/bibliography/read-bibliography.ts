import { looksLikeBibtex } from './bibtex-entries.ts'
import { readBibtex } from './read-bibtex.ts'
import { looksLikeCslJson, readCslJson } from './read-csl-json.ts'
import { looksLikeEndnote, readEndnote } from './read-endnote.ts'
import { looksLikeRis, readRis } from './read-ris.ts'
import { looksLikeZoteroCsv, readZoteroCsv } from './read-zotero-csv.ts'
import type { Bibliography } from './record.ts'

export const bibliographyFormats = ['ris', 'bibtex', 'csl', 'endnote', 'zotero'] as const
export type BibliographyFormat = (typeof bibliographyFormats)[number]

/** What a bibliography's file is called on the web. */
export const bibliographyMediaTypes: Readonly<Record<BibliographyFormat, string>> = {
  ris: 'application/x-research-info-systems',
  bibtex: 'application/x-bibtex',
  csl: 'application/vnd.citationstyles.csl+json',
  endnote: 'application/xml',
  zotero: 'text/csv',
}

/** Endings of names under which bibliographies are kept; of `.json` and `.xml` only what says so inside. */
const endings: Readonly<Record<BibliographyFormat, RegExp>> = {
  ris: /\.ris$/i,
  bibtex: /\.(?:bib|bibtex|biblatex)$/i,
  csl: /\.(?:json|csljson)$/i,
  endnote: /\.(?:xml|enx)$/i,
  zotero: /\.csv$/i,
}

const looksLike: Readonly<Record<BibliographyFormat, (text: string) => boolean>> = {
  ris: looksLikeRis,
  bibtex: looksLikeBibtex,
  csl: looksLikeCslJson,
  endnote: looksLikeEndnote,
  zotero: looksLikeZoteroCsv,
}

const readers: Readonly<Record<BibliographyFormat, (text: string) => Bibliography>> = {
  ris: readRis,
  bibtex: readBibtex,
  csl: readCslJson,
  endnote: readEndnote,
  zotero: readZoteroCsv,
}

/** Whether a name may be a bibliography's: such files are read last, when what they describe is there. */
export const maybeBibliography = (name: string): boolean =>
  /\.(?:ris|bib|bibtex|biblatex|json|csljson|xml|enx|csv|tsv|tab)$/i.test(name)

/** The format of a bibliography, by its name and how it begins; null for everything else. */
export function bibliographyFormat(name: string, text: string): BibliographyFormat | null {
  return bibliographyFormats.find((format) => endings[format].test(name) && looksLike[format](text)) ?? null
}

export function readBibliography(format: BibliographyFormat, text: string): Bibliography {
  return readers[format](text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
}
