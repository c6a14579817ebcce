/** What a reading says of claims, in words; figures and names come from the claims. */
export const claims = {
  theArticleItself: 'the article itself',
  range: '{{min}}–{{max}} {{unit}}',
  count: '{{comparator}}{{number}} {{unit}}',
  quoted: '“{{text}}”',
  stance: {
    asserts: '{{what}}',
    accuses: '{{what}}',
    denies: 'not {{what}}',
    doubts: '{{what}} doubted',
    demands: '{{what}} demanded',
  },
  bare: {
    asserts: 'asserted by {{speakers}}',
    accuses: 'alleged by {{speakers}}',
    denies: 'denied by {{speakers}}',
    doubts: 'doubted by {{speakers}}',
    demands: 'demanded by {{speakers}}',
  },
  assumptions: {
    exact: '{{number}} read as exact',
    about: 'about {{number}} read as {{from}} to {{to}}',
    wordings: 'different words are not read as a contradiction',
    actors: 'different actors are read as excluding each other',
    doubts: 'a doubt is not read as a denial',
  },
} as const
