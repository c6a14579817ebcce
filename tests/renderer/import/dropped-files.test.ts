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

it('finds the files of dropped folders at any depth, without what a system hides there', async () => {
  const folder = entry('folder', [
    entry('b.txt'),
    entry('.DS_Store'),
    entry('a.txt'),
    entry('deeper', [entry('c.md'), entry('Thumbs.db')]),
  ])
  const items = [entry('single.html'), folder].map((one) => ({ kind: 'file', webkitGetAsEntry: () => one }))
  const files = await droppedFiles({ items, files: [] } as unknown as DataTransfer)
  expect(files.map(({ name }) => name)).toEqual(['single.html', 'a.txt', 'b.txt', 'c.md'])
  expect(new TextDecoder().decode(await files[3]?.read())).toBe('words of c.md')
})
