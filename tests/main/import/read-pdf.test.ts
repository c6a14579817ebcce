import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../../main/import/parse-file.ts'
import { PdfCharacterTables } from '../../../main/import/pdf-character-tables.ts'
import { pdfBlocks } from '../../../main/import/pdf-blocks.ts'
import type { PdfLine } from '../../../main/import/pdf-lines.ts'
import { fontNaming, smallPdf } from './small-pdf.ts'

async function read(bytes: Uint8Array) {
  const parsed = await parseFile({ name: 'a.pdf', bytes })
  if (parsed.kind === 'refused') throw new Error(parsed.why)
  return parsed.text
}

describe('a PDF', () => {
  it('is paragraphs and headings, each with its page; a page without text is told', async () => {
    const { blocks, title, left } = await read(
      smallPdf([
        [
          { text: 'Talks go on', size: 20, y: 740 },
          { text: 'Seven people were killed on Tuesday, the minis-', y: 700 },
          { text: 'try of defence said in a statement that was read.', y: 686 },
          { text: 'Nobody else confirmed it on that day, as far as is', y: 650 },
          { text: 'known.', y: 636 },
        ],
        [],
        [{ text: 'A last word.', y: 740 }],
      ]),
    )
    expect(title).toBe('Talks go on')
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: 'Talks go on', page: 1 },
      {
        kind: 'paragraph',
        text: 'Seven people were killed on Tuesday, the ministry of defence said in a statement that was read.',
        page: 1,
      },
      { kind: 'paragraph', text: 'Nobody else confirmed it on that day, as far as is known.', page: 1 },
      { kind: 'paragraph', text: 'A last word.', page: 3 },
    ])
    expect(left).toEqual([{ what: 'emptyPages', count: 1, names: ['2'] }])
  })

  it('of pictures alone says so, and one that is no PDF inside says that it is damaged', async () => {
    expect(await parseFile({ name: 'a.pdf', bytes: smallPdf([[], []]) })).toEqual({
      kind: 'refused',
      why: 'scanned',
      pages: 2,
    })
    const broken = Buffer.from('%PDF-1.7\nnothing more')
    expect(await parseFile({ name: 'a.pdf', bytes: broken })).toMatchObject({ kind: 'refused', why: 'damaged' })
  })

  it('that is locked opens with its password alone', async () => {
    const bytes = smallPdf([[{ text: 'Seven people were killed.', y: 700 }]], 'secret')
    expect(await parseFile({ name: 'a.pdf', bytes })).toEqual({ kind: 'refused', why: 'locked' })
    expect(await parseFile({ name: 'a.pdf', bytes, password: 'x' })).toEqual({ kind: 'refused', why: 'wrongPassword' })
    expect(await parseFile({ name: 'a.pdf', bytes, password: 'secret' })).toMatchObject({
      text: { title: 'Seven people were killed.' },
    })
  })
})

describe('a PDF that names a character table without holding it', () => {
  it.each([
    ['GBK-EUC-H', 'GB1', 'gbk', '停火协议于当地时间下午一时生效'],
    ['90ms-RKSJ-H', 'Japan1', 'shift_jis', '停戦は午後一時に発効した'],
    ['KSCms-UHC-H', 'Korea1', 'cp949', '휴전은 오후 한 시에 발효되었다'],
    ['ETen-B5-H', 'CNS1', 'big5', '停火協議於下午一時生效'],
    ['UniGB-UCS2-H', 'GB1', 'utf-16be', '双方军队开始撤离'],
  ])('%s is read', async (table, ordering, encoding, text) => {
    const drawn = { text: iconv.encode(text, encoding).toString('latin1'), y: 700 }
    const { blocks } = await read(smallPdf([[drawn]], undefined, fontNaming(table, ordering)))
    expect(blocks).toEqual([{ kind: 'paragraph', text, page: 1 }])
  })

  it('reads tables alone, whatever name is asked for', async () => {
    const tables = new PdfCharacterTables()
    const named = { kind: 'cMapUrl', filename: 'GBK-EUC-H.bcmap' }
    expect((await tables.fetch(named)).length).toBeGreaterThan(1000)
    for (const filename of ['../cmaps/GBK-EUC-H.bcmap', 'LICENSE', '/etc/passwd', 'https://a.example/H.bcmap'])
      await expect(tables.fetch({ kind: 'cMapUrl', filename })).rejects.toThrow('no table')
    await expect(tables.fetch({ ...named, kind: 'wasmUrl' })).rejects.toThrow('no table')
  })
})

describe('lines of a page', () => {
  const line = (text: string, y: number, left = 50, right = 300): PdfLine => ({ text, left, right, y, size: 10 })
  const texts = (...lines: PdfLine[]) => pdfBlocks([lines]).map((block) => ('text' in block ? block.text : ''))

  it('go on in the next column in the middle of a sentence alone', () => {
    expect(texts(line('The ceasefire began at', 100), line('one in the afternoon.', 700, 320, 560))).toEqual([
      'The ceasefire began at one in the afternoon.',
    ])
    expect(texts(line('The ceasefire began.', 100), line('Two sources said so.', 700, 320, 560))).toHaveLength(2)
  })

  it('begin a paragraph where they are indented or the one before ended early', () => {
    expect(
      texts(line('First line of the text that is', 100), line('long.', 88, 50, 80), line('Next paragraph.', 76)),
    ).toEqual(['First line of the text that is long.', 'Next paragraph.'])
    expect(texts(line('One', 100), line('• Two', 88), line('• Three', 76))).toEqual(['One', '• Two', '• Three'])
  })

  it('of scripts without spaces join without one', () => {
    expect(texts(line('停火协议于当地时间', 100), line('下午一时生效', 88))).toEqual(['停火协议于当地时间下午一时生效'])
  })
})
