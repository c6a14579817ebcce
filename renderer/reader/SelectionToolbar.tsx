import { useStore } from 'zustand'
import { EntityFinder } from '../entities/EntityFinder.tsx'
import { go, pathTo } from '../routes.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import { Dot } from '../ui/Dot.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useWords, type WordKey } from '../words.ts'
import { type Choice, likelyEntities, mark, rememberLink, type Target } from './actions.ts'
import { Anchored } from './Anchored.tsx'
import { announce } from './announce.ts'
import type { ArticleView } from './article-view.ts'
import { ClaimWords } from './ClaimWords.tsx'
import { markedWords } from './describe-passage.ts'
import { FactFinder } from './FactFinder.tsx'
import type { Reading } from './reading.ts'
import styles from './SelectionToolbar.module.css'
import { TagFinder } from './TagFinder.tsx'

/** What the letters do to the selected words. */
export const tools = ['actor', 'event', 'claim', 'note', 'highlight', 'tag', 'shows'] as const
export type Tool = (typeof tools)[number]
export const toolKeys: Record<Tool, string> = {
  actor: 'a',
  event: 'e',
  claim: 'c',
  note: 'n',
  highlight: 'h',
  tag: 't',
  shows: 's',
}

/** A finder that is open, and the words it was opened for. */
export type OpenFinder = { tool: 'actor' | 'event' | 'claim' | 'tag' | 'shows'; target: Target }

type SelectionToolbarProps = {
  reading: Reading
  view: ArticleView
  target: Target
  finder: OpenFinder | null
  /** Who speaks in the article where nobody is named. */
  outlet: string | undefined
  onTool: (tool: Tool) => void
  /** The finder is done: `marked` when something was linked or tagged. */
  onDone: (marked: boolean) => void
}

/** Under the selected words: what can be made of them, and the finder that one of these opens. */
export function SelectionToolbar({ reading, view, target, finder, outlet, onTool, onDone }: SelectionToolbarProps) {
  const t = useWords()
  return (
    <Anchored view={view} span={target} height={finder?.tool === 'claim' ? 620 : finder ? 380 : 48}>
      <div role="toolbar" aria-label={t('reader.toolbar.label')} className={styles.tools}>
        {tools.map((tool) => (
          <button
            key={tool}
            type="button"
            className={styles.tool}
            aria-pressed={finder?.tool === tool}
            data-tool={tool}
            // The words stay selected.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTool(tool)}
          >
            {(tool === 'actor' || tool === 'event' || tool === 'claim') && <Dot kind={tool} />}
            {t(`reader.toolbar.${tool}` as WordKey)}
            <Kbd>{toolKeys[tool].toUpperCase()}</Kbd>
          </button>
        ))}
      </div>
      {finder && (
        <div className={finder.tool === 'claim' ? undefined : styles.finder}>
          {finder.tool === 'claim' ? (
            <ClaimWords reading={reading} outlet={outlet} target={finder.target} onDone={onDone} />
          ) : finder.tool === 'shows' ? (
            <FactFinder
              reading={reading}
              target={finder.target}
              words={view.surface.text.slice(finder.target.start, finder.target.end)}
              onDone={onDone}
            />
          ) : (
            <Finder
              key={finder.tool}
              reading={reading}
              view={view}
              tool={finder.tool}
              finder={finder}
              onDone={onDone}
            />
          )}
        </div>
      )}
    </Anchored>
  )
}

type FinderProps = Pick<SelectionToolbarProps, 'reading' | 'view' | 'onDone'> & {
  tool: 'actor' | 'event' | 'tag'
  finder: OpenFinder
}

function Finder({ reading, view, tool, finder: { target }, onDone }: FinderProps) {
  const entities = useStore(reading.store, (state) => state.entities)
  const words = view.surface.text.slice(target.start, target.end).replace(/\s+/gu, ' ')
  const choose = (choice: Choice) => {
    onDone(true)
    mark(reading, target, choice).then((passage) => {
      const link = passage.links.at(-1)
      const id = choice.kind === 'entity' ? choice.entityId : link?.entityId
      announce(markedWords(choice, passage, reading.store.getState().entities))
      if ('open' in choice && choice.open && id) go(pathTo(id))
      if (choice.kind === 'entity') rememberLink({ id: choice.entityId, kind: tool as 'actor' | 'event' }, words)
      else if (choice.kind === 'new entity' && link) rememberLink({ id: link.entityId, kind: choice.entity }, words)
    }, tellProblem)
  }
  if (tool === 'tag') return <TagFinder onChoose={choose} onClose={() => onDone(false)} />
  const likely = likelyEntities(reading, tool, words).flatMap((id) => entities.get(id) ?? [])
  return (
    <EntityFinder
      kind={tool}
      words={words.length > longestName ? '' : words}
      likely={likely}
      forWords
      onChoose={choose}
      onClose={() => onDone(false)}
    />
  )
}

/** A whole sentence is no name: the finder then opens empty. */
const longestName = 120
