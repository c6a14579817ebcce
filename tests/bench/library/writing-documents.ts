import type { Assessment } from '#contract/assessment.ts'
import { type Claim, type ClaimValue, comparators, stances } from '#contract/claim.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import { noteMentions, noteText } from '../../../main/notes/note-text.ts'
import * as node from '../../../main/sample/note-state.ts'
import { dayIn, type Plan } from './plan.ts'
import { below, chance, oneOf, type Random } from './random.ts'
import { common, makePassage, type Making, sentenceOf } from './source-documents.ts'
import { capitalised } from './words.ts'

/** Claims, the researcher's reading of them, and notes. */

export function makeClaim({ plan, names, words }: Making, n: number): Claim {
  const random = plan.random('claim', n)
  const property = oneOf(random, ['killed', 'injured', 'displaced', 'detained', 'began', 'responsible', 'purpose'])
  return {
    id: plan.id('claim', n),
    ...common(n, plan.sizes.claims),
    passageId: plan.id('passage', below(random, plan.sizes.passages)),
    aboutId: subject(plan, names.drawEvent(random)),
    property,
    ...valueOf(property, random, plan, words.rare(random), names.drawActor(random)),
    stance: chance(random, 0.8) ? 'asserts' : oneOf(random, stances),
    saidOn: dayIn(random),
    attribution: speakers(plan, random, names.drawActor(random), names.drawActor(random)),
  }
}

function subject(plan: Plan, event: number): EntityId {
  return plan.events > 0 ? plan.id('event', event) : plan.id('actor', 0)
}

function valueOf(
  property: string,
  random: Random,
  plan: Plan,
  word: string,
  actor: number,
): { value: ClaimValue } | { proposition: string } {
  if (property === 'purpose') return { proposition: word }
  if (property === 'began') return { value: { kind: 'date', edtf: dayIn(random) } }
  if (property === 'responsible' && plan.actors > 0)
    return { value: { kind: 'actor', actorId: plan.id('actor', actor) } }
  const unit = oneOf(random, ['people', 'people', 'civilians', 'combatants'])
  return {
    value: { kind: 'count', comparator: oneOf(random, comparators), number: Math.floor(random() ** 3 * 400), unit },
  }
}

function speakers(plan: Plan, random: Random, first: number, second: number): Claim['attribution'] {
  if (plan.actors === 0 || chance(random, 0.1)) return []
  const says = { actorId: plan.id('actor', first), as: 'says' as const }
  if (chance(random, 0.7) || first === second) return [says]
  return [says, { actorId: plan.id('actor', second), as: 'reports' }]
}

export function makeAssessment({ plan, words, names }: Making, n: number): Assessment {
  const random = plan.random('assessment', n)
  const low = below(random, 50)
  return {
    id: plan.id('assessment', n),
    ...common(n, plan.assessments),
    aboutId: subject(plan, names.drawEvent(random)),
    property: oneOf(random, ['killed', 'injured']),
    low,
    high: low + below(random, 50),
    unit: 'people',
    reason: sentenceOf(words, random, 14),
    claimIds: [plan.id('claim', below(random, plan.sizes.claims))],
  }
}

/** A note of a heading, paragraphs with mentions and links, a list, and words quoted from a passage. */
export function makeNote(making: Making, n: number): Note {
  const { plan, words } = making
  const random = plan.random('note', n)
  const children = [node.heading(capitalised(sentenceOf(words, random, 4)))]
  for (let count = 1 + below(random, 4); count > 0; count--) children.push(paragraph(making, random))
  if (plan.sizes.passages > 0 && chance(random, 0.6)) children.push(quotation(making, random))
  if (chance(random, 0.4)) children.push(node.list(...[1, 2, 3].map(() => [node.words(sentenceOf(words, random, 8))])))
  const state = node.noteState(...children)
  const { root } = state.state as { root: Parameters<typeof noteText>[0] }
  const about = aboutOf(making, random)
  return {
    id: plan.id('note', n),
    ...common(n, plan.sizes.notes),
    title: capitalised(sentenceOf(words, random, 5).slice(0, -1)),
    ...(about && { aboutId: about }),
    state,
    text: noteText(root),
    mentions: noteMentions(root),
  }
}

function paragraph({ plan, words, names }: Making, random: Random): node.SampleNode {
  const children = [node.words(`${capitalised(sentenceOf(words, random, 20))} `, chance(random, 0.1))]
  if (plan.actors > 0 && chance(random, 0.7)) {
    const actor = names.drawActor(random)
    children.push(node.mention(plan.id('actor', actor), names.actor(actor).name))
  }
  if (plan.events > 0 && chance(random, 0.3)) {
    const event = names.drawEvent(random)
    children.push(node.words(' '), node.mention(plan.id('event', event), names.event(event).name))
  }
  children.push(node.words(` ${sentenceOf(words, random, 20)}`))
  return node.paragraph(...children)
}

function quotation(making: Making, random: Random): node.SampleNode {
  const n = below(random, making.plan.sizes.passages)
  const passage = makePassage(making, n)
  const { title } = making.text(making.plan.articleOf(n))
  const { id: passageId, articleId, target } = passage
  return node.passageQuote({ passageId, articleId, exact: target.exact, source: title })
}

function aboutOf({ plan, names }: Making, random: Random): Id<'article'> | EntityId | undefined {
  if (chance(random, 0.4)) return undefined
  if (plan.sizes.articles > 0 && (chance(random, 0.5) || plan.events === 0))
    return plan.id('article', below(random, plan.sizes.articles))
  return plan.events > 0 ? plan.id('event', names.drawEvent(random)) : undefined
}
