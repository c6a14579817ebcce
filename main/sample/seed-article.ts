import { seedClaims } from './seed-claims.ts'
import { seedPassages } from './seed-passages.ts'
import { seedFileName, seedText } from './seed-text.ts'
import type { SampleArticle } from './sample-shapes.ts'

/** The article the sample is built around, fully coded. */
export const seedArticle: SampleArticle = {
  fileName: seedFileName,
  text: seedText,
  status: 'done',
  language: 'en',
  tags: ['Nagorno Karabakh'],
  passages: seedPassages,
  claims: seedClaims,
  relations: [
    { from: 'Nikol Pashinyan', type: 'leads', to: 'Armenia', words: 'Prime Minister Nikol Pashinyan’s resignation' },
    { from: 'Ilham Aliyev', type: 'leads', to: 'Azerbaijan', words: 'Azerbaijani President Ilham Aliyev' },
    {
      from: 'Maria Zakharova',
      type: 'spokesperson of',
      to: 'Russian foreign ministry',
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
    { from: 'Antony Blinken', type: 'member of', to: 'United States', words: 'US Secretary of State Antony Blinken' },
    { from: 'António Guterres', type: 'leads', to: 'United Nations', words: 'UN Secretary General António Guterres' },
    {
      from: 'Ceasefire of 20 September 2023',
      type: 'follows',
      to: 'Military operation in Nagorno Karabakh',
      words: 'hours after the latter launched a military operation in the region on Tuesday',
    },
    {
      from: 'Deployment of Russian peacekeepers in 2020',
      type: 'follows',
      to: '2020 conflict',
      words: 'the peace that was achieved after months of fighting between Armenia and Azerbaijan',
    },
    { from: '2020 ceasefire agreement', type: 'follows', to: '2020 conflict' },
  ],
}
