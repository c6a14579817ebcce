import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LibraryLicence } from '#contract/views.ts'

/** The bundles, and the character tables of PDFs, which come beside the first. */
const bundles = ['main', 'preload', 'renderer', 'main/cmaps']

/** What the libraries in the built bundles ask to be told with them. */
export async function licencesIn(out: string): Promise<LibraryLicence[]> {
  const found = (await Promise.all(bundles.map((bundle) => licencesOf(join(out, bundle))))).flat()
  const once = new Map(found.map((one) => [`${one.name}@${one.version}`, one]))
  return [...once.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** As the build wrote them; none where the program runs from its source. */
async function licencesOf(folder: string): Promise<LibraryLicence[]> {
  const written = await readFile(join(folder, 'licences.json'), 'utf8').catch(() => '[]')
  const listed = JSON.parse(written) as { name: string; version: string; identifier?: string; text?: string }[]
  return listed.map(({ name, version, identifier = '', text = '' }) => ({ name, version, licence: identifier, text }))
}
