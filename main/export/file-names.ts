import filenamify from 'filenamify'

/** The longest file name that every file system takes, in bytes of UTF-8. */
const longest = 255
/** Room for the number that tells two equal names apart. */
const numberRoom = 8

const invisible =
  /[\p{Cc}\u00AD\u034F\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/gu
/** What a [[wikilink]] or a shell would read as its own. */
const meant = /[[\]#^|`$%~]/g

/**
 * Gives every title a file name of its own that every system can write and a [[wikilink]] can name: no two are the
 * same after NFC, folding of case and compatibility forms, whatever folder they go to.
 */
export function createFileNames(): { nameFor: (title: string, extension: string) => string } {
  const taken = new Set<string>()
  return {
    nameFor: (title, extension) => {
      const base = baseName(title, longest - numberRoom - Buffer.byteLength(extension))
      for (let number = 1; ; number += 1) {
        const name = number === 1 ? base : `${base} ${number}`
        const key = keyOf(name)
        if (taken.has(key)) continue
        taken.add(key)
        return name + extension
      }
    },
  }
}

/** Two names with the same key may be one file somewhere: macOS normalises, Windows folds case. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

function baseName(title: string, most: number): string {
  const visible = title.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').replace(invisible, '').replace(meant, ' ')
  const safe = filenamify(visible, { replacement: ' ', maxLength: 1000 })
    .replace(/\s+/g, ' ')
    .replace(/^[\s.\-]+|[\s.]+$/g, '')
  return cutToBytes(unreserved(safe), most) || '-'
}

/** Names that Windows keeps for devices, also with an extension or a superscript figure. */
function unreserved(name: string): string {
  const reserved = /^(?:con|prn|aux|nul|conin\$?|conout\$?|clock\$?|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
  return reserved.test(name) || /^(?:thumbs\.db|desktop\.ini|icon)$/i.test(name) ? `- ${name}` : name
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

function cutToBytes(name: string, most: number): string {
  if (Buffer.byteLength(name) <= most) return name
  let cut = ''
  let bytes = 0
  for (const { segment } of graphemes.segment(name)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > most) break
    cut += segment
  }
  return cut.trimEnd()
}
