import type { ClaimDraft } from '#contract/suggestion.ts'
import type { EntityId } from '#contract/ids.ts'
import type { Proposition } from '#contract/views.ts'
import { foldText } from '../text/fold.ts'
import type { FoundDate } from './dates.ts'
import type { Figure } from './figures.ts'
import type { ReadAnswer } from './messages.ts'
import type { NameHit } from './name-trie.ts'
import { type Speech, speakersAt } from './speakers.ts'
import { speakersAtPlace } from './suggestions.ts'

type Place = { start: number; end: number }

/** A claim as far as the selected words and the sentence around them tell it. */
export function claimDraft(
  text: string,
  read: ReadAnswer,
  mentions: NameHit<EntityId>[],
  place: Place,
  statements: readonly Proposition[] = [],
): ClaimDraft {
  const figure = bestFigure(read.figures, place)
  const known = figure ? undefined : statementIn(text, place, statements)
  const proposition = figure || known ? undefined : propositionIn(text, place)
  const about = figure ?? saidIn(read.speech, place)
  const { stance } = speakersAt(read.speech, about)
  const attribution = speakersAtPlace({ mentions }, read, about).map(({ actorId, text: name, as }) => ({
    ...(actorId ? { actorId } : { name }),
    as,
    text: name,
  }))
  const date = figure ? undefined : dateOfBeginning(text, read.dates, place)
  return {
    ...(figure?.property !== undefined && { property: figure.property }),
    ...(figure && { value: figure.value }),
    ...date,
    ...(proposition !== undefined && { property: 'characterisation', proposition }),
    ...(known && {
      property: known.property,
      proposition: known.proposition,
      about: { id: known.aboutId, name: known.about },
    }),
    stance: figure && stance === 'accuses' ? 'asserts' : stance,
    attribution,
  }
}

/** A whole statement was selected, who makes it too: “Aliyev also denied the claim”. What is said of it counts. */
function saidIn(speech: readonly Speech[], place: Place): Place {
  const said = speech.filter(
    ({ speaker, content }) =>
      place.start <= speaker.start &&
      speaker.end <= place.end &&
      content.start < place.end &&
      speaker.end <= content.start,
  )
  const first = said.toSorted((a, b) => a.content.start - b.content.start)[0]
  return first
    ? { start: Math.max(first.content.start, place.start), end: Math.min(first.content.end, place.end) }
    : place
}

/** The figure that most of its words were selected of; of two the one with a property, then the first. */
function bestFigure(figures: readonly Figure[], place: Place): Figure | undefined {
  const share = (figure: Figure) =>
    (Math.min(figure.end, place.end) - Math.max(figure.start, place.start)) / (figure.end - figure.start)
  return figures
    .filter((figure) => share(figure) > 0.4)
    .toSorted(
      (a, b) =>
        Number(a.single ?? false) - Number(b.single ?? false) ||
        Number(b.property !== undefined) - Number(a.property !== undefined) ||
        a.start - b.start,
    )[0]
}

/** The longest statement that somebody took a stance on before and that stands in these words: to say yes or no to it. */
function statementIn(text: string, { start, end }: Place, statements: readonly Proposition[]): Proposition | undefined {
  const words = plainWords(text.slice(start, end))
  return statements
    .filter(({ proposition }) => proposition.trim() !== '' && words.includes(plainWords(proposition)))
    .toSorted((a, b) => b.proposition.length - a.proposition.length)[0]
}

/** Folded, each word between spaces: "cleansing" is no part of "cleansings". */
const plainWords = (text: string) =>
  ` ${
    foldText(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `

/** Words in quotation marks are what somebody calls it; so are words selected that are few and no sentence. */
function propositionIn(text: string, { start, end }: Place): string | undefined {
  const words = text.slice(start, end).trim()
  const quoted = /[“"«„]([^”"»“]{2,80})[”"»“]/.exec(text.slice(Math.max(0, start - 1), end + 1))?.[1]
  const found = quoted ?? (words.split(/\s+/).length <= 4 ? words : undefined)
  return found?.replace(/[.,;:!?]+$/, '').trim() || undefined
}

/** `The ceasefire took effect at 1 pm`: when something began or ended. */
function dateOfBeginning(text: string, dates: readonly FoundDate[], place: Place): Partial<ClaimDraft> {
  const date = dates.find((one) => one.start < place.end && place.start < one.end)
  const words = text.slice(place.start, place.end)
  if (!date) return {}
  const property = /\b(?:ended|ends|expired|over|lifted)\b/i.test(words)
    ? 'ended'
    : /\b(?:began|begun|started|launched|took effect|broke out|came into)\b/i.test(words)
      ? 'began'
      : undefined
  return property === undefined ? {} : { property, value: { kind: 'date', edtf: date.edtf } }
}
