import { useState } from 'react'
import type { Alias } from '#contract/entity.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import css from './page.module.css'
import { scriptOf } from './script-of.ts'

type AliasFormProps = {
  alias?: Alias
  saveWords: string
  onSave: (alias: Alias) => Promise<void>
  onCancel: () => void
}

type Fields = 'name' | 'language' | 'script' | 'usedBy' | 'note'

/** A name with its language, its script (recognised until someone says otherwise), who uses it, and a note. */
export function AliasForm({ alias, saveWords, onSave, onCancel }: AliasFormProps) {
  const [typed, setTyped] = useState<Partial<Record<Fields, string>>>({})
  const value = (field: Fields) => typed[field] ?? alias?.[field] ?? ''
  const set = (field: Fields) => (text: string) => setTyped((before) => ({ ...before, [field]: text }))
  const name = value('name').normalize('NFC').trim()
  const isRespelt = alias !== undefined && name !== alias.name
  const script = typed.script ?? (isRespelt || !alias?.script ? (scriptOf(name) ?? '') : alias.script)
  const save = () => {
    if (name === '') return
    const rest = { language: value('language'), usedBy: value('usedBy'), note: value('note') }
    const told = Object.entries({ ...rest, ...keptScript(alias, typed.script, script) })
      .map(([field, text]) => [field, text.trim()] as const)
      .filter(([, text]) => text !== '')
    onSave({ ...unknownOf(alias), name, ...Object.fromEntries(told) }).catch(tellProblem)
  }
  return (
    <form
      className={css.aliasForm}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        onCancel()
      }}
    >
      <TextField label={t('entities.alias.name')} hideLabel autoFocus value={value('name')} onChange={set('name')} />
      <TextField
        className={css.aliasLanguage}
        label={t('entities.alias.language')}
        hideLabel
        title={t('entities.alias.languageHint')}
        value={value('language')}
        onChange={set('language')}
      />
      <TextField
        className={css.aliasLanguage}
        label={t('evidence.alias.script')}
        hideLabel
        title={t('evidence.alias.scriptHint')}
        value={script}
        onChange={set('script')}
      />
      <TextField label={t('entities.alias.usedBy')} hideLabel value={value('usedBy')} onChange={set('usedBy')} />
      <TextField label={t('evidence.alias.note')} hideLabel value={value('note')} onChange={set('note')} />
      <Button type="submit" look="primary" disabled={name === ''}>
        {saveWords}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </form>
  )
}

/** What a newer program keeps with a name stays with it. */
function unknownOf(alias: Alias | undefined): object {
  if (!alias) return {}
  const { name: _name, language: _language, script: _script, usedBy: _usedBy, note: _note, ...others } = alias
  return others
}

/** A script is kept when someone chose it or it was kept before; Latin goes without saying. */
function keptScript(alias: Alias | undefined, chosen: string | undefined, script: string): { script?: string } {
  if (chosen !== undefined || alias?.script) return { script }
  return script === 'Latn' ? {} : { script }
}
