import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Assessment } from '#contract/assessment.ts'
import type { Claim, ClaimValue } from '#contract/claim.ts'
import type { EntityId } from '#contract/ids.ts'
import { checkedDate } from '../entities/dates.ts'
import { checkedName } from '../entities/new-entity.ts'
import { needEntity } from '../entities/resolve.ts'
import { needOne, withFields } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'

/** A claim as given: all its fields each time, each checked against the library. */
export function claimToSave(library: Library, args: ParsedArgsOf<Calls['saveClaim']>): { claim: Claim; draft: Draft } {
  const about = needEntity(library, args.aboutId)
  needOne(library, args.passageId)
  const before = args.id === undefined ? library.stamp('claim') : needOne(library, args.id)
  const claim = claimOf(library, before, {
    ...args,
    aboutId: about.id,
    attribution: args.attribution.map((link) => withCurrentActor(library, link)),
  })
  return { claim, draft: { label: claimLabel('saveClaim', about.name, claim.property), puts: [claim] } }
}

type ClaimArgs = Omit<ParsedArgsOf<Calls['saveClaim']>, 'id'>

/** A claim with these fields in the place of all it had; its ids are of documents that are there. */
export function claimOf(library: Library, before: Pick<Claim, 'id'>, args: ClaimArgs): Claim {
  const { passageId, aboutId, property, stance, attribution, value, proposition, saidOn, private: secret } = args
  return withFields({ ...before, passageId, aboutId, property: checkedName(property), stance, attribution } as Claim, {
    value: value === undefined ? null : checkedValue(library, value),
    proposition: proposition?.trim().normalize('NFC') || null,
    saidOn: saidOn === undefined ? null : checkedDate(saidOn),
    private: secret,
  })
}

export function claimLabel(key: string, name: string, property: string) {
  return { key, args: { name, property } }
}

function withCurrentActor<Link extends Claim['attribution'][number]>(library: Library, link: Link): Link {
  return link.actorId === undefined ? link : { ...link, actorId: needEntity(library, link.actorId).id }
}

function checkedValue(library: Library, value: ClaimValue): ClaimValue {
  switch (value.kind) {
    case 'count': {
      const { number, min, max } = value
      if (number === undefined && min === undefined && max === undefined)
        throw new CallerError(say('changes.errors.figure'))
      if (min !== undefined && max !== undefined && min > max) throw new CallerError(say('changes.errors.figure'))
      return { ...value, unit: value.unit.trim() }
    }
    case 'text':
      return { ...value, text: checkedName(value.text) }
    case 'date':
      return { ...value, edtf: checkedDate(value.edtf) }
    case 'actor': {
      const { id } = needEntity(library, value.actorId)
      return { ...value, actorId: id as typeof value.actorId }
    }
  }
}

/** The researcher's own reading, which takes the place of one about the same property saved before. */
export function assessmentToSave(
  library: Library,
  args: ParsedArgsOf<Calls['saveAssessment']>,
): { assessment: Assessment; draft: Draft } {
  const { id, private: secret, low, best, high, unit, text, reading, proposition, ...given } = args
  const about = needEntity(library, given.aboutId)
  for (const claimId of given.claimIds) needOne(library, claimId)
  checkOrder([low, best, high].filter((figure) => figure !== undefined))
  if (reading !== undefined && given.reason.trim() === '') throw new CallerError(say('changes.errors.reason'))
  const before = id === undefined ? assessmentOf(library, about.id, args) : needOne(library, id)
  const optional = {
    low,
    best,
    high,
    unit,
    text,
    reading,
    proposition: proposition?.trim().normalize('NFC') || undefined,
  }
  const assessment: Assessment = withFields(
    { ...before, ...given, aboutId: about.id, property: checkedName(given.property) },
    { ...Object.fromEntries(Object.entries(optional).map(([name, value]) => [name, value ?? null])), private: secret },
  )
  return {
    assessment,
    draft: { label: claimLabel('saveAssessment', about.name, assessment.property), puts: [assessment] },
  }
}

/** The assessment of this property that there is, or the fields of a new one. */
function assessmentOf(library: Library, aboutId: EntityId, { property, proposition }: AboutWhat) {
  const keyOf = (what: AboutWhat) => JSON.stringify([foldName(what.property), foldName(what.proposition ?? '')])
  for (const id of library.references.assessmentsAbout(aboutId)) {
    const assessment = library.get(id)
    if (assessment && keyOf(assessment) === keyOf({ property, proposition })) return assessment
  }
  return library.stamp('assessment')
}

type AboutWhat = { property: string; proposition?: string | undefined }

function checkOrder(figures: readonly number[]): void {
  figures.reduce((low, high) => {
    if (low > high) throw new CallerError(say('changes.errors.range', { low, high }))
    return high
  }, 0)
}
