import { z } from 'zod'
import { commonFields, edtf, longText, shortText } from './common.ts'
import { idOf } from './ids.ts'

/** Another name an entity goes by. Which name who uses is evidence, so the user of a name can be kept. */
export const alias = z.looseObject({
  name: shortText.min(1),
  language: shortText.optional(),
  script: shortText.optional(),
  usedBy: shortText.optional(),
  note: shortText.optional(),
})

export const actorTypes = [
  'person',
  'state',
  'government body',
  'armed force',
  'non-state armed group',
  'political party',
  'international organisation',
  'media outlet',
  'civil society',
  'company',
  'population',
  'unnamed source',
  'other',
] as const

export const place = z.looseObject({
  name: shortText,
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  precision: shortText.optional(),
})

/** A time of day as the source gives it: a missing zone stays missing. */
export const clock = z.looseObject({
  from: z.string().regex(/^\d{2}:\d{2}$/),
  to: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  zone: shortText.optional(),
  asWritten: shortText,
})

/** An actor's part in an event: the fact on the event, with the passages that show it. */
export const participant = z.looseObject({
  actorId: idOf('actor'),
  role: shortText.optional(),
  passageIds: z.array(idOf('passage')),
})

const sharedFields = {
  name: shortText.min(1),
  aliases: z.array(alias),
  description: longText.optional(),
}

export const actorFields = {
  ...sharedFields,
  type: z.enum(actorTypes).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  identifiers: z.record(z.string(), shortText).optional(),
}

export const eventFields = {
  ...sharedFields,
  /** A term of the event types vocabulary. */
  type: shortText.optional(),
  date: edtf.optional(),
  clock: clock.optional(),
  dateAsWritten: shortText.optional(),
  place: place.optional(),
  participants: z.array(participant),
}

/** Who. */
export const actor = z.looseObject({ id: idOf('actor'), kind: z.literal('actor'), ...commonFields, ...actorFields })

/** What happened. */
export const event = z.looseObject({ id: idOf('event'), kind: z.literal('event'), ...commonFields, ...eventFields })

export type Alias = z.infer<typeof alias>
export type ActorType = (typeof actorTypes)[number]
export type Place = z.infer<typeof place>
export type Clock = z.infer<typeof clock>
export type Participant = z.infer<typeof participant>
export type Actor = z.infer<typeof actor>
export type EventEntity = z.infer<typeof event>
export type Entity = Actor | EventEntity
