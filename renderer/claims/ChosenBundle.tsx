import { useState } from 'react'
import { kindOf } from '#contract/ids.ts'
import type { ClaimBundle, ClaimBundling, ListedClaim } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { type Asked, useCall } from '../notebook.ts'
import { pathTo, pathToPassage, useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { t } from '../words.ts'
import { bundleTitle, groupTitle, isDisputedReading, readingWords } from './claim-words.ts'
import css from './claims.module.css'
import { useNamesOf } from './ClaimTable.tsx'
import { chainWords, ClaimInLine, SupersededNote } from './SaidList.tsx'

const step = 100

type ChosenBundleProps = { by: ClaimBundling; bundle: ClaimBundle; filter: Omit<Asked<'claimsOf'>, 'by' | 'key'> }

/** The claims of one bundle: of each event and property those of one day after another, a hundred at a time. */
export function ChosenBundle({ by, bundle, filter }: ChosenBundleProps) {
  const go = useGo()
  const [limit, setLimit] = useState(step)
  const answer = useCall('claimsOf', { ...filter, by, key: bundle.key, limit }, { keepPrevious: true })
  const title = bundleTitle(by, bundle)
  const { id } = bundle
  const kind = id && kindOf(id)
  const claims = answer.data?.items ?? []
  const nameOf = useNamesOf(claims.map(({ said }) => said.claim))
  const left = (answer.data?.total ?? 0) - claims.length
  // Its last claim was deleted, or no longer fits.
  if (answer.data?.total === 0) return null
  return (
    <section className={css.chosen} aria-label={title} aria-busy={!answer.data || undefined}>
      <div className={css.chosenHead}>
        {id && (
          <Chip kind={kind === 'event' || kind === 'actor' ? kind : 'tag'} onClick={() => go(pathTo(id))}>
            {title}
          </Chip>
        )}
        {!id && (
          <h2 className={css.property}>
            <bdi>{title}</bdi>
          </h2>
        )}
        <small>{t('claimLists.inAll', { count: answer.data?.total ?? bundle.claims })}</small>
      </div>
      {answer.error && <ErrorNote problem={answer.error} onRetry={() => void answer.refetch()} />}
      <ul className={css.saidList}>
        {claims.map((one, index) => (
          <Line key={one.said.claim.id} one={one} before={claims[index - 1]} nameOf={nameOf} />
        ))}
      </ul>
      {left > 0 && (
        <Button look="quiet" onClick={() => setLimit(limit + step)}>
          {t('claimLists.more', { count: Math.min(left, step) })}
        </Button>
      )}
    </section>
  )
}

type LineProps = { one: ListedClaim; before: ListedClaim | undefined; nameOf: (actorId: string) => string }

/** What it is about stands where it changes, so that one speaker's figures of one thing read as a history. */
function Line({ one, before, nameOf }: LineProps) {
  const go = useGo()
  const { said, replacement } = one
  const same = before && before.aboutId === one.aboutId && groupTitle(before) === groupTitle(one)
  return (
    <>
      {!same && (
        <li className={css.subhead}>
          <Chip kind={kindOf(one.aboutId) === 'event' ? 'event' : 'actor'} onClick={() => go(pathTo(one.aboutId))}>
            {one.about}
          </Chip>
          <bdi className={css.property}>{groupTitle(one)}</bdi>
          <Chip kind={isDisputedReading(one.reading) ? 'disputed' : one.reading === 'agree' ? 'agreed' : 'tag'}>
            {readingWords(one.reading)}
          </Chip>
        </li>
      )}
      <li className={css.saidRow}>
        <span className={css.saidWho}>
          <bdi>{chainWords(said.chain)}</bdi>
          {said.on !== undefined && <small className={css.by}> {dateWords(said.on, 'short')}</small>}
        </span>
        <span className={css.saidWhat}>
          <ClaimInLine said={said} nameOf={nameOf} />
          <SupersededNote said={said} by={replacement} nameOf={nameOf} />
        </span>
        <button
          type="button"
          className={css.quote}
          dir="auto"
          title={said.articleTitle}
          aria-label={t('entities.claims.open', { words: said.words })}
          onClick={() => go(pathToPassage(said.articleId, said.claim.passageId))}
        >
          {said.words}
        </button>
      </li>
    </>
  )
}
