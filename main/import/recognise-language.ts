import { francAll } from 'franc'

/** ISO 639-3, as franc names languages, to BCP 47. The languages of news that are told apart reliably. */
// prettier-ignore
const tags: Record<string, string> = {
  eng: 'en', rus: 'ru', fra: 'fr', deu: 'de', spa: 'es', por: 'pt', ita: 'it', nld: 'nl', pol: 'pl', ces: 'cs',
  slk: 'sk', slv: 'sl', hun: 'hu', ron: 'ro', bul: 'bg', ukr: 'uk', bel: 'be', srp: 'sr', hrv: 'hr', mkd: 'mk',
  als: 'sq', ell: 'el', tur: 'tr', azj: 'az', hye: 'hy', kat: 'ka', arb: 'ar', heb: 'he', pes: 'fa', prs: 'fa-AF',
  pbu: 'ps', urd: 'ur', hin: 'hi', ben: 'bn', pan: 'pa', guj: 'gu', tam: 'ta', tel: 'te', mal: 'ml', kan: 'kn',
  mar: 'mr', npi: 'ne', sin: 'si', mya: 'my', khm: 'km', lao: 'lo', tha: 'th', vie: 'vi', ind: 'id', zlm: 'ms',
  tgl: 'tl', cmn: 'zh', jpn: 'ja', kor: 'ko', kaz: 'kk', kir: 'ky', uzn: 'uz', tuk: 'tk', tgk: 'tg', uig: 'ug',
  dan: 'da', nob: 'nb', swe: 'sv', fin: 'fi', ekk: 'et', lvs: 'lv', lit: 'lt', amh: 'am', tir: 'ti', som: 'so',
  swh: 'sw', hau: 'ha', yor: 'yo', ibo: 'ig', kin: 'rw', ckb: 'ckb', kmr: 'ku', cat: 'ca',
}

const only = Object.keys(tags)
/** Below this, words like names decide, not language. */
const fewest = 40

/** The language a text is written in (BCP 47); undefined when it is too short or too mixed to tell. */
export function recogniseLanguage(text: string): string | undefined {
  const sample = text.slice(0, 8000)
  if (sample.trim().length < fewest) return undefined
  const [best] = francAll(sample, { only, minLength: fewest })
  return best && best[0] !== 'und' ? tags[best[0]] : undefined
}

/** A language tag as a page writes it, in its canonical form; undefined when it is no tag. */
export function languageTag(written: string | null | undefined): string | undefined {
  const tag = (written ?? '').trim().replaceAll('_', '-')
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
