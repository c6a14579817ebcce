import { describe, expect, test } from 'vitest'
import { everything, startCoding } from '../entities/coding.ts'
import { count } from './spoken-claims.ts'

const sentence = 'According to Armenian sources, at least 27 people were killed.'
const words = 'at least 27 people were killed'

async function startClaiming() {
  const coding = await startCoding()
  const article = await coding.addArticle(sentence, { publishedAt: '2023-09-20', outlet: 'Courier' })
  const war = await coding.event('Military operation')
  const start = sentence.indexOf(words)
  const place = { articleId: article.id, start, end: start + words.length }
  const killed = { property: 'killed', stance: 'asserts' as const, value: count('≥27 people') }
  return { ...coding, undo: () => coding.library.undo(), war, place, killed }
}

describe('claiming words', () => {
  test('marks them, links them to the event and records who says so, as one change', async () => {
    const { library, claimWords, listClaims, undo, war, place, killed } = await startClaiming()
    const before = everything(library)
    const { seq } = library
    const { passage, claim, made } = await claimWords({
      ...place,
      ...killed,
      about: { id: war.id },
      attribution: [{ create: 'actor', name: 'Armenian sources', as: 'says' }],
    })
    expect(library.seq).toBe(seq + 1)
    expect(passage.target.exact).toBe(words)
    expect(passage.links).toEqual([{ entityId: war.id }])
    expect(made.map(({ name }) => name)).toEqual(['Armenian sources'])
    expect(claim).toMatchObject({ passageId: passage.id, aboutId: war.id, value: { number: 27, comparator: '≥' } })
    expect(await listClaims({})).toMatchObject([{ property: 'killed', speakers: ['Armenian sources'] }])
    await undo()
    expect(everything(library)).toEqual(before)
  })

  test('uses the passage of exactly these words, and whoever has the name already', async () => {
    const { library, claimWords, actor, savePassage, war, place, killed } = await startClaiming()
    const there = await savePassage(place)
    const sources = await actor('Armenian Sources')
    const { passage, claim, made } = await claimWords({
      ...place,
      ...killed,
      about: { id: war.id },
      attribution: [{ create: 'actor', name: 'armenian sources', as: 'says' }],
    })
    expect([passage.id, made]).toEqual([there.id, []])
    expect(claim.attribution).toEqual([{ actorId: sources.id, as: 'says' }])
    expect(library.collection('actor').size).toBe(1)
  })

  test('makes the event it is about, and one actor who both speaks and reports', async () => {
    const { claimWords, place, killed } = await startClaiming()
    const { made, claim } = await claimWords({
      ...place,
      ...killed,
      about: { create: 'event', name: 'Shelling' },
      attribution: [
        { create: 'actor', name: 'TASS', as: 'says' },
        { create: 'actor', name: 'Tass', as: 'reports' },
      ],
    })
    expect(made.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['event Shelling', 'actor TASS'])
    expect(new Set(claim.attribution.map(({ actorId }) => actorId)).size).toBe(1)
  })

  test('changes nothing when it is about somebody unknown', async () => {
    const { library, claimWords, place, killed } = await startClaiming()
    const { seq } = library
    const gone = 'event:01900000-0000-7000-8000-000000000009' as const
    await expect(claimWords({ ...place, ...killed, about: { id: gone }, attribution: [] })).rejects.toThrow(gone)
    expect(library.seq).toBe(seq)
  })
})
