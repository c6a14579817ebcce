import chardet from 'chardet'
import iconv from 'iconv-lite'
import { guessCyrillic } from './cyrillic-encodings.ts'

/**
 * Names that files declare, and the encoding their bytes are really read in: the wider one that browsers use, so that
 * a `gb2312` page with a rare name or an `iso-8859-1` one with curly quotes reads right.
 */
const readAs: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-8': 'windows-1255',
  'iso-8859-8-i': 'windows-1255',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'euc-kr': 'euc-kr',
  ks_c_5601: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  'x-sjis': 'shift_jis',
  'x-mac-cyrillic': 'maccyrillic',
}

/** What iconv-lite calls an encoding where it differs. */
const tables: Record<string, string> = { 'euc-kr': 'cp949', shift_jis: 'cp932', big5: 'big5-hkscs' }

/** Decodes by a named encoding; bytes that do not fit become U+FFFD. */
export function decodeLegacy(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(bytes, tables[encoding] ?? encoding)
}

/** How much of a file's head is searched for a declaration. */
const head = 4096

/** The encoding that an XML declaration or an HTML meta element names, when it is one we can read. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, head)).toString('latin1')
  const xml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)
  const meta = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)
  const name = (xml ?? meta)?.[1]?.toLowerCase()
  if (name === undefined) return null
  const encoding = readAs[name] ?? name
  return !encoding.startsWith('utf') && iconv.encodingExists(tables[encoding] ?? encoding) ? encoding : null
}

/** How much of a file is looked at for a guess. */
const sampleSize = 256 * 1024

/** The likeliest encoding of bytes that declare none and are not UTF-8. */
export function guessLegacy(bytes: Uint8Array): { text: string; encoding: string } {
  const sample = bytes.subarray(0, sampleSize)
  const encoding = guessCyrillic(sample) ?? guessByLetters(sample)
  return { text: decodeLegacy(bytes, encoding), encoding }
}

/**
 * chardet's order, with three doubts of our own: a guess that leaves bytes unread loses to one that does not; Baltic
 * and Vietnamese must be clearly ahead, because short western texts look like them; and 10 is what chardet gives a
 * two-byte encoding when it has seen nothing against it.
 */
function guessByLetters(sample: Uint8Array): string {
  const candidates = chardet
    .analyse(sample)
    .map(({ name, confidence }) => ({ encoding: readAs[name.toLowerCase()] ?? name.toLowerCase(), confidence }))
    .filter(({ encoding }) => !encoding.startsWith('utf') && iconv.encodingExists(tables[encoding] ?? encoding))
    .filter(({ encoding, confidence }) => confidence > 10 || /^(?:windows|iso|koi8)/.test(encoding))
    .map(({ encoding, confidence }) => ({ encoding, confidence: confidence * trust(encoding) }))
    .sort((a, b) => b.confidence - a.confidence)
  const clean = candidates.find(({ encoding }) => !hasUnread(decodeLegacy(sample, encoding)))
  return (clean ?? candidates[0])?.encoding ?? 'windows-1252'
}

const trust = (encoding: string) => (encoding === 'windows-1257' || encoding === 'windows-1258' ? 0.5 : 1)

/** A sample may end in the middle of a character: its last one does not count. */
const hasUnread = (text: string) => /[\uFFFD\u0080-\u009F]/.test(text.slice(0, -1))
