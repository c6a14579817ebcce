import { useRef, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { Mentions } from '#contract/suggestion.ts'
import { call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import css from './evidence.module.css'
import { sentenceParts } from './sentence-parts.ts'

type LinkAllDialogProps = { entity: Entity; onClose: () => void }

/** One place where it is named. */
type Row = { articleId: Id<'article'>; title: string; start: number; end: number; exact: string; sentence?: string }

/**
 * Every mention that would be linked, to look through first: Space leaves one out or takes it in again, Enter links the
 * rest as one change. Names that are somebody else's too are not among them.
 */
export function LinkAllDialog({ entity, onClose }: LinkAllDialogProps) {
  const found = useCall('markAllMentions', { entityId: entity.id, preview: true })
  const [active, setActive] = useState(0)
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const rows = found.data ? rowsOf(found.data) : []
  const count = rows.length - leftOut.size
  const toggle = (row: Row | undefined) => {
    if (!row) return
    const next = new Set(leftOut)
    if (!next.delete(keyOf(row))) next.add(keyOf(row))
    setLeftOut(next)
  }
  const link = async () => {
    const except = rows
      .filter((row) => leftOut.has(keyOf(row)))
      .map(({ articleId, start, end }) => ({ articleId, start, end }))
    // Only what was looked at: an article that came meanwhile waits.
    const articleIds = [...new Set(rows.map(({ articleId }) => articleId))]
    const { marked } = await call('markAllMentions', { entityId: entity.id, articleIds, except })
    onClose()
    await toastWithUndo(t('suggestions.markedAll', { count: marked, name: entity.name }))
  }
  const confirm = () => {
    if (busy || count === 0) return
    setBusy(true)
    link()
      .catch(tellProblem)
      .finally(() => setBusy(false))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('evidence.linkAll.title', { name: entity.name })}
      description={t('evidence.linkAll.explain')}
      size="large"
      closeLabel={t('common.close')}
      initialFocus={list}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" disabled={busy || count === 0} onClick={confirm}>
            {t('evidence.linkAll.confirm', { count })}
          </Button>
        </>
      }
    >
      {found.isPending && <p role="status">{t('entities.unlinked.looking')}</p>}
      {found.error && <p role="alert">{found.error.message}</p>}
      {found.data && found.data.ambiguous > 0 && (
        <p className={css.hint}>{t('evidence.linkAll.ambiguous', { count: found.data.ambiguous })}</p>
      )}
      <div className={css.mentions} ref={list}>
        <VirtualList
          label={t('evidence.linkAll.list')}
          count={rows.length}
          rowHeight={48}
          keyOf={(index) => (rows[index] ? keyOf(rows[index]) : String(index))}
          active={active}
          onActive={setActive}
          onOpen={confirm}
          onKeyDown={(event, index) => {
            if (event.key !== ' ') return
            event.preventDefault()
            toggle(rows[index])
          }}
          row={(index) => (
            <Mention
              row={rows[index]}
              isLeftOut={Boolean(rows[index] && leftOut.has(keyOf(rows[index])))}
              onToggle={toggle}
            />
          )}
        />
      </div>
    </Dialog>
  )
}

const keyOf = ({ articleId, start }: Row) => `${articleId} ${start}`

function rowsOf({ articles }: Mentions): Row[] {
  return articles.flatMap(({ articleId, title, places }) =>
    places.filter(({ ambiguous }) => !ambiguous).map((place) => ({ articleId, title, ...place })),
  )
}

type MentionProps = { row: Row | undefined; isLeftOut: boolean; onToggle: (row: Row) => void }

function Mention({ row, isLeftOut, onToggle }: MentionProps) {
  if (!row) return null
  const { before, words, after } = sentenceParts(row.sentence ?? row.exact, row.exact)
  return (
    <div className={css.mention} data-left-out={isLeftOut || undefined} onDoubleClick={() => onToggle(row)}>
      <span dir="auto">
        {before}
        <mark className={css.mentioned}>{words}</mark>
        {after}
      </span>
      <small>
        <bdi>{row.title}</bdi>
        {isLeftOut && ` · ${t('evidence.linkAll.leftOut')}`}
      </small>
    </div>
  )
}
