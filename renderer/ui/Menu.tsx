import { ContextMenu as BaseContext } from '@base-ui/react/context-menu'
import { Menu as Base } from '@base-ui/react/menu'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { Kbd } from './Kbd.tsx'
import styles from './Menu.module.css'

export type MenuItem =
  | {
      kind?: 'item'
      label: ReactNode
      icon?: ReactNode
      keys?: string
      danger?: boolean
      disabled?: boolean
      onSelect: () => void
    }
  | { kind: 'line' }
  | { kind: 'heading'; label: string }

function Items({ items }: { items: readonly MenuItem[] }) {
  return items.map((item, index) => {
    if (item.kind === 'line') return <Base.Separator key={index} className={styles.line} />
    if (item.kind === 'heading')
      return (
        <Base.Group key={index}>
          <Base.GroupLabel className={styles.heading}>{item.label}</Base.GroupLabel>
        </Base.Group>
      )
    return (
      <Base.Item
        key={index}
        disabled={item.disabled ?? false}
        className={classes(styles.item, item.danger && styles.danger)}
        onClick={item.onSelect}
      >
        <span className={styles.icon}>{item.icon}</span>
        <span className={styles.label}>{item.label}</span>
        {item.keys && <Kbd>{item.keys}</Kbd>}
      </Base.Item>
    )
  })
}

type MenuProps = {
  items: readonly MenuItem[]
  side?: 'bottom' | 'inline-end'
  children: ReactElement<Record<string, unknown>>
}

/** A menu under or beside a button. `children` is the button. */
export function Menu({ items, side = 'bottom', children }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={4} align="start" className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <Items items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** A menu where the pointer is, also opened by the context-menu key. `items` is asked when it opens. */
export function ContextMenu({
  items,
  children,
  className,
}: {
  items: () => readonly MenuItem[]
  children: ReactNode
  className?: string | undefined
}) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger className={className}>{children}</BaseContext.Trigger>
      <BaseContext.Portal>
        <BaseContext.Positioner className={styles.positioner}>
          <BaseContext.Popup className={styles.popup}>
            <Fragment>
              <LazyItems items={items} />
            </Fragment>
          </BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  )
}

function LazyItems({ items }: { items: () => readonly MenuItem[] }) {
  return <Items items={items()} />
}
