import { Quote } from 'lucide-react'
import type { Fact } from '#contract/fact.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { call } from '../notebook.ts'
import { pathToPassage, useGo } from '../routes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Pop } from '../ui/Pop.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import css from './evidence.module.css'
import { EvidencePanel } from './EvidencePanel.tsx'

export type EvidenceMarkerProps = {
  fact: Fact
  /** The fact in words, for labels: "Date", "Azerbaijan: initiator". */
  words: string
  passageIds: readonly Id<'passage'>[]
  /** Whose passages are offered to attach. */
  among: EntityId
  readOnly: boolean
}

/**
 * Beside a fact: how many passages show it. One leads straight to the words, of several one is chosen; the sign beside
 * it attaches and takes away.
 */
export function EvidenceMarker(props: EvidenceMarkerProps) {
  const { fact, words, passageIds, readOnly } = props
  const go = useGo()
  const [only, ...others] = passageIds
  const count = passageIds.length
  const label = t('evidence.shown', { count, fact: words })
  const openOnly = async (id: Id<'passage'>) => {
    const [passage] = await call('getDocuments', { ids: [id] })
    if (passage && 'articleId' in passage) go(pathToPassage(passage.articleId as Id<'article'>, id))
  }
  const counted = (
    <button
      type="button"
      className={css.count}
      aria-label={label}
      title={label}
      {...(only && others.length === 0 && { onClick: () => void openOnly(only).catch(tellProblem) })}
    >
      <Quote aria-hidden="true" />
      {numberInWords(count)}
    </button>
  )
  const panel = <EvidencePanel {...props} />
  return (
    <span className={css.marker} data-empty={count === 0 || undefined}>
      {count === 1 && counted}
      {count > 1 && (
        <Pop label={t('evidence.passages', { fact: words })} className={css.panel} trigger={counted}>
          {() => panel}
        </Pop>
      )}
      {!readOnly && (
        <Pop
          label={t('evidence.edit', { fact: words })}
          className={css.panel}
          trigger={
            <IconButton label={t('evidence.edit', { fact: words })} className={css.edit}>
              <Quote aria-hidden="true" />
              <span className={css.plus} aria-hidden="true">
                +
              </span>
            </IconButton>
          }
        >
          {() => <EvidencePanel key={JSON.stringify(fact)} {...props} attaching />}
        </Pop>
      )}
    </span>
  )
}
