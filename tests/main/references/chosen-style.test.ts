import { join } from 'node:path'
import { expect, it } from 'vitest'
import { chosenStyle, keepOwnStyle } from '../../../main/references/chosen-style.ts'
import { openSettings } from '../../../main/settings.ts'
import { temporaryFolder } from '../library/folders.ts'

const style = `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>Mine</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography></style>`
const bytes = (text: string) => new TextEncoder().encode(text)

it("a person's own style is looked through, kept and chosen, also after a restart", async () => {
  const folder = join(await temporaryFolder(), 'settings')
  const settings = await openSettings(folder)
  expect(chosenStyle(settings)).toBe('apa')
  await expect(keepOwnStyle(settings, bytes('<html/>'))).rejects.toThrow(/Choose a \.csl file/)
  expect(chosenStyle(settings)).toBe('apa')
  expect(await keepOwnStyle(settings, bytes(`\uFEFF${style}`))).toEqual({ title: 'Mine' })
  expect(chosenStyle(await openSettings(folder))).toEqual({ xml: style })
  await settings.save({ preferences: { referenceStyle: 'vancouver' } })
  expect(chosenStyle(settings)).toBe('vancouver')
})
