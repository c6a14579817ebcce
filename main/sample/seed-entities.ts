import type { SampleActor, SampleEvent } from './sample-shapes.ts'

/** Who and what the seed article speaks of. */
export const seedActors: SampleActor[] = [
  { name: 'Azerbaijan', type: 'state', country: 'AZ', aliases: ['Azərbaycan', 'Азербайджан', 'Baku'] },
  { name: 'Armenia', type: 'state', country: 'AM', aliases: ['Հայաստան', 'Армения', 'Yerevan'] },
  {
    name: 'Nagorno Karabakh authorities',
    type: 'government body',
    aliases: [
      { name: 'separatist Armenian authorities', usedBy: 'the article of 20 September 2023' },
      { name: 'Authorities in Nagorno Karabakh', usedBy: 'the article of 20 September 2023' },
      { name: 'Republic of Artsakh', usedBy: 'the authorities themselves' },
      { name: 'Արցախի Հանրապետություն', language: 'hy', script: 'Armn' },
    ],
    description: 'What these authorities are called tells who is speaking; every name is kept with who uses it.',
  },
  {
    name: 'Nikol Pashinyan',
    type: 'person',
    country: 'AM',
    aliases: [
      'Pashinyan',
      { name: 'Նիկոլ Փաշինյան', language: 'hy', script: 'Armn' },
      { name: 'Никол Пашинян', language: 'ru', script: 'Cyrl' },
    ],
  },
  {
    name: 'Ilham Aliyev',
    type: 'person',
    country: 'AZ',
    aliases: [
      'Aliyev',
      { name: 'İlham Əliyev', language: 'az', script: 'Latn' },
      { name: 'Ильхам Алиев', language: 'ru', script: 'Cyrl' },
    ],
  },
  { name: 'Azerbaijani presidential press service', type: 'government body', country: 'AZ' },
  { name: 'Antony Blinken', type: 'person', country: 'US', aliases: ['Blinken'] },
  { name: 'United States', type: 'state', country: 'US', aliases: ['US'] },
  {
    name: 'Maria Zakharova',
    type: 'person',
    country: 'RU',
    aliases: ['Zakharova', { name: 'Мария Захарова', language: 'ru', script: 'Cyrl' }],
  },
  { name: 'Russian foreign ministry', type: 'government body', country: 'RU', aliases: ['МИД России'] },
  { name: 'Russian peacekeepers', type: 'armed force', country: 'RU', aliases: ['российские миротворцы'] },
  { name: 'Russia', type: 'state', country: 'RU', aliases: ['Россия'] },
  { name: 'António Guterres', type: 'person', aliases: ['Guterres', 'UN Secretary General'] },
  { name: 'United Nations', type: 'international organisation', aliases: ['UN', 'ООН', 'الأمم المتحدة'] },
  { name: 'RT', type: 'media outlet', country: 'RU' },
  { name: 'TASS', type: 'media outlet', country: 'RU', aliases: ['ТАСС'] },
  { name: 'Armenian sources', type: 'unnamed source' },
  { name: 'Protesters in Yerevan', type: 'population', country: 'AM' },
  { name: 'Security forces', type: 'armed force', country: 'AM' },
]

const karabakh = { name: 'Nagorno Karabakh', latitude: 39.82, longitude: 46.75, precision: 'region' }
const yerevan = { name: 'Yerevan', latitude: 40.1772, longitude: 44.5035, precision: 'city' }

export const seedEvents: SampleEvent[] = [
  {
    name: 'Military operation in Nagorno Karabakh',
    type: 'military operation',
    date: '2023-09-19/2023-09-20',
    dateAsWritten: 'on Tuesday',
    place: karabakh,
    aliases: [{ name: 'local anti-terrorism measures', usedBy: 'Azerbaijan' }],
  },
  {
    name: 'Ceasefire of 20 September 2023',
    type: 'ceasefire',
    date: '2023-09-20',
    dateAsWritten: 'Wednesday, September 20',
    clock: { from: '13:00', asWritten: '1 pm local time' },
    place: karabakh,
  },
  { name: '2020 ceasefire agreement', type: 'Agreement', date: '2020', dateAsWritten: 'signed in 2020' },
  {
    name: '2020 conflict',
    type: 'armed conflict',
    date: '2020',
    dateAsWritten: 'months of fighting',
    place: karabakh,
  },
  {
    name: 'Deployment of Russian peacekeepers in 2020',
    type: 'peacekeeping deployment',
    date: '2020',
    dateAsWritten: 'in 2020',
    place: karabakh,
  },
  {
    name: 'Yerevan protests',
    type: 'Protest with intervention',
    date: '2023-09-20~',
    dateAsWritten: 'Meanwhile',
    place: yerevan,
  },
  {
    name: 'Election of 9 September',
    type: 'election',
    date: '2023-09-09',
    dateAsWritten: 'September 9',
    place: karabakh,
  },
  {
    name: 'Telephone call Aliyev–Blinken',
    type: 'telephone call',
    date: '../2023-09-20',
    dateAsWritten: 'had said in a telephonic conversation',
  },
]
