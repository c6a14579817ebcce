import { expect, it } from 'vitest'
import { nameOfOriginal } from '../../../main/articles/original-file.ts'

const sha256 = '0'.repeat(64)
const named = (fileName: string | undefined, mediaType: string) =>
  nameOfOriginal({ ...(fileName !== undefined && { fileName }), mediaType, sha256, bytes: 1 }, 'A title')

it.each([
  ['report.PDF', 'application/pdf', 'report.pdf'],
  ['papers.zip/a/b.htm', 'text/html', 'b.htm'],
  ['C:\\papers\\b.txt', 'text/plain', 'b.txt'],
  ['run.exe', 'text/plain', 'run.exe.txt'],
  ['run.pdf.lnk', 'application/pdf', 'run.pdf.lnk.pdf'],
  ['refs.bib, record 3', 'application/x-bibtex', 'refs.bib, record 3.bib'],
  [undefined, 'text/plain', 'A title.txt'],
  ['\u202Efdp.exe', 'text/plain', 'fdp.exe.txt'],
  ['CON.txt', 'text/plain', 'CON!.txt'],
  ['a.txt', 'constructor', 'a.txt'],
])('the original %s, %s, is saved as %s', (fileName, mediaType, name) => {
  expect(named(fileName, mediaType)).toBe(name)
})
