import { Readability } from '@mozilla/readability'
import { type Block, plainTextOf } from '#contract/article-text.ts'
import { depthUnder, type DomDocument, type DomElement, type DomNode, parsePage } from './dom.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { metadataOf } from './html-metadata.ts'
import { hasMoreOpen, withoutTags } from './html-tags.ts'
import { addressesUnder, picturesAt } from './pictures.ts'
import { paragraphsOf, type ParsedText, shortened, storedForm } from './parsed-text.ts'
import { readText } from './read-text.ts'
import { splitAuthors } from './text-header.ts'
import { writtenDay } from './source-dates.ts'

/**
 * Beyond this many elements, or this deep a nest of them, a page is read as it is: picking out its article would take
 * too long. People's pages are some tens deep.
 */
const mostElements = 100_000
const deepestArticle = 150
/** Deeper than this, not even blocks are told apart: only the words are taken. */
const deepestPage = 1000
/** With more tags open at once even building the tree takes the square of their number. */
const mostOpenTags = 10_000

/**
 * A saved page: the article that Readability finds in it, or the whole page's text where it finds none, as blocks of
 * text. No markup survives, no script runs, nothing is fetched.
 */
export function readHtml(source: string): ParsedText {
  const html = storedForm(source)
  if (hasMoreOpen(html, mostOpenTags)) return readText(withoutTags(html))
  const document = parsePage(html)
  const metadata = metadataOf(document, html)
  const title = oneLine(document.querySelector('title')?.textContent)
  const found = depthUnder(document) > deepestArticle ? null : articleIn(document)
  const { blocks, pictures } = wholeEnough(found ?? { blocks: [], pictures: [] }, html)
  return {
    ...metadata,
    title: found?.title ?? (title === undefined ? undefined : shortened(title)),
    authors: metadata.authors.length > 0 ? metadata.authors : bylineAuthors(found?.byline),
    outlet: outletName(metadata.outlet ?? found?.siteName),
    publishedAt: metadata.publishedAt ?? writtenDay(found?.publishedTime),
    blocks,
    left: picturesAt(pictures),
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

type Content = { blocks: Block[]; pictures: (string | null)[] }

type Found = Content & {
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
      pictures: addressesUnder(article.content),
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

/**
 * The article's blocks, unless most of a short page would be lost: a table or a list of figures is no "article", but it
 * is the content. Readability took the tree apart while it looked, so the page is parsed anew.
 */
function wholeEnough(article: Content, html: string): Content {
  const length = plainTextOf(article.blocks).length
  if (length >= 500) return article
  const page = wholePage(html)
  return length * 4 >= plainTextOf(page.blocks).length ? article : page
}

function wholePage(html: string): Content {
  const { body, documentElement } = parsePage(html)
  const root = body ?? documentElement
  if (!root) return { blocks: [], pictures: [] }
  const pictures = addressesUnder(root)
  return { blocks: depthUnder(root) > deepestPage ? wordsUnder(root) : blocksOfHtml(root), pictures }
}

function wordsUnder(root: DomElement): Block[] {
  for (const program of [...root.querySelectorAll('script, style, template')]) program.remove()
  const text = (root.textContent ?? '').normalize('NFC')
  return paragraphsOf(text).map((paragraph) => ({ kind: 'paragraph', text: paragraph.trim() }))
}

function oneLine(text: string | null | undefined): string | undefined {
  const line = (text ?? '').replace(/\s+/g, ' ').trim().normalize('NFC')
  return line === '' ? undefined : line
}
