import { aliasField } from '#contract/fact.ts'
import type { SampleEvidence } from './sample-shapes.ts'

const operation = 'Military operation in Nagorno Karabakh'
const onTuesday = 'hours after the latter launched a military operation in the region on Tuesday'
const signed = 'Armenia had violated the ceasefire agreement signed in 2020'
const gathered = 'hundreds of protesters gathered in the Armenian capital Yerevan'
const deployed = 'Around 2,000 Russian armed forces were deployed in the region as peacekeepers in 2020'
const separatists = 'separatist Armenian authorities'
const authorities = 'Authorities in Nagorno Karabakh'

/** Which words of the seed article show what is filled in of whom it speaks of. */
export const seedEvidence: readonly SampleEvidence[] = [
  { of: operation, field: 'type', words: onTuesday },
  { of: operation, field: 'type', words: 'Azerbaijan launched the military operation' },
  { of: operation, field: 'date', words: onTuesday },
  {
    of: operation,
    field: aliasField('local anti-terrorism measures'),
    words: 'in what Azerbaijan called “local anti-terrorism measures,” RT reported',
  },
  { of: 'Ceasefire of 20 September 2023', field: 'clock', words: 'The ceasefire took effect at 1 pm local time.' },
  { of: '2020 ceasefire agreement', field: 'type', words: signed },
  { of: '2020 ceasefire agreement', field: 'date', words: signed },
  { of: 'Deployment of Russian peacekeepers in 2020', field: 'date', words: deployed },
  { of: 'Deployment of Russian peacekeepers in 2020', field: 'type', words: deployed },
  { of: 'Yerevan protests', field: 'place', words: gathered },
  {
    of: 'Yerevan protests',
    field: 'type',
    words: 'Security forces attacked the protesters, injuring at least 38.',
  },
  { of: 'Election of 9 September', field: 'date', words: 'an election on September 9' },
  {
    of: 'Telephone call Aliyev–Blinken',
    field: 'type',
    words:
      'Azerbaijani President Ilham Aliyev had said in a telephonic conversation with US Secretary of State Antony Blinken',
  },
  { of: 'Nagorno Karabakh authorities', field: aliasField(separatists), words: separatists },
  { of: 'Nagorno Karabakh authorities', field: aliasField(authorities), words: authorities },
]
