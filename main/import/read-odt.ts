import type { Block } from '#contract/article-text.ts'
import { parsePage } from './dom.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { leftOut } from './left-out.ts'
import { OdtPage, stylesIn } from './odt-page.ts'
import { type ParsedText, titleIn } from './parsed-text.ts'
import type { Reading } from './reading.ts'
import { languageTag } from './recognise-language.ts'
import { Refused } from './refused.ts'
import { splitAuthors } from './text-header.ts'
import { parseXml, walkXml, wordsOf, type XmlElement } from './xml.ts'
import { zipParts, type ZipParts } from './zip-parts.ts'

/**
 * An OpenDocument text (LibreOffice): headings, lists, tables, footnotes. Tracked deletions, comments and hidden text
 * stay in the original, with its pictures.
 */
export async function readOdt({ bytes }: Reading): Promise<ParsedText> {
  const parts = await zipParts(bytes)
  try {
    const manifest = parts.has('META-INF/manifest.xml') ? await parts.text('META-INF/manifest.xml') : ''
    if (manifest.includes('encryption-data')) throw new Refused({ why: 'lockedOffice' })
    const page = pageOf(await parts.text('content.xml'))
    const document = parsePage(page.html)
    const blocks: Block[] = blocksOfHtml(document, { everyTableHasData: true })
    const { comments, deletions, hidden, images } = page.left
    return {
      ...(await propertiesOf(parts)),
      blocks,
      left: leftOut(['comments', comments], ['deletions', deletions], ['hiddenText', hidden], ['images', images]),
    }
  } finally {
    parts.close()
  }
}

function pageOf(xml: string): OdtPage {
  const page = new OdtPage(stylesIn(tree(xml)))
  try {
    walkXml(xml, page)
  } catch (error) {
    throw new Refused({ why: 'damagedInside', entry: 'content.xml' }, { cause: error })
  }
  return page
}

async function propertiesOf(parts: ZipParts): Promise<Omit<ParsedText, 'blocks'>> {
  const meta = parts.has('meta.xml') ? tree(await parts.text('meta.xml')) : null
  return {
    title: titleIn(wordsOf(meta, 'title')),
    authors: splitAuthors(wordsOf(meta, 'creator') ?? wordsOf(meta, 'initial-creator') ?? ''),
    language: languageTag(wordsOf(meta, 'language')),
  }
}

/** Properties and styles that cannot be read are none: the text is what matters. */
function tree(xml: string): XmlElement | null {
  try {
    return parseXml(xml)
  } catch {
    return null
  }
}
