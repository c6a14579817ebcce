import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Block } from '#contract/article-text.ts'
import { depthUnder, parsePage } from './dom.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { hasMoreOpen, withoutTags } from './html-tags.ts'
import { leftOut } from './left-out.ts'
import { type ParsedText, storedForm } from './parsed-text.ts'
import { plainParagraphs } from './read-text.ts'
import type { Reading } from './reading.ts'
import { Refused } from './refused.ts'
import { writtenDay } from './source-dates.ts'

const deepestMessage = 300
const mostOpenTags = 10_000

/**
 * A message: who wrote it to whom, when and about what stands first, as it is shown in every mail program, then its
 * words. Attachments stay in the original, and are named.
 */
export async function readEml({ bytes }: Reading): Promise<ParsedText> {
  const mail = await parsed(bytes)
  const sent = mail.headers.find(({ key }) => key === 'date')?.value
  const attachments = mail.attachments.filter(({ related }) => !related)
  const pictures = mail.attachments.length - attachments.length
  return {
    title: mail.subject?.trim() || undefined,
    authors: namesOf(mail.from),
    publishedAt: writtenDay(sent),
    blocks: [...heading(mail, sent), ...body(mail)],
    left: leftOut(
      ['attachments', attachments.length, attachments.map(({ filename, mimeType }) => filename ?? mimeType)],
      ['images', pictures],
    ),
  }
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 50, maxHeadersSize: 1_000_000, maxRfc822NestingDepth: 3 })
  } catch (error) {
    throw new Refused(
      { why: 'damaged', detail: error instanceof Error ? error.message : String(error) },
      { cause: error },
    )
  }
}

function heading({ subject, from, to, cc }: Email, sent: string | undefined): Block[] {
  const lines = [
    ['From', inFull(from)],
    ['To', (to ?? []).map(inFull).join(', ')],
    ['Cc', (cc ?? []).map(inFull).join(', ')],
    ['Date', sent],
    ['Subject', subject],
  ].flatMap(([name, value]) => (value ? [`${name}: ${value.replace(/\s+/g, ' ').trim()}`] : []))
  return lines.length === 0 ? [] : [{ kind: 'paragraph', text: lines.join('\n').normalize('NFC') }]
}

function body({ html, text }: Email): Block[] {
  if (html === undefined || (text !== undefined && hasMoreOpen(html, mostOpenTags))) return plainParagraphs(text ?? '')
  if (hasMoreOpen(html, mostOpenTags)) return plainParagraphs(withoutTags(html))
  const page = parsePage(storedForm(html))
  const root = page.body ?? page.documentElement
  if (!root) return plainParagraphs(text ?? '')
  const blocks = depthUnder(root) > deepestMessage ? plainParagraphs(root.textContent ?? '') : blocksOfHtml(root)
  return blocks.length > 0 ? blocks : plainParagraphs(text ?? '')
}

function namesOf(address: Address | undefined): string[] {
  if (!address) return []
  if (address.group) return address.group.flatMap(namesOf)
  const name = address.name.trim() || address.address
  return name === '' ? [] : [name]
}

function inFull(address: Address | undefined): string {
  if (!address) return ''
  if (address.group) return `${address.name}: ${address.group.map(inFull).join(', ')}`
  return address.name ? `${address.name} <${address.address}>` : address.address
}
