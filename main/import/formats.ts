/** What Sourcebook reads: by its media type, the endings of its files' names, and the most MB one may have. */
type Format = { extensions: readonly string[]; megabytes: number }

export const formats = {
  'text/plain': { extensions: ['txt', 'text'], megabytes: 50 },
  'text/markdown': { extensions: ['md', 'markdown', 'mdown', 'mkd'], megabytes: 50 },
  'text/html': { extensions: ['html', 'htm', 'xhtml'], megabytes: 50 },
  'application/pdf': { extensions: ['pdf'], megabytes: 200 },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extensions: ['docx'], megabytes: 100 },
  'application/vnd.oasis.opendocument.text': { extensions: ['odt'], megabytes: 100 },
  'application/rtf': { extensions: ['rtf'], megabytes: 100 },
  'application/epub+zip': { extensions: ['epub'], megabytes: 200 },
  'message/rfc822': { extensions: ['eml'], megabytes: 100 },
  'application/x-subrip': { extensions: ['srt'], megabytes: 20 },
  'text/vtt': { extensions: ['vtt'], megabytes: 20 },
} as const satisfies Record<string, Format>

export type MediaType = keyof typeof formats

/** What is read as a text whose encoding has to be found; the others say it themselves. */
const textTypes = ['text/plain', 'text/markdown', 'text/html', 'text/vtt', 'application/x-subrip'] as const
export type TextType = (typeof textTypes)[number]
export type BytesType = Exclude<MediaType, TextType>

export const isText = (type: MediaType): type is TextType => (textTypes as readonly MediaType[]).includes(type)

export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const odt = 'application/vnd.oasis.opendocument.text'

/** A zip of documents is no document: each of those inside becomes an article. */
export const archiveExtension = 'zip'
export const largestArchive = 2000
/** What is given as bytes lies in memory whole. */
export const largestArchiveInMemory = 500

const byExtension = new Map<string, MediaType>()
for (const [type, { extensions }] of Object.entries(formats))
  for (const extension of extensions) byExtension.set(extension, type as MediaType)

/** The endings of everything that can be chosen in a dialog. */
export const importableExtensions: string[] = [...byExtension.keys(), archiveExtension]

export const extensionOf = (name: string) => /\.([^./\\]{1,20})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The type that a file's name promises. */
export function typeByName(name: string): MediaType | undefined {
  return byExtension.get(extensionOf(name))
}

/** The most MB a file of this name may have; one with a strange ending is taken for a text. */
export function mostMegabytes(name: string): number {
  if (extensionOf(name) === archiveExtension) return largestArchive
  return formats[typeByName(name) ?? 'text/plain'].megabytes
}
