import { useStore } from 'zustand'
import type { Target } from './actions.ts'
import type { ArticleView } from './article-view.ts'
import { Caret } from './Caret.tsx'
import { EdgeHandles } from './EdgeHandles.tsx'
import { Gutter } from './Gutter.tsx'
import { PassageChooser } from './PassageChooser.tsx'
import type { PlacedPassage } from './place-passages.ts'
import { type Reading, useReadingState } from './reading.ts'
import { type OpenFinder, SelectionToolbar, type Tool } from './SelectionToolbar.tsx'

type TextLayersProps = {
  reading: Reading
  view: ArticleView
  /** The words that the toolbar stands at; null shows none. */
  target: Target | null
  finder: OpenFinder | null
  outlet: string | undefined
  /** Passages under the last click, when there were several. */
  stack: readonly PlacedPassage[]
  onChoose: (passage: PlacedPassage) => void
  onCloseStack: () => void
  onTool: (tool: Tool) => void
  onDone: (marked: boolean) => void
}

/** What lies beside and over the text: gutter, caret, handles, and one of toolbar or list to choose from. */
export function TextLayers(props: TextLayersProps) {
  const { reading, view, target, finder, outlet, stack, onChoose, onCloseStack, onTool, onDone } = props
  const all = useStore(view.onScreen, (state) => state.passages.all)
  const active = useReadingState(reading, (state) => state.active)
  const activePassage = all.find((passage) => passage.id === active)
  const choices = stack.flatMap(({ id }) => all.find((passage) => passage.id === id) ?? [])
  return (
    <>
      <Gutter reading={reading} view={view} onChoose={onChoose} />
      <Caret view={view} />
      {activePassage && !target && <EdgeHandles reading={reading} view={view} passage={activePassage} />}
      {choices.length > 1 && !target && (
        <PassageChooser reading={reading} view={view} passages={choices} onChoose={onChoose} onClose={onCloseStack} />
      )}
      {target && (
        <SelectionToolbar
          reading={reading}
          view={view}
          target={target}
          finder={finder}
          outlet={outlet}
          onTool={onTool}
          onDone={onDone}
        />
      )}
    </>
  )
}
