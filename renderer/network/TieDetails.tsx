import { useMemo } from 'react'
import type { Id } from '#contract/ids.ts'
import { dateWords } from '../entities/date-words.ts'
import { PassageGroup } from '../entities/PassageGroup.tsx'
import { relationWords } from '../entities/relation-words.ts'
import { TogetherPanel } from '../entities/TogetherPanel.tsx'
import { useCall } from '../notebook.ts'
import { t } from '../words.ts'
import type { DrawnEdge } from './drawn-network.ts'
import css from './network.module.css'

/** What ties two, each with the passages that show it; a passage opens at its words. */
export function TieDetails({ edge: { from, to, passages } }: { edge: DrawnEdge }) {
  const ties = useCall('tiesBetween', { a: from.id, b: to.id })
  const nameOf = (id: string) => (id === from.id ? from.name : to.name)
  return (
    <>
      {ties.error && <p role="alert">{ties.error.message}</p>}
      {ties.data?.participations.map(({ event, role, passageIds }, index) => (
        <Told
          key={index}
          words={
            role === undefined
              ? t('overview.network.part', { event: event.name })
              : t('overview.network.partAs', { event: event.name, role })
          }
          date={event.date}
          passageIds={passageIds}
        />
      ))}
      {ties.data?.relations.map(({ id, fromId, toId, type, date, passageIds }) => (
        <Told
          key={id}
          words={t('overview.network.relationIs', {
            from: nameOf(fromId),
            type: relationWords(type, true).toLocaleLowerCase(),
            to: nameOf(toId),
          })}
          date={date}
          passageIds={passageIds}
        />
      ))}
      {passages !== undefined && (
        <TogetherPanel a={from.id} b={to.id} level="passage" title={t('overview.network.sharedPassages')} />
      )}
    </>
  )
}

type ToldProps = { words: string; date: string | undefined; passageIds: Id<'passage'>[] }

/** A part or a relation, with its evidence. */
function Told({ words, date, passageIds }: ToldProps) {
  const ids = useMemo(() => ({ ids: passageIds }), [passageIds])
  const groups = useCall('passagesByArticle', passageIds.length > 0 ? ids : null)
  return (
    <section className={css.told}>
      <h3 className={css.subtitle}>
        <bdi>{words}</bdi>
      </h3>
      {date !== undefined && <p className={css.facts}>{dateWords(date, 'short')}</p>}
      {passageIds.length === 0 && <p className={css.facts}>{t('overview.network.noEvidence')}</p>}
      {groups.data?.map((group) => (
        <PassageGroup key={group.article.id} group={group} />
      ))}
    </section>
  )
}
