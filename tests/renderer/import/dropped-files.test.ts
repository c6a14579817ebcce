import { expect, it } from 'vitest'
import { droppedFiles } from '../../../renderer/import/dropped-files.ts'

/** A file or folder as a browser gives it to a drop; a folder tells its entries two at a time, then none. */
function entry(name: string, inside?: unknown[]) {
  const rest = [...(inside ?? [])]
  return {
    name,
    isFile: inside === undefined,
    isDirectory: inside !== undefined,
    file: (found: (file: File) => void) => found(new File([`words of ${name}`], name)),
    createReader: () => ({ readEntries: (found: (some: unknown[]) => void) => found(rest.splice(0, 2)) }),
  }
}

const dropped = (...entries: unknown[]) =>
  droppedFiles({
    items: entries.map((one) => ({ kind: 'file', webkitGetAsEntry: () => one })),
    files: [],
  } as unknown as DataTransfer)

it('finds the files of dropped folders at any depth, by their way from there, without what a system hides', async () => {
  const folder = entry('folder', [
    entry('b.txt'),
    entry('.DS_Store'),
    entry('a.txt'),
    entry('deeper', [entry('c.md'), entry('Thumbs.db')]),
  ])
  const { files, libraries } = await dropped(entry('single.html'), folder)
  expect(files.map(({ name }) => name)).toEqual(['single.html', 'a.txt', 'b.txt', 'deeper/c.md'])
  expect(new TextDecoder().decode(await files[3]?.read())).toBe('words of c.md')
  expect(libraries).toEqual([])
})

it('takes a folder that is a library for one, wherever it lies, and none of its files for articles', async () => {
  const library = entry('South Caucasus', [
    entry('library.json'),
    entry('journal-0.ndjson'),
    entry('texts', [entry('aa.json')]),
  ])
  const { files, libraries } = await dropped(entry('desk', [entry('a.txt'), library]))
  expect(files.map(({ name }) => name)).toEqual(['a.txt'])
  expect(libraries).toEqual(['South Caucasus'])
})
