import { Fragment, type ReactNode } from 'react'
import {
  Group,
  Panel,
  type PanelImperativeHandle,
  Separator,
  useDefaultLayout,
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
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `panes of ${name}`,
    panelIds: panes.map(({ id }) => id),
    storage: localStorage,
  })
  return (
    <Group
      orientation="horizontal"
      disableCursor
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
      className={styles.group}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className={styles.edge} aria-label={t('shell.resizePane')} />}
          <OnePane {...pane} />
        </Fragment>
      ))}
    </Group>
  )
}

function OnePane({ id, content, size, min, max, command }: Pane) {
  const ref = usePanelRef()
  const toggle = command && toggles[command]
  useCommands(toggle ? [{ id: command, group: 'view', ...toggle, run: () => turn(ref.current) }] : [])
  return (
    <Panel
      id={id}
      panelRef={ref}
      {...(size !== undefined && { defaultSize: size, groupResizeBehavior: 'preserve-pixel-size' as const })}
      {...(min !== undefined && { minSize: min })}
      {...(max !== undefined && { maxSize: max })}
      collapsible={toggle !== undefined}
      className={styles.pane}
    >
      {content}
    </Panel>
  )
}

function turn(panel: PanelImperativeHandle | null): void {
  if (panel?.isCollapsed()) panel.expand()
  else panel?.collapse()
}
