import type { Id } from '#contract/ids.ts'
import { leavesOf } from '#contract/article-text.ts'
import type { PassageCard } from '#contract/views.ts'
import { buildEditorFromExtensions } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import { RichTextExtension } from '@lexical/rich-text'
import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator'
import { defineExtension, type LexicalEditor } from 'lexical'
import { showArticle } from '../../../renderer/reader/article-view.ts'
import textStyles from '../../../renderer/reader/ArticleText.module.css'
import { $buildBlocks } from '../../../renderer/reader/build-blocks.ts'
import { beginCorrection } from '../../../renderer/reader/correcting/correction.ts'
import { showCorrection } from '../../../renderer/reader/correcting/correction-view.ts'
import { $selectOffset } from '../../../renderer/reader/correcting/select-offset.ts'
import { createReading } from '../../../renderer/reader/reading.ts'
import type { BenchArticle, BenchPassage } from './make-article.ts'

/** One way to show an article with its passages. `load` ends when they are on the screen's way to be painted. */
export type Contestant = {
  load: (article: BenchArticle) => void
  /** Whether passages are in place: a frame later they are seen. */
  isPainted: () => boolean
  /** Whether one passage is painted: some paint later, after a pause of their own. */
  isShown: (id: string) => boolean
  add: (passage: BenchPassage) => void
  remove: (id: string) => void
  /** Shows passages in another colour, in the same task; a rival that draws again at leisure has none. */
  recolour?: (passages: readonly BenchPassage[]) => void
  /** Whether all that was put off to idle time is done. */
  isSettled: () => boolean
  /** Ids of the passages under a point of the screen. */
  at?: (x: number, y: number) => string[]
  /** How many ranges the browser holds painted now. */
  ranges?: () => number
}

/** Another kind than the one a passage has: what it is shown as when it is recoloured. */
const otherKind = { actor: 'event', event: 'actor', plain: 'actor' } as const

function page(): { scroller: HTMLElement; root: HTMLElement } {
  const scroller = document.querySelector<HTMLElement>('#scroller')!
  const root = scroller.appendChild(document.createElement('div'))
  root.className = textStyles['text'] ?? ''
  return { scroller, root }
}

const cardOf = ({ id, start, end, kind }: BenchPassage): PassageCard => ({
  passage: {
    id: `passage:${id}`,
    articleId: 'article:bench',
    target: { start, end, exact: '', prefix: '', suffix: '', textSha256: '' },
    tags: [],
    links: kind === 'plain' ? [] : [{ entityId: `${kind}:1` as Id<'actor'> }],
    state: 'anchored',
    createdAt: '',
    updatedAt: '',
    createdBy: '',
  },
  sentence: '',
  claims: [],
  notes: 0,
})

export function sourcebook(): Contestant {
  const reading = createReading('article:bench')
  let view: ReturnType<typeof showArticle>
  return {
    load: ({ blocks, passages }) => {
      reading.store.setState({ cards: passages.map(cardOf) })
      const { scroller, root } = page()
      view = showArticle(root, scroller, blocks, reading)
    },
    isPainted: () => view.painter.count() > 0,
    // Painted in the same task as the change.
    isShown: (id) => view.passageOf(`passage:${id}`) !== undefined,
    add: (passage) => reading.store.setState(({ cards }) => ({ cards: [...cards, cardOf(passage)] })),
    remove: (id) =>
      reading.store.setState(({ cards }) => ({ cards: cards.filter((card) => card.passage.id !== `passage:${id}`) })),
    recolour: (passages) => {
      const changed = new Map(
        passages.map((one) => [`passage:${one.id}`, cardOf({ ...one, kind: otherKind[one.kind] })]),
      )
      reading.store.setState(({ cards }) => ({ cards: cards.map((card) => changed.get(card.passage.id) ?? card) }))
    },
    isSettled: () =>
      [...view.surface.root.children].every((block) => (block as HTMLElement).style.contentVisibility === 'visible'),
    at: (x, y) => view.passagesAt(x, y).map(({ id }) => id.slice('passage:'.length)),
    ranges: () => view.painter.count(),
  }
}

