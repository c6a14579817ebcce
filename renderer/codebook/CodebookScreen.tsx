import { FoldVertical, Tags, UnfoldVertical } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useCommands } from '../commands/commands.ts'
import { call, useCall } from '../notebook.ts'
import { go, useKeptScroll, useQueryValue } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import { type CodeId, codesOf, type Move, shownCodes } from './code-tree.ts'
import screen from '../ui/ListScreen.module.css'
import tree from './code-tree.module.css'
import css from './codebook.module.css'
import { CodeDetail } from './CodeDetail.tsx'
import { codeCommands } from './code-commands.ts'
import { CodeTree } from './CodeTree.tsx'
import { deleteCode } from './delete-code.ts'
import { MergeCodes } from './MergeCodes.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { NewCode } from './NewCode.tsx'
import { stepCode } from './step-code.ts'
import { useOpenCodes } from './use-open-codes.ts'

type Doing = 'merge' | 'move' | 'rename' | 'new' | 'newUnder'

const show = (id: CodeId) => go(`/codebook?code=${id}`, { replace: true })

/** The codes of a library as a tree, and what the one that stands out marks. */
export function CodebookScreen() {
  const rows = useCall('codebook', {})
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const codes = useMemo(() => codesOf(rows.data ?? []), [rows.data])
  const asked = useQueryValue('code') as CodeId | undefined
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<CodeId>>(new Set())
  const [doing, setDoing] = useState<Doing>()
  const { closed, close, closeAll, openAll, openTo } = useOpenCodes(codes)
  const filter = useDeferredValue(query)
  const shown = useMemo(() => shownCodes(codes, closed, filter), [codes, closed, filter])
  const scroller = useKeptScroll('codebook', rows.data !== undefined)
  const code = codes.find(({ id }) => id === asked)
  const picked = codes.filter(({ id }) => chosen.has(id))
  const done = () => setDoing(undefined)

  const move = (wanted: Move | null) => {
    if (!wanted || readOnly) return
    void call('moveTag', wanted).then(() => openTo(wanted.parentId), tellProblem)
  }
  const remove = (under?: 'too') => {
    const next = code && (shown[shown.indexOf(code) + 1] ?? shown[shown.indexOf(code) - 1])
    if (!code) return
    void deleteCode(code, under).then(() => next && show(next.id), tellProblem)
  }
  useCommands(
    codeCommands({
      canChange: () => !readOnly,
      hasCode: () => code !== undefined,
      canStep: () => code !== undefined && codes.length > 1,
      canMerge: () => picked.length > 1 || (code !== undefined && codes.length > 1),
      onDo: setDoing,
      onStep: (which) => code && stepCode(code.id, which, openTo),
      hasSubcodes: () => (code?.under ?? 0) > 0,
      onDelete: remove,
    }),
  )

  if (rows.error) return <ErrorNote problem={rows.error} onRetry={() => void rows.refetch()} />
  if (!rows.data) return <div className={screen.screen} aria-busy="true" />
  const creating = (doing === 'new' || doing === 'newUnder') && (
    <NewCode
      key={doing}
      under={doing === 'newUnder' ? code : undefined}
      onMade={(id) => {
        openTo(doing === 'newUnder' ? (code?.id ?? null) : null)
        if (doing === 'new') show(id)
      }}
      onDone={done}
    />
  )
  if (codes.length === 0)
    return (
      <div className={screen.screen}>
        {creating}
        <EmptyState
          icon={<Tags aria-hidden="true" />}
          title={t('codebook.empty.title')}
          actions={
            <>
              <Button look="primary" disabled={readOnly} onClick={() => setDoing('new')}>
                {t('codebook.new')}
              </Button>
              <Button onClick={() => go('/articles')}>{t('entities.empty.openArticles')}</Button>
            </>
          }
        >
          {t('codebook.empty.text')}
        </EmptyState>
      </div>
    )
  return (
    <div className={screen.screen}>
      <div className={screen.top}>
        <h1 className={screen.heading}>{t('codebook.title')}</h1>
        <TextField
          className={css.filter}
          label={t('codebook.filter')}
          hideLabel
          type="search"
          value={query}
          onChange={setQuery}
        />
        <Button disabled={readOnly} onClick={() => setDoing('new')}>
          {t('codebook.new')}
        </Button>
        {code && (
          <Button disabled={readOnly} onClick={() => setDoing('newUnder')}>
            {t('codebook.newUnder')}
          </Button>
        )}
        <IconButton label={t('codebook.expandAll')} onClick={openAll}>
          <UnfoldVertical aria-hidden="true" />
        </IconButton>
        <IconButton label={t('codebook.collapseAll')} onClick={closeAll}>
          <FoldVertical aria-hidden="true" />
        </IconButton>
        <span className={screen.count} role="status">
          {t('codebook.count', { count: codes.length }).replace(String(codes.length), numberInWords(codes.length))}
        </span>
      </div>
      {creating}
      {picked.length > 0 && (
        <div className={screen.chosen} role="region" aria-label={t('codebook.selected', { count: picked.length })}>
          <span>{t('codebook.selected', { count: picked.length })}</span>
          <Button disabled={readOnly || picked.length < 2} onClick={() => setDoing('merge')}>
            {t('codebook.merge')}
          </Button>
          <Button look="quiet" onClick={() => setChosen(new Set())}>
            {t('codebook.clear')}
          </Button>
        </div>
      )}
      <div className={css.panes}>
        <div className={css.treePane}>
          <div className={tree.columns} aria-hidden="true">
            <span />
            <span>{t('codebook.columns.code')}</span>
            <span className={tree.number}>{t('codebook.columns.passages')}</span>
            <span className={tree.number}>{t('codebook.columns.all')}</span>
            <span className={tree.number}>{t('codebook.columns.articles')}</span>
          </div>
          {shown.length === 0 ? (
            <EmptyState
              title={t('codebook.noneMatch', { query: filter })}
              actions={<Button onClick={() => setQuery('')}>{t('codebook.showAll')}</Button>}
            />
          ) : (
            <CodeTree
              shown={shown}
              all={codes}
              active={code?.id}
              onActive={show}
              chosen={chosen}
              onToggle={(id) => setChosen((before) => toggled(before, id))}
              closed={filter.trim() === '' ? closed : noneClosed}
              onClose={close}
              readOnly={readOnly}
              onMove={move}
              onRename={() => setDoing('rename')}
              onDelete={() => remove()}
              scroller={scroller}
            />
          )}
        </div>
        {code ? (
          <CodeDetail
            key={code.id}
            code={code}
            codes={codes}
            readOnly={readOnly}
            renaming={doing === 'rename'}
            onRenamed={done}
            onMerge={() => {
              setChosen(new Set())
              setDoing('merge')
            }}
            onMoveUnder={() => setDoing('move')}
            onDelete={remove}
          />
        ) : (
          <p className={css.choose}>{t('codebook.choose')}</p>
        )}
      </div>
      {doing === 'move' && code && <MoveDialog code={code} codes={codes} onClose={done} onMove={move} />}
      {doing === 'merge' && (picked.length > 1 || code) && (
        <MergeCodes
          chosen={picked.length > 1 ? picked : code ? [code] : []}
          codes={codes}
          onClose={done}
          onMerged={(kept) => {
            setChosen(new Set())
            done()
            show(kept)
          }}
        />
      )}
    </div>
  )
}

/** With a filter, what a match stands under is open. */
const noneClosed: ReadonlySet<CodeId> = new Set()

function toggled(before: ReadonlySet<CodeId>, id: CodeId): ReadonlySet<CodeId> {
  const next = new Set(before)
  if (!next.delete(id)) next.add(id)
  return next
}
