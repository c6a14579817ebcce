import { useState } from 'react'
import type { Actor } from '#contract/entity.ts'
import { type ClaimMade, type ClaimPart, claimParts } from '#contract/cross-reference.ts'
import { claimLine, groupTitle } from '../claims/claim-words.ts'
import { useCall } from '../notebook.ts'
import { pathTo, pathToPassage, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { classes } from '../ui/classes.ts'
import { Section } from '../ui/Section.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { numberInWords, t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './evidence.module.css'
import page from './page.module.css'

const firstShown = 8
const moreShown = 50

/** What an actor says, what it passes on for others, and which claims name it; each leads to its words. */
export function ClaimsMade({ actor }: { actor: Actor }) {
  const [chosen, setChosen] = useState<ClaimPart | null>(null)
  const [limit, setLimit] = useState(firstShown)
  const counts = useCall('claimsMade', { id: actor.id, limit: 1 }).data?.counts
  const there = claimParts.filter((part) => (counts?.[part] ?? 0) > 0)
  const as = chosen && there.includes(chosen) ? chosen : there[0]
  const found = useCall('claimsMade', as ? { id: actor.id, as, limit } : null, { keepPrevious: true })
  if (!counts || !as) return null
  const left = counts[as] - (found.data?.items.length ?? 0)
  return (
    <Section
      title={t('evidence.dossier.made')}
      {...(there.length === 1 && { detail: t(`evidence.dossier.${as}`, { count: counts[as] }) })}
    >
      {there.length > 1 && (
        <div className={css.level}>
          <Segmented
            label={t('evidence.dossier.parts')}
            value={as}
            options={there.map((value) => ({
              value,
              label: `${t(`evidence.dossier.${value}Tab`)} ${numberInWords(counts[value])}`,
            }))}
            onChange={(next) => {
              setLimit(firstShown)
              setChosen(next)
            }}
          />
        </div>
      )}
      <ul>
        {(found.data?.items ?? []).map((made) => (
          <li key={`${made.claim.id} ${made.as}`}>
            <Made made={made} actor={actor} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button look="quiet" onClick={() => setLimit(limit + moreShown)}>
          {t('evidence.dossier.more', { count: Math.min(left, moreShown) })}
        </Button>
      )}
    </Section>
  )
}

function Made({ made: { claim, as, about, chain, words, article }, actor }: { made: ClaimMade; actor: Actor }) {
  const go = useGo()
  const line = claimLine(claim, (actorId) => (actorId === actor.id ? actor.name : ''))
  const { property, proposition } = claim
  const title = groupTitle({ property, ...(proposition !== undefined && { proposition }) })
  // Whose page this is says it: only a longer way is told.
  const through = as === 'says' && chain.length === 1 ? '' : chain.map(({ name }) => name).join(' → ')
  return (
    <div className={classes(page.card, css.claimCard)}>
      <div className={css.rowWords}>
        <Chip kind={about.kind} onClick={() => go(pathTo(about.id))}>
          {about.name}
        </Chip>
        <span className={css.claimWords}>
          <bdi>{title}</bdi>: <bdi>{line}</bdi>
        </span>
      </div>
      <button
        type="button"
        className={page.sentence}
        dir="auto"
        lang={article.language}
        title={t('entities.passages.open')}
        onClick={() => go(pathToPassage(article.id, claim.passageId))}
      >
        {words}
      </button>
      <div className={css.soft}>
        {through && (
          <>
            <bdi>{through}</bdi> ·{' '}
          </>
        )}
        <bdi>{article.title}</bdi>
        {article.publishedAt && ` · ${dateWords(article.publishedAt, 'short')}`}
      </div>
    </div>
  )
}
