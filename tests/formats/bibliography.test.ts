import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readBibliography, bibliographyFormat } from '../../main/import/bibliography/read-bibliography.ts'
import type { CslItem } from '../../main/references/csl-item.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'
import { casesOf, compare, comparedOf, expectedOf } from './compared.ts'

const sets = [
  ['ris', 'zotero-RIS.testcases.json', 91],
  ['bibtex', 'zotero-BibTeX.testcases.json', 19],
  ['csl', 'zotero-CSL_JSON.testcases.json', 1],
  ['endnote', 'zotero-Endnote_XML.testcases.json', 11],
] as const

describe.skipIf(!hasSharedData)('records that Zotero reads from the same files', () => {
  it.each(sets)('%s: at least 95 % of title, creators, date, address and container', (format, name, count) => {
    const all = { fields: 0, wrong: [] as string[] }
    let records = 0
    for (const [at, { input, expected_items }] of casesOf(name).entries()) {
      const read = readBibliography(format, input)
      const expected = expected_items
      expect(read.records.length, `${name} ${at}`).toBe(expected.length)
      records += expected.length
      for (const [index, item] of expected.entries()) {
        const record = read.records[index]
        const { fields, wrong } = compare(expectedOf(item), record && comparedOf(record.item), `${at}.${index}`)
        all.fields += fields
        all.wrong.push(...wrong)
      }
    }
    expect(records).toBe(count)
    expect(1 - all.wrong.length / all.fields, all.wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })
})

describe.skipIf(!hasSharedData)('records that citation-js reads from the same files', () => {
  const mapped = () =>
    JSON.parse(readFileSync(shared('e_biblio/citation-js/mapping/bibtex-csl.json'), 'utf8')) as CslItem[]

  it('at least 95 % of the fields of every type of BibTeX', () => {
    const text = readFileSync(shared('e_biblio/citation-js/mapping/bibtex-input.bib'), 'utf8')
    const { records, problems } = readBibliography('bibtex', text)
    expect(problems).toEqual([])
    const all = { fields: 0, wrong: [] as string[] }
    for (const expected of mapped()) {
      const record = records.find(({ item }) => item.id === expected.id)
      const { fields, wrong } = compare(comparedOf(expected), record && comparedOf(record.item), expected.id)
      all.fields += fields
      all.wrong.push(...wrong)
    }
    expect(all.fields).toBe(67)
    expect(1 - all.wrong.length / all.fields, all.wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  it('at least 95 % of the fields of its own examples, and no entry of them is lost', () => {
    const examples = JSON.parse(readFileSync(shared('e_biblio/citation-js/input.json'), 'utf8')) as {
      '@biblatex/text': Record<string, [null, CslItem[]]>
    }
    const all = { fields: 0, wrong: [] as string[] }
    for (const [name, [, items]] of Object.entries(examples['@biblatex/text'])) {
      const file = shared('e_biblio/citation-js/input', `${name.replace(/^with /, '')}.bib`)
      const text = readIfThere(file)
      if (text === null) continue
      const { records } = readBibliography('bibtex', text)
      for (const [at, expected] of items.entries()) {
        const record = records.find(({ item }) => item.id === expected.id) ?? records[at]
        expect(record, `${name} ${expected.id}`).toBeDefined()
        const { fields, wrong } = compare(
          comparedOf(expected),
          record && comparedOf(record.item),
          `${name} ${expected.id}`,
        )
        all.fields += fields
        all.wrong.push(...wrong)
      }
    }
    expect(all.fields).toBeGreaterThan(80)
    expect(1 - all.wrong.length / all.fields, all.wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  it('brings the note of a RIS record along', () => {
    const text = readFileSync(shared('e_misc/zotero-book_and_child_note.ris'), 'utf8')
    expect(bibliographyFormat('a.ris', text)).toBe('ris')
    expect(readBibliography('ris', text).records).toMatchObject([
      { item: { type: 'book', title: 'Parent' }, notes: ['<p>Child</p>'] },
    ])
  })
})

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
