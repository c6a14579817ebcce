import { describe, expect, it } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { parseFile } from '../../../main/import/parse-file.ts'
import { wordFile, wordPart, zipOf } from './zip-of.ts'

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`

async function read(bytes: Uint8Array) {
  const parsed = await parseFile({ name: 'a.docx', bytes })
  if (parsed.kind === 'refused') throw new Error(parsed.why)
  return { ...parsed.text, plain: plainTextOf(parsed.text.blocks) }
}

describe('a Word document', () => {
  it('never shows what tracked changes struck or moved, comments, or hidden text, and says how many there are', async () => {
    const comment = `<w:comment w:id="0" w:author="Ed">${paragraph(run('Check the witness Anna K.'))}</w:comment>`
    const bytes = await wordFile(
      paragraph(
        run('Seven people '),
        '<w:commentRangeStart w:id="0"/>',
        `<w:del w:id="1" w:author="Ed"><w:r><w:delText>named by Anna K. </w:delText></w:r></w:del>`,
        `<w:moveFrom w:id="2"><w:r><w:t>moved away </w:t></w:r></w:moveFrom>`,
        `<w:ins w:id="3" w:author="Ed">${run('were killed.')}</w:ins>`,
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        run(' HIDDEN', '<w:vanish/>'),
        run(' Seen.', '<w:vanish w:val="0"/>'),
        run(' STYLED', '<w:rStyle w:val="Secret"/>'),
      ),
      {
        'word/comments.xml': wordPart('comments', comment),
        'word/styles.xml': wordPart(
          'styles',
          '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
      },
    )
    const { plain, left, title } = await read(bytes)
    expect(plain).toBe('Seven people were killed. Seen.')
    expect(title).toBe('Seven people were killed.')
    expect(left).toEqual([
      { what: 'comments', count: 1 },
      { what: 'deletions', count: 1 },
      { what: 'hiddenText', count: 2 },
    ])
  })

  it('keeps headings, lists, tables, links and notes in order', async () => {
    const numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    const cell = (text: string) => `<w:tc>${paragraph(run(text))}${paragraph(run('more'))}</w:tc>`
    const bytes = await wordFile(
      `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('Ceasefire')}</w:p>` +
        paragraph(run('It began at one.'), '<w:r><w:footnoteReference w:id="2"/></w:r>') +
        `<w:p>${numbered}${run('First')}</w:p>` +
        `<w:tbl><w:tr>${cell('killed')}${cell('27')}</w:tr></w:tbl>` +
        paragraph('<w:fldSimple w:instr="DATE">' + run('20 September') + '</w:fldSimple>'),
      {
        'word/footnotes.xml': wordPart(
          'footnotes',
          `<w:footnote w:id="2">${paragraph(run('TASS, 20 September.', '<w:b/>'))}</w:footnote>`,
        ),
        'word/numbering.xml': wordPart(
          'numbering',
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        'word/styles.xml': wordPart(
          'styles',
          '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
        ),
        'docProps/core.xml':
          '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Microsoft Word - draft.doc</dc:title><dc:creator>Ana Lima; Bo Ek</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>',
      },
    )
    const { blocks, title, authors, language } = await read(bytes)
    expect({ title, authors, language }).toEqual({
      title: 'Ceasefire',
      authors: ['Ana Lima', 'Bo Ek'],
      language: 'en-GB',
    })
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: 'Ceasefire' },
      expect.objectContaining({ kind: 'paragraph', text: 'It began at one.[1]' }),
      { kind: 'listItem', depth: 0, ordered: true, text: 'First' },
      { kind: 'tableRow', cells: [{ text: 'killed\nmore' }, { text: '27\nmore' }] },
      { kind: 'paragraph', text: '20 September' },
      { kind: 'paragraph', text: '[1] TASS, 20 September.', marks: [{ kind: 'bold', start: 4, end: 23 }] },
    ])
  })

  it('that is locked, damaged or no document says which', async () => {
    const sealed = Buffer.alloc(4096)
    sealed.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    sealed.write('EncryptedPackage', 1024, 'utf16le')
    expect(await parseFile({ name: 'a.docx', bytes: sealed })).toEqual({ kind: 'refused', why: 'lockedOffice' })
    const cut = (await wordFile(paragraph(run('words')))).subarray(0, 200)
    expect(await parseFile({ name: 'a.docx', bytes: cut })).toMatchObject({ kind: 'refused', why: 'damaged' })
    const sheet = await zipOf({ 'xl/workbook.xml': '<x/>' })
    expect(await parseFile({ name: 'a.docx', bytes: sheet })).toEqual({
      kind: 'refused',
      why: 'otherFormat',
      format: 'XLSX',
    })
  })
})
