import { describe, expect, it } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { parseFile } from '../../../main/import/parse-file.ts'
import { openDocument, zipOf } from './zip-of.ts'

async function read(name: string, bytes: string | Uint8Array) {
  const parsed = await parseFile({ name, bytes: Buffer.from(bytes) })
  if (parsed.kind === 'refused') throw new Error(parsed.why)
  return { ...parsed.text, mediaType: parsed.mediaType, plain: plainTextOf(parsed.text.blocks) }
}

describe('an OpenDocument text', () => {
  it('keeps headings, lists, tables and notes; deletions, comments and hidden text stay out and are counted', async () => {
    const styles =
      '<office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>' +
      '<style:style style:name="T2"><style:text-properties text:display="none"/></style:style></office:automatic-styles>'
    const bytes = await openDocument(
      `${styles}<office:body><office:text>` +
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>Anna K.</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:h text:outline-level="2">Ceasefire</text:h>' +
        '<text:p>It <text:span text:style-name="T1">began</text:span><text:s/>at one.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>TASS.</text:p></text:note-body></text:note>' +
        '<office:annotation><text:p>check</text:p></office:annotation><text:span text:style-name="T2">HIDDEN</text:span></text:p>' +
        '<text:list><text:list-item><text:p>First</text:p></text:list-item></text:list>' +
        '<table:table><table:table-row><table:table-cell><text:p>killed</text:p></table:table-cell><table:table-cell><text:p>27</text:p></table:table-cell></table:table-row></table:table>' +
        '</office:text></office:body>',
      { 'meta.xml': '<m xmlns:dc="d"><dc:title>On the ceasefire</dc:title><dc:creator>Ana Lima</dc:creator></m>' },
    )
    const { blocks, title, authors, left } = await read('a.odt', bytes)
    expect({ title, authors }).toEqual({ title: 'On the ceasefire', authors: ['Ana Lima'] })
    expect(blocks).toEqual([
      { kind: 'heading', level: 2, text: 'Ceasefire' },
      { kind: 'paragraph', text: 'It began at one.[1]', marks: [{ kind: 'bold', start: 3, end: 8 }] },
      { kind: 'listItem', depth: 0, ordered: false, text: 'First' },
      { kind: 'tableRow', cells: [{ text: 'killed' }, { text: '27' }] },
      { kind: 'paragraph', text: '[1] TASS.' },
    ])
    expect(left).toEqual([
      { what: 'comments', count: 1 },
      { what: 'deletions', count: 1 },
      { what: 'hiddenText', count: 1 },
    ])
  })
})

