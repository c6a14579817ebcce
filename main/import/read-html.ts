import { Readability } from '@mozilla/readability'
import { type Block, plainTextOf } from '#contract/article-text.ts'
import { type DomDocument, type DomNode, parsePage } from './dom.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { metadataOf } from './html-metadata.ts'
import { type ParsedText, shortened, storedForm } from './parsed-text.ts'
import { splitAuthors } from './text-header.ts'
import { writtenDay } from './source-dates.ts'

/** Beyond this many elements a page is read as it is: picking out its article would take too long. */
const mostElements = 200_000

/**
 * A saved page: the article that Readability finds in it, or the whole page's text where it finds none, as blocks of
 * text. No markup survives, no script runs, nothing is fetched.
 */
export function readHtml(source: string): ParsedText {
  const html = storedForm(source)
  const document = parsePage(html)
  const metadata = metadataOf(document, html)
  const found = articleIn(document)
  // Readability takes the tree apart while it looks: the whole page is parsed anew.
  const blocks = found && isWhole(found.blocks, html) ? found.blocks : wholePage(html)
  return {
    ...metadata,
    title: found?.title ?? titleElement(html),
    authors: metadata.authors.length > 0 ? metadata.authors : bylineAuthors(found?.byline),
    outlet: outletName(metadata.outlet ?? found?.siteName),
    publishedAt: metadata.publishedAt ?? writtenDay(found?.publishedTime),
    blocks,
  }
}

/** A byline without its "By"; what holds a year or an hour is the line beneath it, and no name. */
function bylineAuthors(byline = ''): string[] {
  const names = byline.replace(/^(?:by|par|von|por|di|от)[:\s]+/iu, '')
  return /\d{4}|\d:\d\d/.test(names) ? [] : splitAuthors(names)
}

/** Some pages give their address for the name of the site. */
function outletName(name: string | undefined): string | undefined {
  return name?.replace(/^https?:\/\//i, '').replace(/\/$/, '')
}

type Found = {
  blocks: Block[]
  title?: string | undefined
  byline?: string | undefined
  siteName?: string | undefined
  publishedTime?: string | undefined
}

function articleIn(document: DomDocument): Found | null {
  const readability = new Readability<DomNode>(document as never, {
    maxElemsToParse: mostElements,
    serializer: (node: unknown) => node as DomNode,
  })
  try {
    const article = readability.parse()
    if (!article?.content) return null
    return {
      blocks: blocksOfHtml(article.content),
      title: oneLine(article.title),
      byline: oneLine(article.byline),
      siteName: oneLine(article.siteName),
      publishedTime: oneLine(article.publishedTime),
    }
  } catch {
    // A page that its reader cannot follow is still a page of text.
    return null
  }
}

/** A short page's text must not be mostly lost: a table or a list of figures is no "article", but it is the content. */
function isWhole(blocks: Block[], html: string): boolean {
  const length = plainTextOf(blocks).length
  if (length >= 500) return true
  return length > 0 && length * 4 >= plainTextOf(wholePage(html)).length
}

function wholePage(html: string): Block[] {
  const { body, documentElement } = parsePage(html)
  const root = body ?? documentElement
  return root ? blocksOfHtml(root) : []
}

function titleElement(html: string): string | undefined {
  const title = oneLine(parsePage(html).querySelector('title')?.textContent)
  return title === undefined ? undefined : shortened(title)
}

function oneLine(text: string | null | undefined): string | undefined {
  const line = (text ?? '').replace(/\s+/g, ' ').trim().normalize('NFC')
  return line === '' ? undefined : line
}
