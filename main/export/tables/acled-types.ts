import { foldName } from '../../text/fold.ts'

export type AcledType = { disorder_type: string; event_type: string; sub_event_type: string }

const political = 'Political violence'
const demonstrations = 'Demonstrations'
const strategic = 'Strategic developments'

/** ACLED's event types with their sub-event types. */
const types: readonly (readonly [event: string, disorder: string, subs: readonly string[]])[] = [
  ['Battles', political, ['Armed clash', 'Government regains territory', 'Non-state actor overtakes territory']],
  [
    'Explosions/Remote violence',
    political,
    [
      'Chemical weapon',
      'Air/drone strike',
      'Suicide bomb',
      'Shelling/artillery/missile attack',
      'Remote explosive/landmine/IED',
      'Grenade',
    ],
  ],
  ['Protests', demonstrations, ['Peaceful protest', 'Protest with intervention', 'Excessive force against protesters']],
  ['Riots', demonstrations, ['Violent demonstration', 'Mob violence']],
  [
    'Strategic developments',
    strategic,
    [
      'Agreement',
      'Arrests',
      'Change to group/activity',
      'Disrupted weapons use',
      'Headquarters or base established',
      'Looting/property destruction',
      'Non-violent transfer of territory',
      'Other',
    ],
  ],
  ['Violence against civilians', political, ['Sexual violence', 'Attack', 'Abduction/forced disappearance']],
]

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
for (const [event_type, disorder_type, subs] of types) {
  table.set(foldName(event_type), { disorder_type, event_type, sub_event_type: '' })
  for (const sub_event_type of subs) table.set(foldName(sub_event_type), { disorder_type, event_type, sub_event_type })
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
