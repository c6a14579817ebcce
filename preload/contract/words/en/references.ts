/** References in a chosen style, and what can be wrong with a style's file. */
export const references = {
  styles: { apa: 'APA', harvard1: 'Harvard', vancouver: 'Vancouver' },
  unnamedStyle: 'Own style',
  copy: 'Copy reference',
  copied: 'Copied the reference.',
  style: {
    notXml: 'This is not a style of references: {{why}}.',
    notAStyle: 'This is not a style of references. Choose a .csl file.',
    dependent: 'This style only points to another one ({{parent}}). Choose the file of that style.',
    noBibliography: 'This style has no form for a list of references, so nothing can be written with it.',
    tooLarge: 'This style is larger than any style of references is, so it was not read.',
    endless: 'A part of this style calls itself without end, so it was not read.',
    broken: 'This style cannot be used: {{why}}.',
  },
} as const
