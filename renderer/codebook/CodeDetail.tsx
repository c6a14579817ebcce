import { useState } from 'react'
import { call } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { InlineText } from '../ui/InlineText.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import { type Code, pathWords } from './code-tree.ts'
import css from './code-detail.module.css'
import { CodePassages } from './CodePassages.tsx'
import { ColourChoice } from './ColourChoice.tsx'
import { consequencesOf } from './delete-code.ts'
import { Rename } from './Rename.tsx'

type CodeDetailProps = {
  code: Code
  codes: readonly Code[]
  readOnly: boolean
  renaming: boolean
  onRenamed: () => void
  onMerge: () => void
  onMoveUnder: () => void
  onDelete: (under?: 'too') => void
}

/** One code: what belongs in it, how it looks, what it marks, and what can be done with it. */
export function CodeDetail(props: CodeDetailProps) {
  const { code, codes, readOnly, renaming, onRenamed } = props
  const { tag } = code
  const go = useGo()
  const [colourOpen, setColourOpen] = useState(false)
  const save = (fields: { name?: string; description?: string | null; colour?: string | null }) =>
    call('saveTag', { id: code.id, ...fields })
  return (
    <section className={css.detail} aria-label={t('codebook.detail')}>
      <div className={css.detailHead}>
        {code.path.length > 0 && (
          <p className={css.path}>
            <bdi>{pathWords({ ...code, tag: { ...tag, name: '…' } })}</bdi>
          </p>
        )}
        <h2 className={css.detailTitle}>
          <button
            type="button"
            className={css.colourButton}
            aria-label={t('codebook.colour')}
            aria-expanded={colourOpen}
            onClick={() => setColourOpen(!colourOpen)}
          >
            <Swatch colour={tag.colour} />
          </button>
          {renaming && !readOnly ? (
            <Rename name={tag.name} onSave={(name) => save({ name })} onDone={onRenamed} />
          ) : (
            <InlineText
              label={t('codebook.name')}
              value={tag.name}
              required
              readOnly={readOnly}
              onSave={(name) => save({ name })}
            />
          )}
        </h2>
        {colourOpen && (
          <ColourChoice
            colour={tag.colour}
            readOnly={readOnly}
            onChange={(colour) => void save({ colour }).catch(tellProblem)}
          />
        )}
        <InlineText
          className={css.description ?? ''}
          label={t('codebook.description')}
          value={tag.description ?? ''}
          placeholder={t('codebook.addDescription')}
          multiline
          readOnly={readOnly}
          onSave={(description) => save({ description: description.trim() || null })}
        />
        <div className={css.actions}>
          {code.articles > 0 && (
            <Button onClick={() => go(pathTo(code.id))} title={t('codebook.openArticles')}>
              {t('codebook.articles', { count: code.articles }).replace(
                String(code.articles),
                numberInWords(code.articles),
              )}
            </Button>
          )}
          {!readOnly && (
            <>
              <Button onClick={props.onMoveUnder}>{t('codebook.move')}</Button>
              <Button onClick={props.onMerge}>{t('codebook.merge')}</Button>
              <Button look="danger" title={consequencesOf(code)} onClick={() => props.onDelete()}>
                {t('codebook.delete')}
              </Button>
              {code.under > 0 && (
                <Button look="danger" onClick={() => props.onDelete('too')}>
                  {t('codebook.deleteBranch')}
                </Button>
              )}
            </>
          )}
        </div>
        {!readOnly && <p className={css.consequences}>{consequencesOf(code)}</p>}
      </div>
      <CodePassages key={code.id} code={code} codes={codes} readOnly={readOnly} />
    </section>
  )
}
