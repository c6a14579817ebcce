import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Alias, Entity } from '#contract/entity.ts'
import { aliasField } from '#contract/fact.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Pop } from '../ui/Pop.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { AliasForm } from './AliasForm.tsx'
import evidence from './evidence.module.css'
import { FieldEvidence } from './FieldEvidence.tsx'
import css from './page.module.css'
import { saveEntity } from './save-field.ts'
import { scriptOf, scriptWords } from './script-of.ts'

type AliasesProps = { entity: Entity; readOnly: boolean }

/** Other names, with who uses them where that is known: which name is used is evidence. */
export function Aliases({ entity, readOnly }: AliasesProps) {
  const [adding, setAdding] = useState(false)
  const { aliases } = entity
  const save = (next: Alias[]) => saveEntity(entity, { aliases: next })
  if (readOnly && aliases.length === 0) return null
  return (
    <div className={css.aliases} role="group" aria-label={t('entities.alias.title')}>
      {aliases.length > 0 && <span className={css.aliasTitle}>{t('entities.alias.title')}</span>}
      {aliases.map((alias, index) => (
        <OneAlias
          key={`${alias.name}\n${index}`}
          entity={entity}
          alias={alias}
          readOnly={readOnly}
          onSave={(changed) => save(aliases.with(index, changed))}
          onRemove={() => save(aliases.toSpliced(index, 1))}
        />
      ))}
      {!readOnly && !adding && (
        <Button look="quiet" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t('entities.alias.add')}
        </Button>
      )}
      {adding && (
        <AliasForm
          saveWords={t('entities.alias.add')}
          onSave={async (alias) => {
            await save([...aliases, alias])
            setAdding(false)
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </div>
  )
}

type OneAliasProps = AliasesProps & {
  alias: Alias
  onSave: (alias: Alias) => Promise<void>
  onRemove: () => Promise<void>
}

function OneAlias({ entity, alias, readOnly, onSave, onRemove }: OneAliasProps) {
  const { name, note } = alias
  return (
    <FieldEvidence entity={entity} field={aliasField(name)} readOnly={readOnly}>
      <span className={evidence.tools}>
        <Chip
          kind="tag"
          detail={aliasDetail(entity, alias)}
          {...(note && { title: note })}
          {...(!readOnly && {
            onRemove: () => void onRemove().catch(tellProblem),
            removeLabel: t('entities.alias.remove', { name }),
          })}
        >
          <span lang={alias.language}>{name}</span>
        </Chip>
        {!readOnly && (
          <Pop
            label={t('evidence.alias.edit', { name })}
            trigger={
              <IconButton label={t('evidence.alias.edit', { name })} className={evidence.edit}>
                <Pencil aria-hidden="true" />
              </IconButton>
            }
          >
            {(close) => (
              <div className={evidence.inside}>
                <AliasForm
                  alias={alias}
                  saveWords={t('evidence.alias.save')}
                  onSave={async (changed) => {
                    await onSave(changed)
                    close()
                  }}
                  onCancel={close}
                />
              </div>
            )}
          </Pop>
        )}
      </span>
    </FieldEvidence>
  )
}

/** Language and who uses it; the script where it is not that of the name above. */
function aliasDetail(entity: Entity, { name, language, script, usedBy }: Alias): string {
  const written = script ?? scriptOf(name)
  const inScript = written && written !== scriptOf(entity.name) && !language ? scriptWords(written) : ''
  const first = language ?? inScript
  if (first && usedBy) return t('entities.alias.details', { language: first, usedBy })
  return usedBy ? t('entities.alias.onlyUsedBy', { usedBy }) : first
}