/** A text that is typed in, with passages or without; `moved` are the times the anchors took, in milliseconds. */
export type Typed = { focusAt: (offset: number) => void; moved: number[]; ranges: () => number }

export function correcting({ blocks, passages }: BenchArticle): Typed {
  const moved: number[] = []
  const reading = createReading('article:bench')
  reading.store.setState({ cards: passages.map(cardOf) })
  const correction = beginCorrection({
    articleId: 'article:bench',
    basedOn: '',
    blocks,
    places: passages.map(({ id, start, end }) => ({ passageId: `passage:${id}`, start, end })),
    onProblem: (problem) => {
      throw problem
    },
    onMoved: (time) => moved.push(time),
  })
  const { scroller, root } = page()
  root.classList.add(textStyles['contained'] ?? '')
  root.contentEditable = 'true'
  const view = showCorrection(root, scroller, correction, reading)
  return { focusAt: (offset) => focusAt(correction.editor, offset), moved, ranges: () => view.painter.count() }
}

/** Lexical as it comes, over the same blocks: what typing costs by itself. */
export function plainLexical({ blocks }: BenchArticle): Typed {
  const editor = buildEditorFromExtensions(
    defineExtension({ name: 'bench', dependencies: [RichTextExtension, HistoryExtension], $initialEditorState: null }),
  )
  editor.update(() => $buildBlocks(blocks), { discrete: true, tag: 'history-merge' })
  const { root } = page()
  root.contentEditable = 'true'
  editor.setRootElement(root)
  return { focusAt: (offset) => focusAt(editor, offset), moved: [], ranges: () => 0 }
}

function focusAt(editor: LexicalEditor, offset: number): void {
  editor.focus()
  editor.update(() => $selectOffset(offset), { discrete: true })
}

export function recogito(renderer: 'SPANS' | 'CSS_HIGHLIGHTS'): Contestant {
  let annotator: ReturnType<typeof createTextAnnotator>
  let toOwn: (offset: number) => number
  let texts = ''
  const annotationOf = ({ id, start, end }: BenchPassage): TextAnnotation => {
    const [from, to] = [toOwn(start), toOwn(end)]
    const selector = [{ quote: texts.slice(from, to), start: from, end: to }]
    return { id, bodies: [], target: { annotation: id, selector } } as unknown as TextAnnotation
  }
  return {
    load: ({ blocks, passages }) => {
      const { root } = page()
      for (const block of blocks) {
        const paragraph = document.createElement('p')
        paragraph.className = textStyles['paragraph'] ?? ''
        paragraph.dir = 'auto'
        paragraph.textContent = 'text' in block ? block.text : ''
        root.append(paragraph)
      }
      texts = root.textContent
      // Its offsets count no separator between paragraphs.
      const leaves = leavesOf(blocks)
      toOwn = (offset) => {
        const index = leaves.findLastIndex((leaf) => leaf.start <= offset)
        return Math.min(offset, leaves[index]!.end) - index * 2
      }
      annotator = createTextAnnotator(root, { renderer, annotatingEnabled: false })
      annotator.setAnnotations(passages.map(annotationOf), true)
    },
    isPainted: () =>
      renderer === 'SPANS' ? document.querySelector('.r6o-annotation') !== null : CSS.highlights.size > 0,
    isShown: (id) =>
      renderer === 'SPANS'
        ? document.querySelector(`[data-annotation="${id}"]`) !== null
        : CSS.highlights.has(`_${id}`),
    add: (passage) => annotator.addAnnotation(annotationOf(passage)),
    remove: (id) => void annotator.removeAnnotation(id),
    isSettled: () => true,
  }
}
