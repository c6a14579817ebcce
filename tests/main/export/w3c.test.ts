import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { placeToExport, startCoded } from './coded-library.ts'

type Exported = {
  '@context': string
  type: string
  total: number
  first: { type: string; items: Record<string, unknown>[] }
}

async function exportedOf(library: Parameters<typeof exportLibrary>[0]): Promise<Exported> {
  const path = join(placeToExport(), 'passages.jsonld')
  await exportLibrary(library, { format: 'w3c', path })
  return JSON.parse(readFileSync(path, 'utf8')) as Exported
}

test('each passage is an annotation whose position counts code points', async () => {
  const { library, began, article, eventDocument } = await startCoded()
  const { '@context': context, type, total, first } = await exportedOf(library)
  expect({ context, type, total, page: first.type }).toEqual({
    context: 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: 2,
    page: 'AnnotationPage',
  })
  const annotation = first.items.find((one) => one['id'] === began.id.replace('passage:', 'urn:uuid:'))
  expect(annotation).toMatchObject({
    motivation: 'identifying',
    body: [{ purpose: 'identifying', source: eventDocument.id.replace('event:', 'urn:uuid:') }],
    target: {
      source: article.id.replace('article:', 'urn:uuid:'),
      selector: [
        { type: 'TextQuoteSelector', exact: 'The ceasefire 😀 began', prefix: '', suffix: began.target.suffix },
        { type: 'TextPositionSelector', start: 0, end: 21 },
      ],
    },
  })
  expect([...article.text].slice(0, 21).join('')).toBe('The ceasefire 😀 began')
})

test('a library without passages is an empty collection', async () => {
  const { library, began, killed, deletePassage } = await startCoded()
  await deletePassage({ id: began.id })
  await deletePassage({ id: killed.id })
  expect(await exportedOf(library)).toMatchObject({ type: 'AnnotationCollection', total: 0 })
})
