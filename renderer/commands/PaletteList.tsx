import { CalendarDays, CornerDownLeft, FileText, NotebookPen, Search, Tag, Terminal, User } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { t } from '../words.ts'
import { classes } from '../ui/classes.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { keysInWords } from './key-names.ts'
import type { Choice, ChoiceGroup } from './palette-choices.ts'
import styles from './Palette.module.css'

type Props = {
  ref: Ref<HTMLDivElement>
  groups: readonly ChoiceGroup[]
  chosen: number
  onChoose: (choice: Choice) => void
  onPoint: (index: number) => void
}

export function PaletteList({ ref, groups, chosen, onChoose, onPoint }: Props) {
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, group) => sum + group.choices.length, 0))
  return (
    <div ref={ref} id="palette-list" role="listbox" aria-label={t('commands.paletteLabel')} className={styles.list}>
      {groups.map((group, at) => (
        <div key={group.heading ?? 'last'} role="group" aria-label={group.heading ?? undefined}>
          {group.heading && (
            <div role="presentation" className={styles.heading}>
              {group.heading}
            </div>
          )}
          {group.choices.map((choice, within) => {
            const index = (starts[at] ?? 0) + within
            return (
              <div
                key={choice.id}
                id={`palette-${index}`}
                role="option"
                aria-selected={index === chosen}
                className={styles.choice}
                onMouseMove={() => index !== chosen && onPoint(index)}
                onClick={() => onChoose(choice)}
              >
                <span className={classes(styles.icon, styles[choice.kind])}>
                  {pictures[choice.kind] ?? <Terminal />}
                </span>
                <bdi className={styles.title}>{choice.title}</bdi>
                {choice.detail && <span className={styles.detail}>{choice.detail}</span>}
                {choice.keys && <Kbd>{keysInWords(choice.keys)}</Kbd>}
                {index === chosen && !choice.keys && <CornerDownLeft aria-hidden="true" className={styles.enter} />}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const pictures: Partial<Record<Choice['kind'], ReactNode>> = {
  article: <FileText aria-hidden="true" />,
  actor: <User aria-hidden="true" />,
  event: <CalendarDays aria-hidden="true" />,
  note: <NotebookPen aria-hidden="true" />,
  tag: <Tag aria-hidden="true" />,
  words: <Search aria-hidden="true" />,
}
