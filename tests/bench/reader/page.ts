import '@recogito/text-annotator/text-annotator.css'
import '../../../renderer/tokens.css'
import '../../../renderer/reader/passages.css'
import { type Contestant, correcting, plainLexical, recogito, sourcebook, type Typed } from './contestants.ts'
import { type BenchArticle, makeArticle } from './make-article.ts'

const contestants = {
  sourcebook,
  'recogito spans': () => recogito('SPANS'),
  'recogito css highlights': () => recogito('CSS_HIGHLIGHTS'),
}
export type ContestantName = keyof typeof contestants
export type Times = { add: number[]; remove: number[]; recolour: number[] }
export type Looked = { exact: number; of: number; times: number[] }
export type TypedIn = 'correcting' | 'plain lexical'

declare global {
  interface Window {
    /** Shows the article; answers how long that took, in milliseconds. */
    load: (name: ContestantName, passages: number) => Promise<number>
    edit: (edits: number) => Promise<Times>
    /** Scrolls so many frames; answers the milliseconds of each and the most ranges painted at any. */
    scrollFrames: (frames: number) => Promise<{ times: number[]; ranges: number }>
    /** Asks for the passages under characters on the screen whose offsets are known. */
    lookUp: (points: number) => Looked
    /** Opens a text to type in, with the caret in its middle. */
    openToType: (name: TypedIn, passages: number) => Promise<void>
    typed: () => { moved: number[]; ranges: number }
  }
}

let shown: Contestant | null = null
let article: BenchArticle | null = null
let open: Typed | null = null

const rest = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Until what was changed is painted: a frame, and the task after it. */
const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)))),
  )

window.load = async (name, passages) => {
  article = makeArticle(passages)
  const contestant = (shown = contestants[name]())
  await painted()
  const started = performance.now()
  contestant.load(article)
  while (!contestant.isPainted()) await painted()
  await painted()
  const load = performance.now() - started
  // What is put off to idle time is not to fall into the edits.
  for (let waits = 0; waits < 30 && (waits < 3 || !contestant.isSettled()); waits++) await rest(1000)
  return load
}

window.edit = async (edits) => {
  const contestant = shown!
  const times: Times = { add: [], remove: [], recolour: [] }
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
  const { recolour } = contestant
  for (let round = 0; recolour && round < 3; round++) {
    const some = article!.passages.filter((_, index) => index % 10 === round)
    times.recolour.push(
      await timed(
        () => recolour(some),
        () => true,
      ),
    )
  }
  return times
}

window.scrollFrames = async (frames) => {
  const scroller = document.querySelector('#scroller')!
  const times: number[] = []
  let [before, ranges] = [performance.now(), 0]
  for (let frame = 0; frame < frames; frame++) {
    scroller.scrollTop += 60
    before = await new Promise<number>((resolve) =>
      requestAnimationFrame((now) => {
        times.push(now - before)
        resolve(now)
      }),
    )
    ranges = Math.max(ranges, shown?.ranges?.() ?? 0)
  }
  return { times, ranges }
}

window.lookUp = (points) => {
  const looked: Looked = { exact: 0, of: 0, times: [] }
  for (const { x, y, offset } of charactersOnScreen(points)) {
    const truth = article!.passages.filter(({ start, end }) => start <= offset && offset < end).map(({ id }) => id)
    const since = performance.now()
    const found = shown!.at!(x, y)
    looked.times.push(performance.now() - since)
    looked.of++
    if (found.sort().join() === truth.sort().join()) looked.exact++
  }
  return looked
}

/** The middles of characters on the screen, evenly spread, with their offsets: read from the DOM alone. */
function charactersOnScreen(most: number): { x: number; y: number; offset: number }[] {
  const view = document.querySelector('#scroller')!.getBoundingClientRect()
  const points: { x: number; y: number; offset: number }[] = []
  let start = 0
  for (const block of document.querySelector('#scroller > div')!.children) {
    const node = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()!
    const { top, bottom } = block.getBoundingClientRect()
    for (let at = 0; bottom > view.top && top < view.bottom && at < node.nodeValue!.length; at += 3) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const box = range.getBoundingClientRect()
      const isShown = box.top > view.top && box.bottom < view.bottom && box.width > 3
      // A character that is a cluster by itself: of parts of one nobody can say which is under the pointer.
      if (
        isShown &&
        /^[\p{Script=Latin}\p{Script=Armenian}\p{Script=Hebrew}\p{Script=Arabic}]$/u.test(node.nodeValue![at]!)
      )
        points.push({ x: box.left + box.width / 2, y: box.top + box.height / 2, offset: start + at })
    }
    start += node.nodeValue!.length + 2
  }
  return points.filter((_, index) => index % Math.ceil(points.length / most) === 0)
}

window.openToType = async (name, passages) => {
  article = makeArticle(passages)
  open = name === 'correcting' ? correcting(article) : plainLexical(article)
  await painted()
  open.focusAt(Math.floor(article.text.length / 2))
  await rest(1500)
}

window.typed = () => ({ moved: open!.moved, ranges: open!.ranges() })

/** From a change to the frame that shows it. */
async function timed(act: () => void, isDone: () => boolean): Promise<number> {
  const started = performance.now()
  act()
  do await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  while (!isDone())
  return performance.now() - started
}
