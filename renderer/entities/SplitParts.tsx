import type { ReactNode } from 'react'
import type { EntityParts } from '#contract/identity.ts'
import { Button } from '../ui/Button.tsx'
import { isolated } from '../isolate.ts'
import { t } from '../words.ts'
import css from './merge.module.css'
import { sentenceParts } from './sentence-parts.ts'
import { goes, type SplitChoice, withAlias, withPassage, withPassages, withSaid } from './split-choice.ts'

type SplitPartsProps = { parts: EntityParts; choice: SplitChoice; onChoice: (choice: SplitChoice) => void }

/** More than this are not drawn: those further down are taken with all of their article or not at all. */
const mostShown = 1000

/** All that can go to another entity, each with a box to tick. */
export function SplitParts({ parts, choice, onChoice }: SplitPartsProps) {
  const { entity, claims, participations, relations } = parts
  const passages = parts.passages.flatMap((group) => group.passages.map((one) => ({ ...one, article: group.article })))
  const ids = passages.map(({ passage }) => passage.id)
  return (
    <div className={css.parts}>
      {passages.length > 0 && (
        <Group
          title={t('identity.splitPassages')}
          detail={t('identity.chosen', { chosen: choice.passages.size, count: passages.length })}
          onAll={() => onChoice(withPassages(choice, ids, choice.passages.size < passages.length))}
        >
          {passages.slice(0, mostShown).map(({ passage, sentence, article }) => {
            const { before, words, after } = sentenceParts(sentence, passage.target.exact)
            return (
              <Part
                key={passage.id}
                chosen={choice.passages.has(passage.id)}
                onChange={(chosen) => onChoice(withPassage(choice, passage.id, chosen))}
              >
                <span dir="auto" lang={article.language}>
                  {before}
                  <mark>{words}</mark>
                  {after}
                </span>{' '}
                <small>
                  <bdi>{article.title}</bdi>
                </small>
              </Part>
            )
          })}
        </Group>
      )}
      <Resting
        title={t('identity.splitClaims')}
        items={claims.map(({ id, passageId, property, words }) => ({
          id,
          restsOn: [passageId],
          words: `${isolated(property)}: “${isolated(words)}”`,
        }))}
        choice={choice}
        onChoice={onChoice}
      />
      <Resting
        title={t(entity.kind === 'actor' ? 'identity.splitParts' : 'identity.splitParticipants')}
        items={participations.map(({ id, name, role, passageIds }) => ({
          id,
          restsOn: passageIds,
          words: role ? `${name} (${role})` : name,
        }))}
        choice={choice}
        onChoice={onChoice}
      />
      <Resting
        title={t('identity.splitRelations')}
        items={relations.map(({ id, type, other, passageIds }) => ({
          id,
          restsOn: passageIds,
          words: `${type} · ${other}`,
        }))}
        choice={choice}
        onChoice={onChoice}
      />
      {entity.aliases.length > 0 && (
        <Group title={t('identity.splitNames')}>
          {[...new Set(entity.aliases.map(({ name }) => name))].map((name) => (
            <Part
              key={name}
              chosen={choice.aliases.has(name)}
              onChange={(chosen) => onChoice(withAlias(choice, name, chosen))}
            >
              <bdi>{name}</bdi>
            </Part>
          ))}
        </Group>
      )}
    </div>
  )
}

type RestingProps = Omit<SplitPartsProps, 'parts'> & {
  title: string
  items: readonly { id: string; restsOn: readonly string[]; words: string }[]
}

/** What goes with the passages it rests on, unless it is said otherwise. */
function Resting({ title, items, choice, onChoice }: RestingProps) {
  if (items.length === 0) return null
  return (
    <Group title={title}>
      {items.slice(0, mostShown).map(({ id, restsOn, words }) => (
        <Part key={id} chosen={goes(choice, id, restsOn)} onChange={(chosen) => onChoice(withSaid(choice, id, chosen))}>
          <bdi>{words}</bdi>
        </Part>
      ))}
    </Group>
  )
}

type GroupProps = { title: string; detail?: string; onAll?: () => void; children: ReactNode }

function Group({ title, detail, onAll, children }: GroupProps) {
  return (
    <fieldset className={css.group}>
      <legend>
        {title}
        {detail && <span>{detail}</span>}
      </legend>
      {onAll && (
        <Button look="quiet" onClick={onAll}>
          {t('identity.selectAll')}
        </Button>
      )}
      {children}
    </fieldset>
  )
}

function Part({
  chosen,
  onChange,
  children,
}: {
  chosen: boolean
  onChange: (chosen: boolean) => void
  children: ReactNode
}) {
  return (
    <label className={css.part}>
      <input type="checkbox" checked={chosen} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}
