import { type KeyboardEvent, useState } from 'react'
import type { CodedPassage } from '#contract/codebook.ts'
import { useCommands } from '../commands/commands.ts'
import { dateWords } from '../entities/date-words.ts'
import { sentenceParts } from '../entities/sentence-parts.ts'
import { pathToPassage, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Chip } from '../ui/Chip.tsx'
import { classes } from '../ui/classes.ts'
import pickBox from '../ui/PickBox.module.css'
import { VirtualList } from '../ui/VirtualList.tsx'
import { usePages } from '../use-pages.ts'
import { t } from '../words.ts'
import type { Code, CodeId } from './code-tree.ts'
import marks from './code-passages.module.css'
import { type Recoding, RecodeDialog } from './RecodeDialog.tsx'
import { useChosenPassages } from './use-chosen-passages.ts'

type CodePassagesProps = { code: Code; codes: readonly Code[]; readOnly: boolean }

/** What a code marks: each passage in its sentence, with where it comes from; some or all are taken to another code. */
export function CodePassages({ code, codes, readOnly }: CodePassagesProps) {
  const go = useGo()
  const [withSubcodes, setWithSubcodes] = useState(code.passages === 0 && code.allPassages > 0)
  const pages = usePages('codePassages', { tagId: code.id, withSubcodes })
  const total = pages.total ?? 0
  const chosen = useChosenPassages(total)
  const [active, setActive] = useState(0)
  const [recoding, setRecoding] = useState<Recoding>()
  useCommands([
    {
      id: 'code.recode',
      title: 'codebook.recodeAll',
      group: 'codebook',
      when: () => !readOnly && total > 0,
      run: () => setRecoding(chosen.recoding(withSubcodes)),
    },
  ])
  const open = (index: number) => {
    const row = pages.at(index)
    if (row) go(pathToPassage(row.article.id, row.passage.id))
  }
  const toggle = (index: number) => {
    const row = pages.at(index)
    if (row && !readOnly) chosen.toggle(row.passage.id)
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key === ' ') toggle(index)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) chosen.setAll(true)
    else if (event.key === 'Escape' && chosen.count > 0) chosen.clear()
    else return
    event.preventDefault()
  }
  return (
    <section className={marks.marks} aria-label={t('codebook.marks')}>
      <div className={marks.marksHead}>
        <h3>{t('codebook.passages', { count: total })}</h3>
        {code.under > 0 && (
          <Checkbox
            checked={withSubcodes}
            onChange={(checked) => {
              setWithSubcodes(checked)
              chosen.clear()
            }}
          >
            {t('codebook.withSubcodes')}
          </Checkbox>
        )}
        {!readOnly && total > 0 && (
          <span className={marks.marksActions}>
            <Checkbox checked={chosen.count === total} onChange={chosen.setAll}>
              {chosen.count > 0 ? t('codebook.selected', { count: chosen.count }) : t('codebook.selectAll')}
            </Checkbox>
            <Button onClick={() => setRecoding(chosen.recoding(withSubcodes))}>{t('codebook.recode')}</Button>
          </span>
        )}
      </div>
      {pages.total === 0 ? (
        <p className={marks.none}>{t('codebook.noPassages')}</p>
      ) : (
        <VirtualList
          label={t('codebook.passageList', { name: code.tag.name })}
          count={total}
          rowHeight={74}
          active={Math.min(active, total - 1)}
          activeIsThere={pages.at(active) !== undefined}
          onActive={(index, how) => {
            setActive(index)
            if (how === 'pointer') open(index)
          }}
          onOpen={open}
          onRange={pages.onRange}
          onKeyDown={onKeyDown}
          selected={(index) => {
            const row = pages.at(index)
            return row !== undefined && chosen.has(row.passage.id)
          }}
          row={(index) => (
            <Row
              found={pages.at(index)}
              codes={codes}
              own={code.id}
              active={index === active}
              picked={chosen.has(pages.at(index)?.passage.id ?? 'passage:')}
              onToggle={readOnly ? undefined : () => toggle(index)}
            />
          )}
        />
      )}
      {recoding && (
        <RecodeDialog
          code={code}
          codes={codes}
          recoding={recoding}
          onClose={() => setRecoding(undefined)}
          onDone={() => {
            setRecoding(undefined)
            chosen.clear()
          }}
        />
      )}
    </section>
  )
}

type RowProps = {
  found: CodedPassage | undefined
  codes: readonly Code[]
  own: CodeId
  active: boolean
  picked: boolean
  onToggle: (() => void) | undefined
}

function Row({ found, codes, own, active, picked, onToggle }: RowProps) {
  if (!found) return <div className={marks.waits} aria-busy="true" />
  const { passage, sentence, article } = found
  const { before, words, after } = sentenceParts(sentence, passage.target.exact)
  const others = found.codes.filter((id) => id !== own)
  return (
    <div className={marks.passage} data-active={active || undefined} data-picked={picked || undefined}>
      {onToggle && (
        <span
          className={classes(pickBox.check, marks.check)}
          onClick={(event) => {
            event.stopPropagation()
            onToggle()
          }}
        >
          <span className={pickBox.box} data-checked={picked || undefined} />
        </span>
      )}
      <span className={marks.passageText}>
        <span className={marks.sentence} dir="auto" lang={article.language} title={t('codebook.openPassage')}>
          {before}
          <mark>{words}</mark>
          {after}
        </span>
        <span className={marks.source}>
          <bdi>{article.title}</bdi>
          {article.publishedAt && ` · ${dateWords(article.publishedAt, 'short')}`}
          {article.outlet && (
            <>
              {' · '}
              <bdi>{article.outlet}</bdi>
            </>
          )}
          {others.map((id) => {
            const tag = codes.find((code) => code.id === id)?.tag
            return (
              tag && (
                <Chip key={id} kind="tag" colour={tag.colour}>
                  {tag.name}
                </Chip>
              )
            )
          })}
        </span>
      </span>
    </div>
  )
}
