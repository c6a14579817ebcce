import '@recogito/text-annotator/text-annotator.css'
import '../../../renderer/tokens.css'
import '../../../renderer/reader/passages.css'
import { recogito, sourcebook } from './contestants.ts'
import { makeArticle } from './make-article.ts'

const contestants = {
  sourcebook,
  'recogito spans': () => recogito('SPANS'),
  'recogito css highlights': () => recogito('CSS_HIGHLIGHTS'),
}
export type ContestantName = keyof typeof contestants
export type Times = { load: number; add: number[]; remove: number[] }

declare global {
  interface Window {
    measure: (name: ContestantName, passages: number, edits: number) => Promise<Times>
  }
}

/** Until what was changed is painted: a frame, and the task after it. */
const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)))),
  )

window.measure = async (name, passages, edits) => {
  const article = makeArticle(passages)
  const contestant = contestants[name]()
  await painted()
  const started = performance.now()
  contestant.load(article)
  while (!contestant.isPainted()) await painted()
  await painted()
  const load = performance.now() - started
  // What is put off to idle time is not to fall into the edits.
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const times: Times = { load, add: [], remove: [] }
  for (let index = 0; index < edits; index++) {
    const added = { id: `new${index}`, start: 20 + index * 90, end: 60 + index * 90, kind: 'actor' as const }
    const isShown = () => contestant.isShown(added.id)
    times.add.push(await timed(() => contestant.add(added), isShown))
    times.remove.push(
      await timed(
        () => contestant.remove(added.id),
        () => !isShown(),
      ),
    )
  }
  return times
}

/** From a change to the frame that shows it. */
async function timed(act: () => void, isDone: () => boolean): Promise<number> {
  const started = performance.now()
  act()
  do await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  while (!isDone())
  return performance.now() - started
}
