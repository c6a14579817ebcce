import { useState } from 'react'
import { formKeys } from '../claims/form-keys.ts'
import { capitalised } from '../entities/type-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import { type Command, commandGroups, useRegisteredCommands } from './commands.ts'
import { keysInWords } from './key-names.ts'
import { closeShortcuts, useShortcutsOpen } from './palette-state.ts'
import { foldWords, titleOf } from './rank-commands.ts'
import styles from './ShortcutsSheet.module.css'

type Line = { title: string; keys: readonly string[] }

/** Every shortcut, from the same table that the keyboard, the palette and the menu read. */
export function ShortcutsSheet() {
  const open = useShortcutsOpen()
  return (
    <Dialog
      open={open}
      onClose={closeShortcuts}
      title={t('commands.sheet.title')}
      closeLabel={t('common.close')}
      size="large"
    >
      <Sheet />
    </Dialog>
  )
}

function Sheet() {
  const commands = useRegisteredCommands()
  const [query, setQuery] = useState('')
  const wanted = foldWords(query.trim())
  const sections = [
    ...commandGroups.map((group) => ({
      title: t(`commands.groups.${group}`),
      lines: commands.filter((command) => (command.group ?? 'view') === group).flatMap(lineOf),
    })),
    { title: t('commands.sheet.finders'), lines: finderLines() },
    { title: t('claimForm.keys.title'), lines: claimLines() },
    { title: t('commands.sheet.lists'), lines: listLines() },
  ]
    .map((section) => ({ ...section, lines: section.lines.filter(({ title }) => foldWords(title).includes(wanted)) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <>
      <TextField label={t('commands.sheet.filter')} hideLabel value={query} onChange={setQuery} />
      <div className={styles.sections}>
        {sections.map(({ title, lines }) => (
          <section key={title} aria-label={title} className={styles.section}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.lines}>
              {lines.map((line) => (
                <div key={line.title} className={styles.line}>
                  <dt>{line.title}</dt>
                  <dd className={styles.keys}>
                    {line.keys.map((keys) => (
                      <Kbd key={keys}>{keysInWords(keys)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {sections.length === 0 && <p>{t('commands.sheet.none', { query })}</p>}
    </>
  )
}

function lineOf(command: Command): Line[] {
  if (command.keys === undefined) return []
  return [{ title: titleOf(command), keys: typeof command.keys === 'string' ? [command.keys] : command.keys }]
}

/** Keys of the fields that find or make an actor, event or tag, and of the search in an article. */
function finderLines(): Line[] {
  return [
    { title: t('commands.sheet.finderTake'), keys: ['Enter'] },
    { title: t('commands.sheet.finderTab'), keys: ['Tab'] },
    { title: t('commands.sheet.finderAlias'), keys: ['Shift+Enter'] },
    { title: t('commands.sheet.finderOpen'), keys: ['$mod+Enter'] },
    { title: t('commands.sheet.findSelect'), keys: ['Escape'] },
  ]
}

function claimLines(): Line[] {
  return [
    ...formKeys.map(({ letter, title }) => ({ title: capitalised(t(title)), keys: [letter, `Alt+${letter}`] })),
    { title: t('claimForm.keys.removeLast'), keys: ['Backspace'] },
    { title: t('claimForm.save'), keys: ['$mod+Enter'] },
  ]
}

/** Keys that lists and panes know by themselves. */
function listLines(): Line[] {
  return [
    { title: t('commands.sheet.listKeys'), keys: ['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'] },
    { title: t('commands.sheet.listOpen'), keys: ['Enter'] },
    { title: t('commands.sheet.listType'), keys: ['A–Z'] },
    { title: t('commands.sheet.panes'), keys: ['ArrowLeft', 'ArrowRight'] },
  ]
}
