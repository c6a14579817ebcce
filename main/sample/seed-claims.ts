import { about, atLeast, exactly, inWords, moreThan, onDate, type SampleClaim } from './sample-shapes.ts'

const operation = 'Military operation in Nagorno Karabakh'
const ceasefire = 'Ceasefire of 20 September 2023'
const rt = 'At least seven civilians were killed and 35 others injured'
const armenian = 'according to Armenian sources, at least 27 people were killed and over 200 wounded'
const pressService = ['Ilham Aliyev', 'Azerbaijani presidential press service', 'TASS']

/** What is claimed in the seed article, and by whom. */
export const seedClaims: SampleClaim[] = [
  { words: rt, about: operation, property: 'killed', value: atLeast(7, 'civilians'), by: ['RT'] },
  { words: rt, about: operation, property: 'injured', value: exactly(35, 'people'), by: ['RT'] },
  { words: armenian, about: operation, property: 'killed', value: atLeast(27, 'people'), by: ['Armenian sources'] },
  { words: armenian, about: operation, property: 'injured', value: moreThan(200, 'people'), by: ['Armenian sources'] },
  {
    words: 'in what Azerbaijan called “local anti-terrorism measures,” RT reported',
    about: operation,
    property: 'characterisation',
    value: inWords('local anti-terrorism measures'),
    by: ['Azerbaijan', 'RT'],
  },
  {
    words: 'hours after the latter launched a military operation in the region on Tuesday',
    about: operation,
    property: 'began',
    value: onDate('2023-09-19'),
  },
  {
    words: 'The ceasefire took effect at 1 pm local time.',
    about: ceasefire,
    property: 'began',
    value: onDate('2023-09-20'),
  },
  {
    words: 'Azerbaijan launched the military operation',
    about: operation,
    property: 'responsible',
    actor: 'Azerbaijan',
  },
  {
    words:
      'Armenia repeated its claims that the purpose of Azerbaijan’s military operation in Nagorno Karabakh was “ethnic cleansing.”',
    about: operation,
    property: 'purpose',
    proposition: 'ethnic cleansing',
    by: ['Armenia'],
  },
  {
    words: 'Aliyev also denied the Armenian claim of ethnic cleansing',
    about: operation,
    property: 'purpose',
    proposition: 'ethnic cleansing',
    stance: 'denies',
    by: ['Ilham Aliyev'],
  },
  {
    words: 'the Azerbaijani forces were only targeting “legitimate military targets.”',
    about: operation,
    property: 'targets',
    value: inWords('legitimate military targets'),
    by: ['Ilham Aliyev'],
  },
  {
    words: 'Armenia had violated the ceasefire agreement signed in 2020',
    about: '2020 ceasefire agreement',
    property: 'ceasefire violation',
    proposition: 'Armenia violated the ceasefire agreement of 2020',
    by: ['Azerbaijan'],
  },
  {
    words: 'amassed troops inside the disputed territory',
    about: 'Armenia',
    property: 'troop deployment',
    proposition: 'Armenia amassed troops in Nagorno Karabakh',
    by: ['Azerbaijan'],
  },
  {
    words: 'Armenia denied the allegations of troop deployment in the region',
    about: 'Armenia',
    property: 'troop deployment',
    proposition: 'Armenia amassed troops in Nagorno Karabakh',
    stance: 'denies',
    by: ['Armenia'],
  },
  {
    words:
      'Armenia had been taking provocative steps in the region for months now, including an election on September 9',
    about: 'Armenia',
    property: 'provocations',
    proposition: 'Armenia took provocative steps for months',
    by: pressService,
  },
  {
    words: 'an election on September 9',
    about: 'Election of 9 September',
    property: 'characterisation',
    value: inWords('a provocative step'),
    by: pressService,
  },
  {
    words: 'the operation in Nagorno Karabakh will only end if the Armenian fighters lay down their arms',
    about: operation,
    property: 'ended',
    proposition: 'Armenian fighters lay down their arms',
    stance: 'demands',
    by: ['Ilham Aliyev'],
  },
  {
    words: 'Several countries, including Russia, have called for the end of hostilities in the region.',
    about: operation,
    property: 'ended',
    proposition: 'an end of the fighting',
    stance: 'demands',
    by: ['Russia'],
  },
  {
    words: 'stop the fighting and return to the path of the political and diplomatic resolution',
    about: operation,
    property: 'ended',
    proposition: 'an end of the fighting',
    stance: 'demands',
    by: ['Maria Zakharova'],
  },
  {
    words: 'Calls for a ceasefire were also issued by UN Secretary General António Guterres.',
    about: operation,
    property: 'ended',
    proposition: 'an end of the fighting',
    stance: 'demands',
    by: ['António Guterres'],
  },
  {
    words:
      'Russian peacekeepers in the region were evacuating people from conflict zones and helping with medical assistance',
    about: 'Russian peacekeepers',
    property: 'role',
    value: inWords('evacuating people and helping with medical assistance'),
    by: ['Maria Zakharova'],
  },
  {
    words: 'demanding Prime Minister Nikol Pashinyan’s resignation',
    about: 'Yerevan protests',
    property: 'purpose',
    value: inWords('the resignation of Nikol Pashinyan'),
    stance: 'demands',
    by: ['Protesters in Yerevan'],
  },
  {
    words: 'Security forces attacked the protesters, injuring at least 38.',
    about: 'Yerevan protests',
    property: 'injured',
    value: atLeast(38, 'people'),
  },
  {
    words: 'Security forces attacked the protesters, injuring at least 38.',
    about: 'Yerevan protests',
    property: 'responsible',
    actor: 'Security forces',
  },
  {
    words: 'fighting between Armenia and Azerbaijan in which over 1,000 people were killed',
    about: '2020 conflict',
    property: 'killed',
    value: moreThan(1000, 'people'),
  },
  {
    words: 'Around 2,000 Russian armed forces were deployed in the region as peacekeepers in 2020',
    about: 'Deployment of Russian peacekeepers in 2020',
    property: 'deployed',
    value: about(2000, 'peacekeepers'),
  },
]
