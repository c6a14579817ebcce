import { Copy } from 'lucide-react'
import { referenceFields, type ReferenceField } from '#contract/references.ts'
import { type Answered, call, useCall } from '../notebook.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { InlineText } from '../ui/InlineText.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { copyReference } from './copy-reference.ts'
import { Fact } from './Fact.tsx'
import styles from './SourcePanel.module.css'

type Shown = Answered<'getArticle'>

/** The article as a reference, and what the record it came with says beyond the facts above. */
export function Reference({ article, readOnly }: { article: Shown; readOnly: boolean }) {
  const { data: reference } = useCall('shownReference', { id: article.id })
  const record = article.bibliography
  return (
    <Section title={t('references.title')} className={styles.section}>
      {reference && (
        <div className={styles.address}>
          <p className={styles.reference} dir="auto" data-selectable="">
            {reference.text}
          </p>
          <IconButton label={t('references.copy')} onClick={() => void copyReference(article.id).catch(tellProblem)}>
            <Copy aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {record && (
        <dl className={styles.facts}>
          <Said name={t('references.kind')} value={record['type']} />
          {referenceFields.map((field) => (
            <Field key={field} article={article} field={field} readOnly={readOnly} />
          ))}
          <Said name={t('references.keywords')} value={record['keyword']} />
          <Said name={t('references.more')} value={keptNames(record['custom'])} />
        </dl>
      )}
    </Section>
  )
}

/** A field of the record; one that is empty shows where it can be filled in and belongs to most references. */
function Field({ article, field, readOnly }: { article: Shown; field: ReferenceField; readOnly: boolean }) {
  const value = article.bibliography?.[field]
  const words = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  // What an article calls its outlet may be the record's publisher.
  if (words === '' && (readOnly || !['publisher', 'DOI'].includes(field))) return null
  return (
    <Fact name={t(`references.fields.${field}`)}>
      <InlineText
        label={t(`references.fields.${field}`)}
        value={words}
        placeholder={t('articles.source.add')}
        readOnly={readOnly}
        onSave={(typed) => call('saveArticle', { id: article.id, reference: { [field]: typed || null } })}
      />
    </Fact>
  )
}

function Said({ name, value }: { name: string; value: unknown }) {
  if (typeof value !== 'string' || value === '') return null
  return (
    <Fact name={name} still>
      <bdi>{value}</bdi>
    </Fact>
  )
}

/** The names of fields that only the format the record came in has a place for. */
function keptNames(custom: unknown): string {
  if (typeof custom !== 'object' || custom === null) return ''
  return Object.keys(custom)
    .filter((name) => name !== 'edtf')
    .map((name) => name.replace(/^\w+:/, ''))
    .join(', ')
}
