import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSettings } from '../../main/settings.ts'
import { temporaryFolder } from './library/folders.ts'

test('settings that the disk refuses are not written over, and what is changed meanwhile joins them once they can be read', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'settings.json')
  // A folder under that name is refused as a failing disk refuses a file.
  await mkdir(path)
  const settings = await openSettings(folder)
  expect(settings.problem).toContain('cannot be read')
  await settings.save({ last: '/notes' })
  await rmdir(path)
  const kept = { preferences: { readingSize: 22 }, last: '/before' }
  await writeFile(path, JSON.stringify(kept))
  await settings.save({ recent: [] })
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ ...kept, last: '/notes', recent: [] })
  expect(settings.preferences.readingSize).toBe(22)
})
