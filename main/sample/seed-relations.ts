import type { SampleRelation } from './sample-shapes.ts'

const operation = 'Military operation in Nagorno Karabakh'

/**
 * Who belongs to whom and what followed what, by the words of the seed article where it says so. Who holds an office, what
 * an office is part of, and what somebody is also called are three different things.
 */
export const seedRelations: SampleRelation[] = [
  {
    from: 'Nikol Pashinyan',
    type: 'holds office in',
    to: 'Armenia',
    position: 'Prime Minister',
    words: 'Prime Minister Nikol Pashinyan’s resignation',
  },
  {
    from: 'Ilham Aliyev',
    type: 'holds office in',
    to: 'Azerbaijan',
    position: 'President',
    words: 'Azerbaijani President Ilham Aliyev',
  },
  {
    from: 'Maria Zakharova',
    type: 'holds office in',
    to: 'Russian foreign ministry',
    position: 'spokesperson',
    words: 'Russian foreign ministry spokesperson Maria Zakharova',
  },
  { from: 'Russian foreign ministry', type: 'part of', to: 'Russia' },
  {
    from: 'Russian peacekeepers',
    type: 'part of',
    to: 'Russia',
    words: 'Around 2,000 Russian armed forces were deployed in the region as peacekeepers in 2020',
  },
  { from: 'Azerbaijani presidential press service', type: 'part of', to: 'Azerbaijan' },
  {
    from: 'Antony Blinken',
    type: 'holds office in',
    to: 'United States',
    position: 'Secretary of State',
    words: 'US Secretary of State Antony Blinken',
  },
  {
    from: 'António Guterres',
    type: 'holds office in',
    to: 'United Nations',
    position: 'Secretary General',
    words: 'UN Secretary General António Guterres',
  },
  {
    from: 'Ceasefire of 20 September 2023',
    type: 'follows',
    to: operation,
    words: 'hours after the latter launched a military operation in the region on Tuesday',
  },
  {
    from: 'Deployment of Russian peacekeepers in 2020',
    type: 'follows',
    to: '2020 conflict',
    words: 'the peace that was achieved after months of fighting between Armenia and Azerbaijan',
  },
  { from: '2020 ceasefire agreement', type: 'ends', to: '2020 conflict' },
]
