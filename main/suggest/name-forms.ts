/**
 * The forms a word of a name takes in running text, beside the one it was given in: plurals of demonyms, cases of
 * Cyrillic and Armenian names, words that Arabic and Hebrew write together with the next. All are folded. A form
 * leads to the name's own word; it never makes a name of its own.
 */
export function formsOf(word: string): string[] {
  if (word.length < 4) return []
  if (/^[a-z]/.test(word)) return demonymPlural.test(word) ? [`${word}s`] : []
  if (/^[а-яіїєґў]/.test(word)) return cyrillicForms(word)
  if (/^[\u0561-\u0587]/.test(word)) return armenianEndings.map((ending) => word + ending)
  if (/^[\u0620-\u064A]/.test(word)) return arabicForms(word)
  if (/^[\u05D0-\u05EA]/.test(word)) return hebrewPrefixes.map((prefix) => prefix + word)
  return []
}

/** Words that speak of a people: `Armenian`, `Houthi`, `Chechen`, `Islamist`, `Israelite`. */
const demonymPlural =
  /(?:[a-z]{2,}[ia]n|[a-z]{2,}i|[a-z]{2,}ist|[a-z]{2,}ite|^(?:kurd|turk|arab|serb|croat|greek|dane|swede|czech|slav|pole|chechen|uzbek|tajik|druze|tutsi|hutu|alawite|fighter|rebel|separatist|peacekeeper|protester))$/

const armenianEndings = ['ը', 'ն', 'ի', 'ին', 'ից', 'ով', 'ում', 'ի', 'ս', 'ներ', 'ները', 'ների']
const hebrewPrefixes = ['ו', 'ה', 'ב', 'ל', 'מ', 'ש', 'כ', 'וה', 'שה', 'מה']

/** Conjunctions and prepositions are written with the word; after `li` the article loses its alef. */
function arabicForms(word: string): string[] {
  const forms = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول'].map((prefix) => prefix + word)
  if (word.startsWith('ال')) forms.push(`لل${word.slice(2)}`, `ولل${word.slice(2)}`)
  else forms.push(`ال${word}`, `وال${word}`, `بال${word}`, `لل${word}`)
  return forms
}

/** Cases of nouns, surnames and adjectives, by the ending of the form in dictionaries. */
const declensions: readonly (readonly [ending: RegExp, lost: number, endings: readonly string[]])[] = [
  [/(?:ск|цк)и[йи]$/, 2, ['ого', 'ому', 'им', 'ом', 'ая', 'ой', 'ую', 'ие', 'их', 'ими', 'ое']],
  [/(?:ый|ой)$/, 2, ['ого', 'ому', 'ым', 'ом', 'ая', 'ой', 'ую', 'ые', 'ых', 'ыми', 'ое']],
  [/(?:ская|цкая|ная|вая)$/, 2, ['ой', 'ую', 'ою']],
  [/(?:ое|ее)$/, 2, ['ого', 'ому', 'ым', 'ом']],
  [/(?:ые|ие)$/, 1, ['х', 'м', 'ми']],
  [/ия$/, 1, ['и', 'ю', 'ей', 'ями', 'ях']],
  [/(?:ова|ева|ина|ына)$/, 1, ['ой', 'у', 'ою']],
  [/а$/, 1, ['ы', 'и', 'е', 'у', 'ой', 'ою', 'ам', 'ами', 'ах']],
  [/я$/, 1, ['и', 'е', 'ю', 'ей', 'ям', 'ями', 'ях']],
  [/(?:ов|ев|ин|ын)$/, 0, ['а', 'у', 'ым', 'ом', 'е', 'ы', 'ых', 'ыми']],
  [/й$/, 1, ['я', 'ю', 'ем', 'е', 'и', 'ев']],
  [/ь$/, 1, ['я', 'ю', 'ем', 'е', 'и', 'ью', 'ей', 'ям', 'ями', 'ях']],
  [/ы$/, 1, ['ов', 'ам', 'ами', 'ах', '']],
  [/и$/, 1, ['ов', 'ей', 'ам', 'ами', 'ах', '']],
  [/[бвгджзклмнпрстфхцчшщ]$/, 0, ['а', 'у', 'ом', 'ем', 'е', 'ы', 'и', 'ов', 'ам', 'ами', 'ах']],
]

function cyrillicForms(word: string): string[] {
  const [, lost, endings] = declensions.find(([ending]) => ending.test(word)) ?? [null, 0, []]
  const stem = word.slice(0, word.length - lost)
  return stem.length < 3 ? [] : endings.map((ending) => stem + ending).filter((form) => form !== word)
}
