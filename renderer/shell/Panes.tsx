import { Fragment, type ReactNode, useState } from 'react'
import {
  Group,
  Panel,
  type PanelImperativeHandle,
  type PanelSize,
  Separator,
  usePanelRef,
} from 'react-resizable-panels'
import { useCommands } from '../commands/commands.ts'
import { t, type WordKey } from '../words.ts'
import styles from './Panes.module.css'

export type Pane = {
  id: string
  content: ReactNode
  /** Pixels. The pane without them takes what is left. */
  size?: number
  min?: number
  max?: number
  /** The command that shows and hides it. */
  command?: keyof typeof toggles
}

const toggles = {
  'view.navigation': { title: 'commands.toggleNavigation', keys: '$mod+Alt+b' },
  'view.list': { title: 'commands.toggleList', keys: '$mod+Alt+l' },
  'view.inspector': { title: 'commands.toggleInspector', keys: '$mod+Alt+i' },
} satisfies Record<string, { title: WordKey; keys: string }>

/** Panes beside each other with edges that mouse and arrow keys move. Their sizes are kept on this computer. */
export function Panes({ name, panes }: { name: string; panes: readonly Pane[] }) {
  return (
    <Group orientation="horizontal" disableCursor className={styles.group}>
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className={styles.edge} aria-label={t('shell.resizePane')} />}
          <OnePane {...pane} keptAs={`pane ${name} ${pane.id}`} />
        </Fragment>
      ))}
    </Group>
  )
}

function OnePane({ id, content, size, min, max, command, keptAs }: Pane & { keptAs: string }) {
  const ref = usePanelRef()
  // Pixels, not shares: a wider window gives its room to the text.
  const [first] = useState(() => keptSize(keptAs) ?? size)
  const toggle = command && toggles[command]
  useCommands(toggle ? [{ id: command, group: 'view', ...toggle, run: () => turn(ref.current) }] : [])
  return (
    <Panel
      id={id}
      panelRef={ref}
      {...(size !== undefined && {
        defaultSize: first,
        groupResizeBehavior: 'preserve-pixel-size' as const,
        onResize: ({ inPixels }: PanelSize, _id: unknown, before: PanelSize | undefined) => {
          if (before) localStorage.setItem(keptAs, String(Math.round(inPixels)))
        },
      })}
      {...(min !== undefined && { minSize: min })}
      {...(max !== undefined && { maxSize: max })}
      collapsible={toggle !== undefined}
      className={styles.pane}
    >
      {content}
    </Panel>
  )
}

function keptSize(keptAs: string): number | undefined {
  const kept = localStorage.getItem(keptAs)
  return kept === null || !Number.isFinite(Number(kept)) ? undefined : Number(kept)
}

function turn(panel: PanelImperativeHandle | null): void {
  if (panel?.isCollapsed()) panel.expand()
  else panel?.collapse()
}
