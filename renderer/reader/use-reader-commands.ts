import type { Article } from '#contract/article.ts'
import { useRef } from 'react'
import { type Command, useCommands } from '../commands/commands.ts'
import { openErase } from '../erase/erase-state.ts'
import { call } from '../notebook.ts'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t, type WordKey } from '../words.ts'
import { remove, resize, targetOf } from './actions.ts'
import { announce } from './announce.ts'
import type { ArticleView } from './article-view.ts'
import { isRightToLeft } from './caret.ts'
import { positionWords } from './describe-passage.ts'
import { type Edge, moveEdge, type Step } from './move-edge.ts'
import { quotation } from './quote-source.ts'
import type { PlaceAt } from './source-places.ts'
import type { Reading } from './reading.ts'
import { type Tool, toolKeys, tools } from './SelectionToolbar.tsx'
import type { PlacedPassage } from './place-passages.ts'

type ReaderCommands = {
  article: Article
  reading: Reading
  placeAt: PlaceAt
  view: ArticleView | null
  isFinding: boolean
  onTool: (tool: Tool) => void
  onFind: () => void
  onGo: (passage: PlacedPassage) => void
  onLetGo: () => void
  /** Null where nothing may be written. */
  onCorrect: (() => void) | null
}

/** How long an edge must rest before its move is saved: a row of key presses is one change. */
const settle = 700

const edges: { edge: Edge; key: string; forward: boolean; step: Step; name: string }[] = [
  { edge: 'end', key: 'Alt+Shift+ArrowRight', forward: true, step: 'word', name: 'endRight' },
  { edge: 'end', key: 'Alt+Shift+ArrowLeft', forward: false, step: 'word', name: 'endLeft' },
  { edge: 'end', key: 'Alt+Shift+ArrowDown', forward: true, step: 'character', name: 'endDown' },
  { edge: 'end', key: 'Alt+Shift+ArrowUp', forward: false, step: 'character', name: 'endUp' },
  { edge: 'start', key: '$mod+Alt+Shift+ArrowRight', forward: true, step: 'word', name: 'startRight' },
  { edge: 'start', key: '$mod+Alt+Shift+ArrowLeft', forward: false, step: 'word', name: 'startLeft' },
  { edge: 'start', key: '$mod+Alt+Shift+ArrowDown', forward: true, step: 'character', name: 'startDown' },
  { edge: 'start', key: '$mod+Alt+Shift+ArrowUp', forward: false, step: 'character', name: 'startUp' },
]

