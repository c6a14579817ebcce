import type { ArgsOf, Calls } from '#contract/calls.ts'
import type { Claim, ClaimValue, Stance } from '#contract/claim.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { readTypedDate } from '../entities/typed-date.ts'
import { t } from '../words.ts'
import { figureWords } from './claim-words.ts'
import { readTypedFigure } from './typed-figure.ts'

/** Somebody or something that is there, or that the claim will make. */
export type Who<I extends EntityId = EntityId> = { id: I; name: string } | { create: 'actor' | 'event'; name: string }

export type Speaking = { who: Who<Id<'actor'>>; as: 'says' | 'reports' }

export const valueKinds = ['count', 'text', 'date', 'actor', 'none'] as const
export type ValueKind = (typeof valueKinds)[number]

/** A claim while it is written: what was typed stays as it was typed until it is saved. */
export type ClaimDraft = {
  about: Who | null
  property: string
  kind: ValueKind
  /** A figure, words or a date, as typed. */
  typed: string
  unit: string
  actor: { id: Id<'actor'>; name: string } | null
  proposition: string
  stance: Stance
  saidOn: string
  speaking: Speaking[]
}

/** What a property is answered with, unless a person says otherwise. */
const kindOfProperty: Record<string, ValueKind> = {
  killed: 'count',
  injured: 'count',
  displaced: 'count',
  detained: 'count',
  missing: 'count',
  began: 'date',
  ended: 'date',
  place: 'text',
  purpose: 'text',
  responsible: 'actor',
  characterisation: 'none',
}

export const kindFor = (property: string): ValueKind => kindOfProperty[property.trim().toLowerCase()] ?? 'text'

export const emptyDraft: ClaimDraft = {
  about: null,
  property: '',
  kind: 'count',
  typed: '',
  unit: 'people',
  actor: null,
  proposition: '',
  stance: 'asserts',
  saidOn: '',
  speaking: [],
}

/** A draft with another property: what is asked for follows it, and what was typed stays while it still fits. */
export function withProperty(draft: ClaimDraft, property: string): ClaimDraft {
  const isKnown = property.trim().toLowerCase() in kindOfProperty
  // A statement of any other kind stays one: it needs no value.
  const kind = !isKnown && draft.kind === 'none' ? 'none' : kindFor(property)
  return kind === draft.kind ? { ...draft, property } : { ...draft, property, kind, typed: '' }
}

/** What is still missing or cannot be read, as a sentence for its field. */
export function problemsOf(
  draft: ClaimDraft,
): Partial<Record<'about' | 'property' | 'value' | 'proposition' | 'saidOn', string>> {
  const problems: ReturnType<typeof problemsOf> = {}
  if (!draft.about) problems.about = t('claimForm.problems.about')
  if (!draft.property.trim()) problems.property = t('claimForm.problems.property')
  if (draft.kind === 'none') {
    if (!draft.proposition.trim()) problems.proposition = t('claimForm.problems.proposition')
  } else if (!valueOf(draft)) problems.value = t(`claimForm.problems.${draft.kind}`)
  if (draft.saidOn.trim() && !readTypedDate(draft.saidOn)) problems.saidOn = t('claimForm.problems.date')
  return problems
}

/** What the draft claims, read; null when there is nothing, or it cannot be read. */
export function valueOf({ kind, typed, unit, actor }: ClaimDraft): ClaimValue | null {
  switch (kind) {
    case 'none':
      return null
    case 'count': {
      const figure = readTypedFigure(typed)
      return figure && { kind: 'count', ...figure, unit: figure.unit ?? (unit.trim() || 'people') }
    }
    case 'text':
      return typed.trim() ? { kind: 'text', text: typed.trim() } : null
    case 'date': {
      const edtf = readTypedDate(typed)
      return edtf === null ? null : { kind: 'date', edtf }
    }
    case 'actor':
      return actor && { kind: 'actor', actorId: actor.id }
  }
}

type ClaimArgs = Omit<ArgsOf<Calls['claimWords']>, 'articleId' | 'start' | 'end'>

/** The draft as the call wants it; its problems are none. */
export function argsOf(draft: ClaimDraft): ClaimArgs {
  const value = valueOf(draft)
  const saidOn = draft.saidOn.trim() ? readTypedDate(draft.saidOn) : null
  const about = draft.about!
  return {
    about: 'id' in about ? { id: about.id } : about,
    property: draft.property.trim(),
    stance: draft.stance,
    ...(value && { value }),
    ...(draft.proposition.trim() && { proposition: draft.proposition.trim() }),
    ...(saidOn && { saidOn }),
    attribution: draft.speaking.map(({ who, as }) =>
      'id' in who ? { actorId: who.id, as } : { create: 'actor', name: who.name, as },
    ),
  }
}

type ClaimFields = Pick<Claim, 'property' | 'stance' | 'attribution'> & {
  [Name in 'value' | 'proposition' | 'saidOn']?: Claim[Name] | undefined
}

/** The draft of a claim that is there, to be changed. `nameOf` names its actors and what it is about. */
export function draftOf(claim: Claim, nameOf: (id: EntityId) => string): ClaimDraft {
  return { ...fieldsOf(claim, nameOf), about: { id: claim.aboutId, name: nameOf(claim.aboutId) } }
}

/** What a claim says as its fields show it, apart from what it is about. */
export function fieldsOf(claim: ClaimFields, nameOf: (id: EntityId) => string): Omit<ClaimDraft, 'about'> {
  const { value } = claim
  return {
    property: claim.property,
    kind: value?.kind ?? 'none',
    typed: typedOf(value),
    unit: value?.kind === 'count' ? value.unit : 'people',
    actor: value?.kind === 'actor' ? { id: value.actorId, name: nameOf(value.actorId) } : null,
    proposition: claim.proposition ?? '',
    stance: claim.stance,
    saidOn: claim.saidOn ?? '',
    speaking: claim.attribution.map(({ actorId, name, as }) => ({
      who: actorId ? { id: actorId, name: nameOf(actorId) || (name ?? '') } : { create: 'actor', name: name ?? '' },
      as,
    })),
  }
}

function typedOf(value: ClaimValue | undefined): string {
  switch (value?.kind) {
    case 'count':
      return figureWords(value)
    case 'text':
      return value.text
    case 'date':
      return value.edtf
    default:
      return ''
  }
}
