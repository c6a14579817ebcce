import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { smallPdf } from './small-pdf.ts'
import { openDocument, wordFile, zipOf } from './zip-of.ts'

type Made = { name: string; content: string | Uint8Array; isSound: boolean }
type Maker = (words: string, at: number) => Promise<Omit<Made, 'name'>> | Omit<Made, 'name'>

const sound = (content: string | Uint8Array) => ({ content, isSound: true })
const unsound = (content: string | Uint8Array) => ({ content, isSound: false })

/** By the ending of the name: what a person's folder holds, with what cannot be read among it. */
const makers: [ending: string, make: Maker][] = [
  ['txt', (words) => sound(words.repeat(20))],
  ['html', (words) => sound(`<html><body><article><p>${words.repeat(20)}</p></article></body></html>`)],
  ['md', (words, at) => sound(`---\ntitle: Report ${at}\n---\n\n${words.repeat(9)}`)],
  ['docx', async (words) => sound(await wordFile(`<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`.repeat(9)))],
  ['pdf', (words) => sound(smallPdf([[{ text: words, y: 700 }]]))],
  ['odt', async (words) => sound(await openDocument(odtBody(words)))],
  [
    'eml',
    (words, at) => sound(`From: a@a.example\nSubject: Report ${at}\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\n${words}`),
  ],
  ['srt', (words) => sound(`1\n00:00:01,000 --> 00:00:02,000\n${words}\n`)],
  ['rtf', (words) => sound(`{\\rtf1\\ansi ${words}}`)],
  ['ris', (_, at) => sound(`TY  - NEWS\nTI  - Record ${at}\nAB  - What record ${at} says.\nER  - \n`)],
  ['damaged.pdf', (_, at) => unsound(`%PDF-1.7\nno more ${at}`)],
  [
    'damaged.docx',
    async (_, at) => unsound((await zipOf({ 'word/document.xml': `<w:p>${at}` })).subarray(0, 60 + (at % 9))),
  ],
  ['empty.txt', (_, at) => unsound(' '.repeat(at))],
]

const odtBody = (words: string) => `<office:body><office:text><text:p>${words}</text:p></office:text></office:body>`

/** Writes so many files of all kinds into a folder and folders in it, each with words of its own; how many are sound. */
export async function writeMixedFiles(folder: string, count: number): Promise<number> {
  let soundOnes = 0
  for (let at = 0; at < count; at += 1) {
    const [ending, make] = makers[at % makers.length] as [string, Maker]
    const { content, isSound } = await make(`Report ${at}: seven people were killed, officials said on day ${at}. `, at)
    const path = join(folder, String(at % 7), `${String(at).padStart(4, '0')}.${ending}`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    if (isSound) soundOnes += 1
  }
  return soundOnes
}
