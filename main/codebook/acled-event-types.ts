export const political = 'Political violence'
export const demonstrations = 'Demonstrations'
const strategic = 'Strategic developments'

type AcledEventType = { type: string; disorder: string; subTypes: readonly string[] }

/** ACLED's event types with their sub-event types, spelt as its codebook spells them (the set of March 2023). */
export const acledEventTypes: readonly AcledEventType[] = [
  {
    type: 'Battles',
    disorder: political,
    subTypes: ['Armed clash', 'Government regains territory', 'Non-state actor overtakes territory'],
  },
  {
    type: 'Explosions/Remote violence',
    disorder: political,
    subTypes: [
      'Chemical weapon',
      'Air/drone strike',
      'Suicide bomb',
      'Shelling/artillery/missile attack',
      'Remote explosive/landmine/IED',
      'Grenade',
    ],
  },
  {
    type: 'Violence against civilians',
    disorder: political,
    subTypes: ['Sexual violence', 'Attack', 'Abduction/forced disappearance'],
  },
  {
    type: 'Protests',
    disorder: demonstrations,
    subTypes: ['Peaceful protest', 'Protest with intervention', 'Excessive force against protesters'],
  },
  { type: 'Riots', disorder: demonstrations, subTypes: ['Violent demonstration', 'Mob violence'] },
  {
    type: 'Strategic developments',
    disorder: strategic,
    subTypes: [
      'Agreement',
      'Arrests',
      'Change to group/activity',
      'Disrupted weapons use',
      'Headquarters or base established',
      'Looting/property destruction',
      'Non-violent transfer of territory',
      'Other',
    ],
  },
]
