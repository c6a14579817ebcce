import nlp from 'compromise'
import winkModel from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import type { Span } from './score.ts'

const wink = winkNLP(winkModel)
const { pos: posOf } = wink.its as { pos: unknown }

/** People, places and organisations as compromise tells them. */
export function compromiseNames(text: string): Span[] {
  const doc = nlp(text)
  const found = doc.people().concat(doc.places()).concat(doc.organizations()).json({ offset: true }) as {
    text: string
    offset: { start: number; length: number }
  }[]
  return found.map(({ text: words, offset }) =>
    trimmed(text, offset.start, offset.start + Math.max(offset.length, words.length)),
  )
}

/** wink has no names of persons or organisations: runs of proper nouns stand for them. */
export function winkNames(text: string): Span[] {
  const doc = wink.readDoc(text)
  const tokens = doc.tokens()
  const words: string[] = tokens.out()
  const tags = (tokens.out as (its: unknown) => string[])(posOf)
  const found: Span[] = []
  let at = 0
  let open: Span | null = null
  words.forEach((word, index) => {
    at = Math.max(at, text.indexOf(word, at))
    if (tags[index] === 'PROPN' && open && text.slice(open.end, at).trim() === '') open.end = at + word.length
    else if (tags[index] === 'PROPN') found.push((open = { start: at, end: at + word.length }))
    else open = null
    at += word.length
  })
  return found
}

function trimmed(text: string, start: number, end: number): Span {
  const words = text.slice(start, end)
  const lead = words.length - words.replace(/^[\s\p{P}]+/u, '').length
  const rest = words
    .slice(lead)
    .replace(/(?:['’]s)?[\s\p{P}]+$/u, '')
    .replace(/['’]s$/u, '')
  return { start: start + lead, end: start + lead + rest.length }
}
