import type { Id } from '#contract/ids.ts'
import { leavesOf } from '#contract/article-text.ts'
import type { PassageCard } from '#contract/views.ts'
import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator'
import { showArticle } from '../../../renderer/reader/article-view.ts'
import textStyles from '../../../renderer/reader/ArticleText.module.css'
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
}

function page(): { scroller: HTMLElement; root: HTMLElement } {
  const scroller = document.querySelector<HTMLElement>('#scroller')!
  const root = scroller.appendChild(document.createElement('div'))
  root.className = textStyles['text'] ?? ''
  return { scroller, root }
}

export function sourcebook(): Contestant {
  const reading = createReading('article:bench')
  let view: ReturnType<typeof showArticle>
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
  }
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
  }
}
