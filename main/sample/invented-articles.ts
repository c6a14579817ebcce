import { about, atLeast, type SampleArticle } from './sample-shapes.ts'

const convoy = 'Convoy to Orinakavan'
const displacement = 'Displacement from Orinakavan'
const shell = 'Shell on the Orinakavan road'
const committee = 'Orinakavan Relief Committee'
const office = 'Orinakavan district office'
const rights = 'Written for the sample library; may be used freely.'

/** Short articles written for the sample, each of which says so in its first paragraph. */
export const inventedArticles: SampleArticle[] = [
  {
    fileName: 'sample-courier-2023-09-24.txt',
    status: 'done',
    language: 'en',
    rights,
    tags: ['Written for the sample'],
    text: `Title: Buses reach Orinakavan
Date: 2023-09-24
Source: The Sample Courier

Written for the sample library: Orinakavan, its people and every figure in this article are invented.

Three buses reached the village of Orinakavan on Saturday, September 23, the Orinakavan Relief Committee said. The road had been closed since the military operation in Nagorno Karabakh began on September 19.

“At least 300 people have left their homes in our district,” said Lilit Orinakyan, who leads the committee. The district office said it had counted about 240.

Russian peacekeepers escorted the convoy, the committee said. Sergei Primerov, one of the drivers, said that it waited four hours at the bridge.

The ceasefire of September 20 was holding in the district, the district office said.`,
    passages: [
      {
        words: 'Three buses reached the village of Orinakavan on Saturday, September 23',
        links: { [convoy]: null, [committee]: 'organiser' },
      },
      {
        words: 'the military operation in Nagorno Karabakh began on September 19',
        links: { 'Military operation in Nagorno Karabakh': null },
      },
      {
        words:
          '“At least 300 people have left their homes in our district,” said Lilit Orinakyan, who leads the committee',
        links: { [displacement]: null, 'Lilit Orinakyan': null },
        tags: ['Displacement'],
      },
      { words: 'Lilit Orinakyan, who leads the committee', links: { 'Lilit Orinakyan': null, [committee]: null } },
      {
        words: 'The district office said it had counted about 240',
        links: { [displacement]: null, [office]: null },
        tags: ['Displacement'],
      },
      {
        words: 'Russian peacekeepers escorted the convoy',
        links: { [convoy]: null, 'Russian peacekeepers': 'third party' },
      },
      { words: 'Sergei Primerov, one of the drivers', links: { 'Sergei Primerov': null, [convoy]: null } },
      {
        words: 'The ceasefire of September 20 was holding in the district',
        links: { 'Ceasefire of 20 September 2023': null, [office]: null },
        tags: ['Diplomacy'],
      },
    ],
    claims: [
      {
        words:
          '“At least 300 people have left their homes in our district,” said Lilit Orinakyan, who leads the committee',
        about: displacement,
        property: 'displaced',
        value: atLeast(300, 'people'),
        by: [committee],
      },
      {
        words: 'The district office said it had counted about 240',
        about: displacement,
        property: 'displaced',
        value: about(240, 'people'),
        by: [office],
      },
    ],
    relations: [
      { from: 'Lilit Orinakyan', type: 'leads', to: committee, words: 'Lilit Orinakyan, who leads the committee' },
    ],
  },
  {
    fileName: 'example-daily-2023-09-28.txt',
    status: 'reading',
    language: 'en',
    rights,
    tags: ['Written for the sample'],
    text: `Title: Committee raises its count
Date: 2023-09-28
Source: Example Daily

Written for the sample library: Orinakavan, its people and every figure in this article are invented.

At least 450 people have now been displaced from Orinakavan, the Orinakavan Relief Committee said on Thursday, after counting families in two more villages. The district office repeated its own figure of about 240.

A shell left on the road injured two children this week, according to the committee. The district office denied that anyone had been hurt.

“We count names, not rumours,” Lilit Orinakyan said.`,
    passages: [
      {
        words: 'At least 450 people have now been displaced from Orinakavan',
        links: { [displacement]: null, [committee]: null },
        tags: ['Displacement'],
      },
      {
        words: 'The district office repeated its own figure of about 240',
        links: { [displacement]: null, [office]: null },
        tags: ['Displacement'],
      },
      {
        words: 'A shell left on the road injured two children this week',
        links: { [shell]: null, [committee]: null },
        tags: ['Casualties', 'Civilians'],
      },
      {
        words: 'The district office denied that anyone had been hurt',
        links: { [shell]: null, [office]: null },
        tags: ['Disputed wording'],
      },
      { words: '“We count names, not rumours,” Lilit Orinakyan said', links: { 'Lilit Orinakyan': null } },
    ],
    claims: [
      {
        words: 'At least 450 people have now been displaced from Orinakavan',
        about: displacement,
        property: 'displaced',
        value: atLeast(450, 'people'),
        by: [committee],
      },
      {
        words: 'The district office repeated its own figure of about 240',
        about: displacement,
        property: 'displaced',
        value: about(240, 'people'),
        by: [office],
      },
      {
        words: 'A shell left on the road injured two children this week',
        about: shell,
        property: 'injured',
        value: { kind: 'count', comparator: '=', number: 2, unit: 'children' },
        by: [committee],
      },
      {
        words: 'The district office denied that anyone had been hurt',
        about: shell,
        property: 'injured',
        stance: 'denies',
        by: [office],
      },
    ],
  },
]