/** Everything that can be done in the reader, for the palette, the keys and the shortcuts sheet. */
export function useReaderCommands({
  article,
  reading,
  placeAt,
  view,
  isFinding,
  onTool,
  onFind,
  onGo,
  onLetGo,
  onCorrect,
}: ReaderCommands): void {
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const state = () => reading.store.getState()
  const active = () => view?.passageOf(state().active)

  const go = (by: 1 | -1) => {
    if (!view) return
    const all = view.onScreen.getState().passages.all
    const next = all[nextIndex(all, active(), by, view.place().place)]
    if (!next) return announce(t('reader.noPassage'))
    // From a list of articles the reading begins: the letters that follow are meant for the passage.
    if (document.activeElement?.closest('[role="listbox"]')) view.surface.root.focus({ preventScroll: true })
    onGo(next)
    announce(positionWords(state(), next.id, 'reader.position') ?? '')
  }
  const moveActive = (edge: Edge, forward: boolean, step: Step) => {
    const passage = active()
    if (!view || !passage) return
    // Left and right are those of the eye: in text that runs from right to left, right is back.
    const isFlipped = step === 'word' && isRightToLeftAt(view, passage[edge])
    const moved = moveEdge(view.surface.text, passage, edge, forward !== isFlipped, step)
    if (!moved) return
    reading.store.setState({ draft: { passageId: passage.id, ...moved } })
    announce(t('reader.selected', { words: view.surface.text.slice(moved.start, moved.end) }))
    clearTimeout(saving.current)
    saving.current = setTimeout(() => {
      resize(reading, passage.id, moved)
        .catch(tellProblem)
        .finally(() => reading.store.setState({ draft: null }))
    }, settle)
  }
  const copyQuote = () => {
    const target = targetOf(reading)
    if (!view || !target) return
    call('writeClipboard', {
      text: quotation(view.surface.text.slice(target.start, target.end), article, placeAt(target.start)),
    }).then(() => toast(t('reader.copied')), tellProblem)
  }
  const hasTarget = () => view !== null && !isFinding && targetOf(reading) !== null
  /** The passage that the selected words are, else the active one, also when it is found in the text no longer. */
  const chosen = () => targetOf(reading)?.passageId ?? (state().selection ? null : state().active)
  const hasActive = () => active() !== undefined && !isFinding

  const commands: Command[] = [
    ...tools.map((tool) => ({
      id: `passage.${tool}`,
      title: `reader.commands.${tool}` as WordKey,
      group: 'passage' as const,
      keys: toolKeys[tool],
      when: hasTarget,
      run: () => onTool(tool),
    })),
    { id: 'passage.next', title: 'reader.commands.next', group: 'passage', keys: ']', run: () => go(1) },
    { id: 'passage.previous', title: 'reader.commands.previous', group: 'passage', keys: '[', run: () => go(-1) },
    {
      id: 'passage.delete',
      title: 'reader.commands.delete',
      group: 'passage',
      keys: ['Delete', 'Backspace'],
      when: () => !isFinding && chosen() !== null,
      run: () => {
        const id = chosen()
        if (id) remove(reading, id).catch(tellProblem)
      },
    },
    {
      id: 'passage.erase',
      title: 'commands.erasePassage',
      group: 'passage',
      when: () => !isFinding && chosen() !== null,
      run: () => {
        const id = chosen()
        if (id) openErase({ id })
      },
    },
    {
      id: 'passage.deselect',
      title: 'reader.commands.deselect',
      group: 'passage',
      keys: 'Escape',
      when: hasTarget,
      run: onLetGo,
    },
    {
      id: 'passage.copyQuote',
      title: 'reader.commands.copyQuote',
      group: 'passage',
      keys: '$mod+Shift+c',
      when: hasTarget,
      run: copyQuote,
    },
    ...edges.map(({ edge, key, forward, step, name }) => ({
      id: `passage.${name}`,
      title: `reader.commands.${name}` as WordKey,
      group: 'passage' as const,
      keys: key,
      when: hasActive,
      run: () => moveActive(edge, forward, step),
    })),
    { id: 'find.here', title: 'reader.commands.find', group: 'article', keys: '$mod+f', run: onFind },
    {
      id: 'article.correct',
      title: 'commands.correct',
      group: 'article',
      keys: 'F2',
      when: () => onCorrect !== null && !isFinding,
      run: () => onCorrect?.(),
    },
    {
      id: 'article.marks',
      title: 'reader.commands.marks',
      group: 'view',
      run: () => reading.store.setState(({ marksView }) => ({ marksView: !marksView })),
    },
    {
      id: 'article.focusText',
      title: 'reader.commands.focusText',
      group: 'article',
      keys: 'F7',
      run: () => view?.surface.root.focus({ preventScroll: true }),
    },
  ]
  useCommands(commands)
}

/** The passage after or before the active one; without one, the first that ends after the place read, or the last before it. */
export function nextIndex(
  all: readonly PlacedPassage[],
  active: PlacedPassage | undefined,
  by: 1 | -1,
  place: number,
): number {
  if (all.length === 0) return -1
  if (active) return (all.indexOf(active) + by + all.length) % all.length
  if (by > 0)
    return Math.max(
      0,
      all.findIndex(({ end }) => end > place),
    )
  const before = all.findLastIndex(({ start }) => start < place)
  return before < 0 ? all.length - 1 : before
}

function isRightToLeftAt({ surface }: ArticleView, offset: number): boolean {
  const { node, offset: within } = surface.pointAt(offset, 'before')
  return isRightToLeft(surface, { focusNode: node, focusOffset: within } as Selection)
}
