import { useState } from 'react'
import type { Claim } from '#contract/claim.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { isolated } from '../isolate.ts'
import { useCall } from '../notebook.ts'
import { pathToPassage, useGo } from '../routes.ts'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import { assessmentWords } from './assessment-draft.ts'
import { AssessmentDialog } from './AssessmentDialog.tsx'
import { replacementOf, supersededWords } from './claim-life.ts'
import { claimCell, groupTitle, stanceWords } from './claim-words.ts'
import css from './claims.module.css'
import { PolicyFigure } from './PolicyFigure.tsx'
import { ReadingChip } from './ReadingChip.tsx'

type Said = ClaimGroup['claims'][number]

/** Who speaks, in the order in which the claims bring them. */
export function speakersOf(groups: readonly ClaimGroup[]): string[] {
  return [...new Set(groups.flatMap((group) => group.claims.map(({ speaker }) => speaker)))]
}

/** Whether there is anything to lay side by side. */
function isCompared(group: ClaimGroup): boolean {
  return speakersOf([group]).length > 1
}

/** What several speak of comes first, what they agree on after that, and last what one alone says. */
export function tableOrder(groups: readonly ClaimGroup[]): ClaimGroup[] {
  const rank = (group: ClaimGroup) => (!isCompared(group) ? 2 : group.reading === 'agree' ? 1 : 0)
  return groups.toSorted((a, b) => rank(a) - rank(b))
}

/** More columns than these leave no room for words. */
const columnsMost = 5

/** The speakers laid side by side: those of the groups that come first, as long as whole groups fit. */
export function columnsOf(groups: readonly ClaimGroup[]): string[] {
  let columns: string[] = []
  for (const group of tableOrder(groups).filter(isCompared)) {
    const wider = [...new Set([...columns, ...speakersOf([group])])]
    if (wider.length <= columnsMost) columns = wider
  }
  return columns
}

/**
 * What sources claim: a row for each thing claimed, a column for each who speaks of what others speak of too, the
 * reading last. What one alone says, and what more say than there are columns for, takes the whole row.
 */
export function ClaimTable({ groups, about }: { groups: readonly ClaimGroup[]; about: string }) {
  const [assessed, setAssessed] = useState<ClaimGroup | null>(null)
  const speakers = columnsOf(groups)
  const nameOf = useActorNames(groups)
  const inColumns = (group: ClaimGroup) =>
    isCompared(group) && speakersOf([group]).every((speaker) => speakers.includes(speaker))
  return (
    <div className={css.scroll} tabIndex={speakers.length > 3 ? 0 : undefined}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('entities.claims.claim')}</th>
            {speakers.length === 0 && <th scope="col">{t('entities.claims.speakers')}</th>}
            {speakers.map((speaker) => (
              <th key={speaker} scope="col">
                <bdi>{speaker}</bdi>
              </th>
            ))}
            <th scope="col">{t('entities.claims.reading')}</th>
          </tr>
        </thead>
        <tbody>
          {tableOrder(groups).map((group) => (
            <tr key={`${group.property}\n${group.proposition ?? ''}`}>
              <th scope="row">
                <bdi>{groupTitle(group)}</bdi>
              </th>
              {!inColumns(group) && (
                <td colSpan={Math.max(1, speakers.length)}>
                  <div className={css.inRow}>
                    {group.claims.map((said) => (
                      <Cell key={said.claim.id} said={said} group={group} nameOf={nameOf} named />
                    ))}
                  </div>
                </td>
              )}
              {(inColumns(group) ? speakers : []).map((speaker) => (
                <td key={speaker}>
                  {group.claims
                    .filter((said) => said.speaker === speaker)
                    .map((said) => (
                      <Cell key={said.claim.id} said={said} group={group} nameOf={nameOf} />
                    ))}
                </td>
              ))}
              <td>
                <ReadingChip group={group} onClick={() => setAssessed(group)} />
                <PolicyFigure aggregates={group.aggregates} />
                {assessmentWords(group) && (
                  <div className={css.by}>
                    {t('assessment.own')}: {assessmentWords(group)}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {assessed && <AssessmentDialog group={assessed} about={about} onClose={() => setAssessed(null)} />}
    </div>
  )
}

type CellProps = {
  said: Said
  group: ClaimGroup
  nameOf: (actorId: string) => string
  /** Says who speaks: no column does. */
  named?: boolean
}

function Cell({ said, group, nameOf, named = false }: CellProps) {
  const go = useGo()
  const { claim, articleId, words, superseded, speaker } = said
  const why = supersededWords(said, replacementOf(said, group.claims), nameOf)
  return (
    <button
      type="button"
      className={classes(css.said, superseded && css.superseded)}
      title={why || words}
      onClick={() => go(pathToPassage(articleId, claim.passageId))}
    >
      <span className={css.unseen}>{groupTitle(group)}, </span>
      <bdi className={named ? css.speaker : css.unseen}>{speaker}</bdi> <CellWords said={said} nameOf={nameOf} />
      {why && <span className={css.unseen}>, {why}</span>}
    </button>
  )
}

function CellWords({ said, nameOf }: Pick<CellProps, 'said' | 'nameOf'>) {
  const cell = claimCell(said.claim)
  const reporters = said.chain.slice(1).map(({ name }) => name)
  const by = reporters.length > 0 && (
    <div className={css.by}>{t('entities.claims.chainReports', { name: reporters.map(isolated).join(', ') })}</div>
  )
  if (cell.kind === 'stance')
    return (
      <>
        {stanceWords(cell.stance)}
        {by}
      </>
    )
  return (
    <>
      {cell.stance !== 'asserts' && <span>{stanceWords(cell.stance)} </span>}
      {cell.kind === 'figure' ? (
        <>
          <span className={css.figure}>{cell.figure}</span> <bdi className={css.unit}>{cell.unit}</bdi>
        </>
      ) : (
        <bdi>{cell.actorId ? nameOf(cell.actorId) : cell.words}</bdi>
      )}
      {by}
    </>
  )
}

/** Names of the actors that claims hold responsible; until they arrive, nothing. */
export function useActorNames(groups: readonly ClaimGroup[]): (actorId: string) => string {
  return useNamesOf(groups.flatMap((group) => group.claims.map(({ claim }) => claim)))
}

export function useNamesOf(claims: readonly Pick<Claim, 'value'>[]): (actorId: string) => string {
  const ids = claims.flatMap(({ value }) => (value?.kind === 'actor' ? [value.actorId] : []))
  const wanted = [...new Set(ids)].slice(0, 10_000)
  const documents = useCall('getDocuments', wanted.length > 0 ? { ids: wanted } : null)
  return (actorId) => {
    const document = documents.data?.[wanted.findIndex((id) => id === actorId)]
    return document && 'name' in document && typeof document.name === 'string' ? document.name : ''
  }
}
