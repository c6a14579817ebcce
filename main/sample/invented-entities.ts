import type { SampleActor, SampleEvent } from './sample-shapes.ts'

const invented = 'Invented for the sample.'

/** Who and what the articles written for the sample speak of. */
export const inventedActors: SampleActor[] = [
  {
    name: 'Orinakavan Relief Committee',
    type: 'civil society',
    description: invented,
    aliases: [
      'the committee',
      { name: 'Комитет помощи Оринакавана', language: 'ru', script: 'Cyrl' },
      { name: 'لجنة إغاثة أوريناكافان', language: 'ar', script: 'Arab' },
    ],
  },
  {
    name: 'Orinakavan district office',
    type: 'government body',
    description: invented,
    aliases: [
      'the district office',
      { name: 'Районное управление', language: 'ru', script: 'Cyrl' },
      { name: 'مكتب المنطقة', language: 'ar', script: 'Arab' },
    ],
  },
  { name: 'Lilit Orinakyan', type: 'person', description: invented, aliases: ['Լիլիթ Օրինակյան'] },
  { name: 'Sergei Primerov', type: 'person', description: invented, aliases: ['Сергей Примеров'] },
  { name: 'The Sample Courier', type: 'media outlet', description: invented },
  { name: 'Example Daily', type: 'media outlet', description: invented },
  { name: 'Учебный вестник', type: 'media outlet', description: invented, aliases: ['Uchebny Vestnik'] },
  { name: 'صحيفة المثال', type: 'media outlet', description: invented, aliases: ['Sahifat al-Mithal'] },
]

const orinakavan = { name: 'Orinakavan (invented)', precision: 'village' }

export const inventedEvents: SampleEvent[] = [
  {
    name: 'Convoy to Orinakavan',
    type: 'humanitarian aid',
    date: '2023-09-23',
    dateAsWritten: 'Saturday, September 23',
    place: orinakavan,
    description: invented,
  },
  {
    name: 'Displacement from Orinakavan',
    type: 'displacement',
    date: '2023-09-19/..',
    place: orinakavan,
    description: invented,
  },
  {
    name: 'Shell on the Orinakavan road',
    type: 'Remote explosive/landmine/IED',
    date: '2023-09-27~',
    dateAsWritten: 'this week',
    place: orinakavan,
    description: invented,
  },
]
