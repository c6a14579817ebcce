import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Alias, Entity } from '#contract/entity.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import css from './page.module.css'
import { saveEntity } from './save-field.ts'

/** Other names, with who uses them where that is known: which name is used is evidence. */
export function Aliases({ entity, readOnly }: { entity: Entity; readOnly: boolean }) {
  const [adding, setAdding] = useState(false)
  const { aliases } = entity
  const save = (next: Alias[]) => saveEntity(entity, { aliases: next })
  if (readOnly && aliases.length === 0) return null
  return (
    <div className={css.aliases} role="group" aria-label={t('entities.alias.title')}>
      {aliases.length > 0 && <span className={css.aliasTitle}>{t('entities.alias.title')}</span>}
      {aliases.map((alias, index) => (
        <Chip
          key={`${alias.name}\n${index}`}
          kind="tag"
          detail={aliasDetail(alias)}
          {...(!readOnly && {
            onRemove: () => void save(aliases.toSpliced(index, 1)).catch(tellProblem),
            removeLabel: t('entities.alias.remove', { name: alias.name }),
          })}
        >
          <span lang={alias.language}>{alias.name}</span>
        </Chip>
      ))}
      {!readOnly && !adding && (
        <Button look="quiet" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t('entities.alias.add')}
        </Button>
      )}
      {adding && (
        <AliasForm
          onAdd={async (alias) => {
            await save([...aliases, alias])
            setAdding(false)
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </div>
  )
}

function aliasDetail({ language, usedBy }: Alias): string {
  if (language && usedBy) return t('entities.alias.details', { language, usedBy })
  return usedBy ? t('entities.alias.onlyUsedBy', { usedBy }) : (language ?? '')
}

function AliasForm({ onAdd, onCancel }: { onAdd: (alias: Alias) => Promise<void>; onCancel: () => void }) {
  const [name, setName] = useState('')
  const [language, setLanguage] = useState('')
  const [usedBy, setUsedBy] = useState('')
  const given = name.normalize('NFC').trim()
  const add = () => {
    if (given === '') return
    const alias: Alias = { name: given }
    if (language.trim()) alias.language = language.trim()
    if (usedBy.trim()) alias.usedBy = usedBy.trim()
    onAdd(alias).catch(tellProblem)
  }
  return (
    <form
      className={css.aliasForm}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <TextField label={t('entities.alias.name')} hideLabel autoFocus value={name} onChange={setName} />
      <TextField
        className={css.aliasLanguage}
        label={t('entities.alias.language')}
        hideLabel
        title={t('entities.alias.languageHint')}
        value={language}
        onChange={setLanguage}
      />
      <TextField label={t('entities.alias.usedBy')} hideLabel value={usedBy} onChange={setUsedBy} />
      <Button type="submit" look="primary" disabled={given === ''}>
        {t('entities.alias.add')}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </form>
  )
}
