import { acledEventTypes, demonstrations, political } from '../../codebook/acled-event-types.ts'
import { foldName } from '../../text/fold.ts'

export type AcledType = { disorder_type: string; event_type: string; sub_event_type: string }

/** The terms a library starts with that are called otherwise. */
const called: Readonly<Record<string, string>> = {
  'shelling or missile attack': 'Shelling/artillery/missile attack',
  'air or drone strike': 'Air/drone strike',
  'attack on civilians': 'Attack',
  'abduction or enforced disappearance': 'Abduction/forced disappearance',
  'remote explosive or mine': 'Remote explosive/landmine/IED',
  protest: 'Protests',
  riot: 'Riots',
  ceasefire: 'Agreement',
  'arrest or detention': 'Arrests',
}

const table = new Map<string, AcledType>()
for (const { type: event_type, disorder: disorder_type, subTypes } of acledEventTypes) {
  table.set(foldName(event_type), { disorder_type, event_type, sub_event_type: '' })
  for (const sub_event_type of subTypes)
    table.set(foldName(sub_event_type), { disorder_type, event_type, sub_event_type })
}
// ACLED counts these as violence, in an event type of demonstrations.
const force = table.get(foldName('Excessive force against protesters'))
if (force) force.disorder_type = `${political}; ${demonstrations}`
const mob = table.get(foldName('Mob violence'))
if (mob) mob.disorder_type = political

/** Null for a type that ACLED has no word for. */
export function acledTypes(type: string | undefined): AcledType | null {
  const folded = foldName(type ?? '')
  return table.get(folded) ?? table.get(foldName(called[folded] ?? '')) ?? null
}
