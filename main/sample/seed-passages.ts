import type { SamplePassage } from './sample-shapes.ts'

const operation = 'Military operation in Nagorno Karabakh'
const ceasefire = 'Ceasefire of 20 September 2023'
const agreement = '2020 ceasefire agreement'
const protests = 'Yerevan protests'
const call = 'Telephone call Aliyev–Blinken'
const deployment = 'Deployment of Russian peacekeepers in 2020'

/** What is marked in the seed article: whole statements first, then the names inside them. */
export const seedPassages: SamplePassage[] = [
  {
    words: 'Several civilians were killed and dozens wounded in the latest round of violence',
    links: { [operation]: null },
    tags: ['Casualties'],
  },
  { words: 'separatist Armenian authorities', links: { 'Nagorno Karabakh authorities': null }, tags: ['Naming'] },
  {
    words: 'Authorities in Nagorno Karabakh announced a ceasefire agreement with Azerbaijan',
    links: { [ceasefire]: null, 'Nagorno Karabakh authorities': 'party', Azerbaijan: 'party' },
    tags: ['Diplomacy'],
  },
  { words: 'Authorities in Nagorno Karabakh', links: { 'Nagorno Karabakh authorities': null } },
  {
    words: 'hours after the latter launched a military operation in the region on Tuesday',
    links: { [operation]: null, [ceasefire]: null, Azerbaijan: null },
  },
  { words: 'The ceasefire took effect at 1 pm local time.', links: { [ceasefire]: null } },
  {
    words: 'Azerbaijan launched the military operation',
    links: { [operation]: null, Azerbaijan: 'initiator' },
  },
  {
    words: 'Armenia had violated the ceasefire agreement signed in 2020',
    links: { [agreement]: null, Armenia: 'party' },
  },
  { words: 'amassed troops inside the disputed territory', links: { Armenia: null } },
  {
    words: 'At least seven civilians were killed and 35 others injured',
    links: { [operation]: null },
    tags: ['Casualties', 'Civilians'],
    comment: '“35 others” says nothing of who they were; read as 35 people.',
  },
  {
    words: 'in what Azerbaijan called “local anti-terrorism measures,” RT reported',
    links: { [operation]: null, Azerbaijan: 'initiator', RT: null },
    tags: ['Naming'],
  },
  { words: { words: 'RT', within: 'RT reported' }, links: { RT: null } },
  {
    words: 'according to Armenian sources, at least 27 people were killed and over 200 wounded',
    links: { [operation]: null, 'Armenian sources': null },
    tags: ['Casualties'],
  },
  { words: 'Armenian sources', links: { 'Armenian sources': null } },
  {
    words: 'Armenia denied the allegations of troop deployment in the region',
    links: { Armenia: null },
  },
  {
    words:
      'Armenia repeated its claims that the purpose of Azerbaijan’s military operation in Nagorno Karabakh was “ethnic cleansing.”',
    links: { [operation]: null, Armenia: null, Azerbaijan: 'initiator' },
    tags: ['Disputed wording'],
  },
  {
    words: 'hundreds of protesters gathered in the Armenian capital Yerevan',
    links: { [protests]: null, 'Protesters in Yerevan': 'initiator' },
  },
  {
    words: 'demanding Prime Minister Nikol Pashinyan’s resignation',
    links: { [protests]: null, 'Nikol Pashinyan': 'target' },
  },
  { words: 'Prime Minister Nikol Pashinyan’s resignation', links: { 'Nikol Pashinyan': null } },
  {
    words: 'Security forces attacked the protesters, injuring at least 38.',
    links: { [protests]: null, 'Security forces': 'perpetrator', 'Protesters in Yerevan': 'initiator' },
    tags: ['Casualties'],
  },
  {
    words:
      'Azerbaijani President Ilham Aliyev had said in a telephonic conversation with US Secretary of State Antony Blinken',
    links: { [call]: null, 'Ilham Aliyev': 'party', 'Antony Blinken': 'party' },
    tags: ['Diplomacy'],
  },
  { words: 'Azerbaijani President Ilham Aliyev', links: { 'Ilham Aliyev': null, Azerbaijan: null } },
  {
    words: 'US Secretary of State Antony Blinken',
    links: { 'Antony Blinken': null, 'United States': null },
  },
  {
    words: 'the operation in Nagorno Karabakh will only end if the Armenian fighters lay down their arms',
    links: { [operation]: null },
  },
  {
    words: 'Aliyev also denied the Armenian claim of ethnic cleansing',
    links: { [operation]: null, 'Ilham Aliyev': null },
    tags: ['Disputed wording'],
  },
  {
    words: 'the Azerbaijani forces were only targeting “legitimate military targets.”',
    links: { [operation]: null },
    tags: ['Disputed wording'],
  },
  {
    words:
      'Armenia had been taking provocative steps in the region for months now, including an election on September 9',
    links: { Armenia: null, 'Election of 9 September': null },
  },
  { words: 'an election on September 9', links: { 'Election of 9 September': null } },
  {
    words: 'TASS quoted the Azerbaijani presidential press service as saying',
    links: { TASS: null, 'Azerbaijani presidential press service': null },
  },
  {
    words: 'Several countries, including Russia, have called for the end of hostilities in the region.',
    links: { [operation]: null, Russia: 'third party' },
    tags: ['Diplomacy'],
  },
  {
    words: 'Russian foreign ministry spokesperson Maria Zakharova',
    links: { 'Maria Zakharova': null, 'Russian foreign ministry': null },
  },
  {
    words: 'stop the fighting and return to the path of the political and diplomatic resolution',
    links: { 'Maria Zakharova': null, [operation]: null },
    tags: ['Diplomacy'],
  },
  {
    words:
      'Russian peacekeepers in the region were evacuating people from conflict zones and helping with medical assistance',
    links: { [operation]: null, 'Russian peacekeepers': 'third party' },
  },
  {
    words: 'Around 2,000 Russian armed forces were deployed in the region as peacekeepers in 2020',
    links: { [deployment]: null, 'Russian peacekeepers': 'peacekeeper', Russia: null },
  },
  {
    words: 'the peace that was achieved after months of fighting between Armenia and Azerbaijan',
    links: { '2020 conflict': null, Armenia: 'party', Azerbaijan: 'party' },
  },
  {
    words: 'fighting between Armenia and Azerbaijan in which over 1,000 people were killed',
    links: { '2020 conflict': null },
    tags: ['Casualties'],
  },
  {
    words: 'Calls for a ceasefire were also issued by UN Secretary General António Guterres.',
    links: { [operation]: null, 'António Guterres': 'third party' },
    tags: ['Diplomacy'],
  },
  {
    words: 'UN Secretary General António Guterres',
    links: { 'António Guterres': null, 'United Nations': null },
  },
]
