import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Alias, Entity } from '#contract/entity.ts'
import { aliasField, evidenceOf } from '#contract/fact.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Pop } from '../ui/Pop.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { t } from '../words.ts'
import { AliasForm } from './AliasForm.tsx'
import css from './evidence.module.css'
import { EvidenceMarker } from './EvidenceMarker.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import { fieldWords } from './FieldEvidence.tsx'
import page from './page.module.css'
import { saveEntity } from './save-field.ts'
import { scriptOf, scriptWords } from './script-of.ts'

type AliasesProps = { entity: Entity; readOnly: boolean }

/** Other names, with who uses them where that is known: which name is used is evidence. */
export function Aliases({ entity, readOnly }: AliasesProps) {
  const [adding, setAdding] = useState(false)
  const opener = useReturnFocus(adding)
  const { aliases } = entity
  const save = (next: Alias[]) => saveEntity(entity, { aliases: next })
  if (readOnly && aliases.length === 0) return null
  return (
    <div className={page.aliases} role="group" aria-label={t('entities.alias.title')}>
      {aliases.length > 0 && <span className={page.aliasTitle}>{t('entities.alias.title')}</span>}
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
        <Button ref={opener} look="quiet" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
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

/** A name; the pencil beside it opens what is known of it and the passages that show it. */
function OneAlias({ entity, alias, readOnly, onSave, onRemove }: OneAliasProps) {
  const { name, note } = alias
  const field = aliasField(name)
  const marker = {
    fact: { entityId: entity.id, field },
    words: fieldWords(field),
    passageIds: evidenceOf(entity, field),
    among: entity.id,
  }
  return (
    <span className={css.name}>
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
      <EvidenceMarker {...marker} readOnly />
      {!readOnly && (
        <Pop
          label={t('evidence.alias.edit', { name })}
          className={css.panel}
          trigger={
            <IconButton label={t('evidence.alias.edit', { name })} className={css.pencil}>
              <Pencil aria-hidden="true" />
            </IconButton>
          }
        >
          {(close) => (
            <>
              <div className={css.inside}>
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
              <EvidencePanel {...marker} readOnly={false} attaching autoFocus={false} />
            </>
          )}
        </Pop>
      )}
    </span>
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
