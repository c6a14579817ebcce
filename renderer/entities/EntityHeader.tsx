import { Eraser, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { EntityPage } from '#contract/views.ts'
import { useCommands } from '../commands/commands.ts'
import { openErase } from '../erase/erase-state.ts'
import { pathTo, useGo, useQueryValue } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { InlineText } from '../ui/InlineText.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { deleteEntities } from './delete-entities.ts'
import { MergeWith } from './MergeWith.tsx'
import { NewName } from './NewName.tsx'
import css from './page.module.css'
import { saveEntity } from './save-field.ts'
import { SplitDialog } from './SplitDialog.tsx'
import { kindOfTypeWords } from './type-words.ts'

/** What it is and what it is called; merging and deleting it. */
export function EntityHeader({ page, readOnly }: { page: EntityPage; readOnly: boolean }) {
  const { entity } = page
  const go = useGo()
  const isNew = useQueryValue('new') !== undefined
  const [merging, setMerging] = useState(false)
  const [splitting, setSplitting] = useState(false)
  const remove = async () => {
    go(entity.kind === 'actor' ? '/actors' : '/events')
    await deleteEntities([entity.id])
  }
  const erase = () =>
    openErase({ id: entity.id, after: () => go(entity.kind === 'actor' ? '/actors' : '/events', { replace: true }) })
  const canChange = () => !readOnly
  useCommands([
    { id: 'entity.merge', title: 'entities.page.merge', group: 'entity', when: canChange, run: () => setMerging(true) },
    { id: 'entity.split', title: 'identity.split', group: 'entity', when: canChange, run: () => setSplitting(true) },
    {
      id: 'entity.delete',
      title: 'entities.page.delete',
      group: 'entity',
      when: canChange,
      run: () => void remove().catch(tellProblem),
    },
    { id: 'entity.erase', title: 'commands.eraseEntity', group: 'entity', when: canChange, run: erase },
  ])
  const rename = (name: string) => saveEntity(entity, { name })
  return (
    <header className={css.header}>
      <div className={css.headLine}>
        <Chip kind={entity.kind}>{kindOfTypeWords(entity)}</Chip>
        {!readOnly && (
          <span className={css.headActions}>
            <Button onClick={() => setMerging(true)}>{t('entities.page.merge')}</Button>
            <Button onClick={() => setSplitting(true)}>{t('identity.split')}</Button>
            <IconButton label={t('protection.erase.command')} onClick={erase}>
              <Eraser aria-hidden="true" />
            </IconButton>
            <IconButton label={t('entities.page.delete')} onClick={() => void remove().catch(tellProblem)}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </div>
      <h1 className={css.title} data-field="name">
        {isNew && !readOnly ? (
          <NewName name={entity.name} onSave={rename} onDone={() => go(pathTo(entity.id), { replace: true })} />
        ) : (
          <InlineText
            className={css.titleText ?? ''}
            label={t('entities.page.name')}
            value={entity.name}
            required
            readOnly={readOnly}
            onSave={rename}
          />
        )}
      </h1>
      {merging && <MergeWith one={entity} onClose={() => setMerging(false)} />}
      {splitting && <SplitDialog id={entity.id} onClose={() => setSplitting(false)} />}
    </header>
  )
}