describe('Rich Text Format', () => {
  it('is read with its letters in any code page, its tables, notes and lists', async () => {
    const { blocks, title, authors, left } = await read(
      'a.rtf',
      String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}` +
        String.raw`{\info{\title On the ceasefire}{\author Ana Lima}}{\stylesheet{\s1 heading 1;}}` +
        String.raw`{\header\pard Page 1\par}\pard It \b began\b0  at one \'96 \u8220?so\u8221?.{\footnote TASS.}\par ` +
        String.raw`\pard {\f1\'cf\'f0\'e5\'ea\'f0\'e0\'f9\'e5\'ed\'e8\'e5}\par {\v HIDDEN}{\deleted struck }{\*\annotation Check Anna K.}` +
        String.raw`{\*\unknown secret}{\pict\bin4 }}}}}\pard{\listtext\'b7\tab}First\par ` +
        String.raw`\trowd\pard\intbl killed\cell 27\cell\row\pard End.\par}`,
    )
    expect({ title, authors }).toEqual({ title: 'On the ceasefire', authors: ['Ana Lima'] })
    expect(blocks).toEqual([
      { kind: 'paragraph', text: 'It began at one – “so”.[1]', marks: [{ kind: 'bold', start: 3, end: 8 }] },
      { kind: 'paragraph', text: 'Прекращение' },
      { kind: 'listItem', depth: 0, ordered: false, text: 'First' },
      { kind: 'tableRow', cells: [{ text: 'killed' }, { text: '27' }] },
      { kind: 'paragraph', text: 'End.' },
      { kind: 'paragraph', text: '[1] TASS.' },
    ])
    expect(left?.map(({ what, count }) => [what, count])).toEqual([
      ['comments', 1],
      ['deletions', 1],
      ['hiddenText', 1],
      ['images', 1],
      ['headers', 1],
    ])
  })

  it('with thousands of groups in each other is read quickly', async () => {
    const deep = `{\\rtf1 ${'{'.repeat(100_000)}words${'}'.repeat(100_000)}}`
    const start = performance.now()
    expect((await read('deep.rtf', deep)).plain).toBe('words')
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('a message', () => {
  it('has its subject for a title, its sender for an author, and its attachments are named', async () => {
    const mail = [
      'From: =?utf-8?B?QW5hIExpbWE=?= <ana@example.org>',
      'To: Desk <desk@example.org>',
      'Date: Wed, 20 Sep 2023 23:30:00 -0400',
      'Subject: =?utf-8?Q?Seven_killed_in_=C3=84leppo?=',
      'Message-ID: <1@example.org>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=B',
      '',
      '--B',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Seven were <b>killed</b>.</p><img src="https://example.org/pixel.gif"><script>alert(1)</script>',
      '--B',
      'Content-Type: application/pdf; name=list.pdf',
      'Content-Disposition: attachment; filename=list.pdf',
      '',
      'x',
      '--B--',
    ].join('\r\n')
    const { title, authors, publishedAt, blocks, left, mediaType } = await read('saved', mail)
    expect({ title, authors, publishedAt, mediaType }).toEqual({
      title: 'Seven killed in Äleppo',
      authors: ['Ana Lima'],
      publishedAt: '2023-09-20',
      mediaType: 'message/rfc822',
    })
    expect(blocks.map((block) => ('text' in block ? block.text : ''))).toEqual([
      'From: Ana Lima <ana@example.org>\nTo: Desk <desk@example.org>\nDate: Wed, 20 Sep 2023 23:30:00 -0400\nSubject: Seven killed in Äleppo',
      'Seven were killed.',
    ])
    expect(left).toEqual([{ what: 'attachments', count: 1, names: ['list.pdf'] }])
  })
})

describe('subtitles', () => {
  it('keep the second at which each is said', async () => {
    const srt =
      '1\r\n00:00:01,500 --> 00:00:04,000\r\n<i>Seven</i> people\r\nwere killed.\r\n\r\n2\r\n01:02:03,004 --> 01:02:05,000\r\n{\\an8}Who says so?\r\n'
    const { blocks, mediaType } = await read('a.txt', srt)
    expect(mediaType).toBe('application/x-subrip')
    expect(blocks).toEqual([
      { kind: 'paragraph', text: 'Seven people\nwere killed.', time: 1.5 },
      { kind: 'paragraph', text: 'Who says so?', time: 3723.004 },
    ])
  })

  it('of the Web name who speaks; styles and notes are no words', async () => {
    const vtt =
      'WEBVTT - Briefing\nLanguage: en\n\nNOTE by Ana\n\n00:05.000 --> 00:07.000 align:start\n<v Zakharova>We &amp; they\n\n'
    const { title, language, blocks, left } = await read('a.vtt', vtt)
    expect({ title, language }).toEqual({ title: 'Briefing', language: 'en' })
    expect(blocks).toEqual([{ kind: 'paragraph', text: 'Zakharova: We & they', time: 5 }])
    expect(left).toEqual([{ what: 'marks', count: 1 }])
  })
})

describe('a book', () => {
  it('is read in its reading order and reads nothing outside of itself', async () => {
    const container = '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>'
    const opf =
      '<package xmlns:dc="d"><metadata><dc:title>Two chapters</dc:title><dc:creator>Ana Lima</dc:creator></metadata><manifest>' +
      '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="../O/b%20b.xhtml" media-type="application/xhtml+xml"/>' +
      '<item id="c" href="../../../etc/passwd" media-type="text/plain"/></manifest><spine><itemref idref="b"/><itemref idref="a"/><itemref idref="c"/></spine></package>'
    const chapter = (text: string) =>
      `<?xml version="1.0"?><html><head><title/></head><body><h1>${text}</h1></body></html>`
    const bytes = await zipOf({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': container,
      'O/p.opf': opf,
      'O/a.xhtml': chapter('Second'),
      'O/b b.xhtml': chapter('First'),
    })
    const { plain, title, authors, left } = await read('a.epub', bytes)
    expect({ plain, title, authors }).toEqual({
      plain: 'First\n\nSecond',
      title: 'Two chapters',
      authors: ['Ana Lima'],
    })
    expect(left).toEqual([{ what: 'parts', count: 1, names: ['../../../etc/passwd'] }])
  })
})
