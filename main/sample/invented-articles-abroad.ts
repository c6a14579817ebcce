import { atLeast, type SampleArticle } from './sample-shapes.ts'

const convoy = 'Convoy to Orinakavan'
const displacement = 'Displacement from Orinakavan'
const committee = 'Orinakavan Relief Committee'
const office = 'Orinakavan district office'
const rights = 'Written for the sample library; may be used freely.'

/** The same invented story in other scripts, one of them written from right to left. */
export const inventedArticlesAbroad: SampleArticle[] = [
  {
    fileName: 'uchebny-vestnik-2023-10-02.txt',
    status: 'unread',
    language: 'ru',
    rights,
    tags: ['Written for the sample'],
    text: `Title: Автобусы дошли до Оринакавана
Date: 2023-10-02
Source: Учебный вестник

Написано для учебной библиотеки: Оринакаван, его жители и все цифры в этой статье вымышлены.

Не менее 450 человек покинули свои дома в Оринакаване, сообщил Комитет помощи Оринакавана. Районное управление своих данных не обновило.

Российские миротворцы сопровождали колонну, рассказал водитель Сергей Примеров. По его словам, дорога снова открыта.`,
    passages: [
      {
        words: 'Не менее 450 человек покинули свои дома в Оринакаване',
        links: { [displacement]: null, [committee]: null },
        tags: ['Displacement'],
      },
      { words: 'Комитет помощи Оринакавана', links: { [committee]: null } },
      { words: 'Районное управление', links: { [office]: null } },
      {
        words: 'Российские миротворцы сопровождали колонну',
        links: { [convoy]: null, 'Russian peacekeepers': 'third party' },
      },
      { words: 'Сергей Примеров', links: { 'Sergei Primerov': null } },
    ],
    claims: [
      {
        words: 'Не менее 450 человек покинули свои дома в Оринакаване',
        about: displacement,
        property: 'displaced',
        value: atLeast(450, 'people'),
        by: [committee, 'Учебный вестник'],
      },
    ],
  },
  {
    fileName: 'sahifat-al-mithal-2023-10-05.txt',
    status: 'unread',
    language: 'ar',
    rights,
    tags: ['Written for the sample'],
    text: `Title: وصول الحافلات إلى أوريناكافان
Date: 2023-10-05
Source: صحيفة المثال

كُتب هذا النص للمكتبة التجريبية: أوريناكافان وسكانها وجميع الأرقام الواردة هنا من نسج الخيال.

قالت لجنة إغاثة أوريناكافان إن ما لا يقل عن 500 شخص نزحوا من منازلهم. وقال مكتب المنطقة إن العدد لا يتجاوز 260 شخصا.

ووصلت القافلة الأولى في 23 سبتمبر بعد انتظار دام أربع ساعات عند الجسر.`,
    passages: [
      {
        words: 'ما لا يقل عن 500 شخص نزحوا من منازلهم',
        links: { [displacement]: null, [committee]: null },
        tags: ['Displacement'],
      },
      { words: 'لجنة إغاثة أوريناكافان', links: { [committee]: null } },
      {
        words: 'مكتب المنطقة إن العدد لا يتجاوز 260 شخصا',
        links: { [displacement]: null, [office]: null },
        tags: ['Displacement'],
      },
      { words: 'ووصلت القافلة الأولى في 23 سبتمبر', links: { [convoy]: null } },
    ],
    claims: [
      {
        words: 'ما لا يقل عن 500 شخص نزحوا من منازلهم',
        about: displacement,
        property: 'displaced',
        value: atLeast(500, 'people'),
        by: [committee, 'صحيفة المثال'],
      },
      {
        words: 'مكتب المنطقة إن العدد لا يتجاوز 260 شخصا',
        about: displacement,
        property: 'displaced',
        value: { kind: 'count', comparator: '≤', number: 260, unit: 'people' },
        by: [office, 'صحيفة المثال'],
      },
    ],
  },
]
