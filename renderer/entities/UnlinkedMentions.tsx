import { Check, X } from 'lucide-react'
import { useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { Mentions, MentionsInArticle } from '#contract/suggestion.ts'
import { call, useCall } from '../notebook.ts'
import { pathToPlace, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { numberInWords, t } from '../words.ts'
import { dateWords } from './date-words.ts'
import { LinkAllDialog } from './LinkAllDialog.tsx'
import css from './page.module.css'
import { sentenceParts } from './sentence-parts.ts'

/** With more articles than this their texts are looked through when someone asks for it. */
const readUnasked = 300

/** Articles shown at first, and how many more each time; the notebook is asked for the most. */
const step = 10
const articlesAsked = 200

type Place = MentionsInArticle['places'][number]
type UnlinkedMentionsProps = { entity: Entity; readOnly: boolean }

/** Where articles name it and nothing links it: to be linked one by one, or all as one change. */
export function UnlinkedMentions({ entity, readOnly }: UnlinkedMentionsProps) {
  const [asked, setAsked] = useState(false)
  const articles = useCall('libraryInfo', {}).data?.counts.article
  const looks = asked || (articles !== undefined && articles <= readUnasked)
  const found = useCall('unlinkedMentions', looks ? { entityId: entity.id, limit: articlesAsked } : null)
  if (articles === undefined) return null
  if (found.data?.total === 0 && !asked) return null
  return (
    <Section
      title={t('entities.unlinked.title')}
      detail={found.data && found.data.total > 0 ? countWords(found.data) : undefined}
      actions={!readOnly && found.data && <LinkAll entity={entity} found={found.data} />}
    >
      {!looks && (
        <>
          <p className={css.none}>{t('entities.unlinked.askHint')}</p>
          <Button onClick={() => setAsked(true)}>{t('entities.unlinked.ask', { count: articles })}</Button>
        </>
      )}
      {looks && found.isPending && (
        <p className={css.none} role="status">
          {t('entities.unlinked.looking')}
        </p>
      )}
      {found.error && (
        <p className={css.none} role="alert">
          {found.error.message}{' '}
          <Button look="quiet" onClick={() => void found.refetch()}>
            {t('common.retry')}
          </Button>
        </p>
      )}
      {found.data?.total === 0 && <p className={css.none}>{t('entities.unlinked.none')}</p>}
      {found.data && <Articles entity={entity} found={found.data} readOnly={readOnly} />}
    </Section>
  )
}

function countWords({ total, articles }: Mentions): string {
  return t('entities.passages.inArticles', { count: articles.length, passages: numberInWords(total) })
}

/** Names that are somebody else's too stay for a person to decide. */
function LinkAll({ entity, found: { total, ambiguous } }: { entity: Entity; found: Mentions }) {
  const [open, setOpen] = useState(false)
  const count = total - ambiguous
  if (count < 2) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('evidence.linkAll.open', { count })}</Button>
      {open && <LinkAllDialog entity={entity} onClose={() => setOpen(false)} />}
    </>
  )
}

function Articles({ entity, found, readOnly }: UnlinkedMentionsProps & { found: Mentions }) {
  const [most, setMost] = useState(step)
  const left = found.articles.length - most
  return (
    <>
      {found.articles.slice(0, most).map((article) => (
        <InArticle key={article.articleId} entity={entity} article={article} readOnly={readOnly} />
      ))}
      {left > 0 && (
        <Button onClick={() => setMost(most + 5 * step)}>
          {t('entities.passages.showMore', { count: Math.min(left, 5 * step) })}
        </Button>
      )}
    </>
  )
}

/** Of thousands in one article, the first. */
const placesShown = 50

function InArticle({ entity, article, readOnly }: UnlinkedMentionsProps & { article: MentionsInArticle }) {
  const go = useGo()
  const { articleId, title, publishedAt, places } = article
  const left = places.length - placesShown
  return (
    <div className={css.card} role="group" aria-label={title}>
      {places.slice(0, placesShown).map((place) => {
        const { before, words, after } = sentenceParts(place.sentence ?? place.exact, place.exact)
        return (
          <div key={place.start} className={css.passage}>
            <button
              type="button"
              className={css.sentence}
              dir="auto"
              title={t('entities.passages.open')}
              onClick={() => go(pathToPlace(articleId, place.start))}
            >
              {before}
              <mark className={css.words}>{words}</mark>
              {after}
            </button>
            {place.ambiguous && <span className={css.role}>{t('entities.unlinked.alsoNamed')}</span>}
            {!readOnly && (
              <span>
                <IconButton
                  label={t('entities.unlinked.link', { words, name: entity.name })}
                  onClick={() => void link(entity, articleId, place).catch(tellProblem)}
                >
                  <Check aria-hidden="true" />
                </IconButton>
                <IconButton
                  label={t('entities.unlinked.notIt', { words, name: entity.name })}
                  onClick={() => void refuse(entity, articleId, place).catch(tellProblem)}
                >
                  <X aria-hidden="true" />
                </IconButton>
              </span>
            )}
          </div>
        )
      })}
      {left > 0 && <p className={css.none}>{t('entities.unlinked.more', { count: left })}</p>}
      <button type="button" className={css.source} onClick={() => go(pathToPlace(articleId, places[0]?.start ?? 0))}>
        <bdi>{title}</bdi>
        {publishedAt && ` · ${dateWords(publishedAt, 'short')}`}
      </button>
    </div>
  )
}

const argsOf = ({ id, kind }: Entity, articleId: Id<'article'>, { start, end }: Place) => ({
  articleId,
  kind,
  start,
  end,
  entityId: id,
})

async function link(entity: Entity, articleId: Id<'article'>, place: Place): Promise<void> {
  await call('acceptSuggestion', argsOf(entity, articleId, place))
  await toastWithUndo(t('suggestions.linked', { words: place.exact, name: entity.name }))
}

/** These words are not offered again for it in this article. */
async function refuse(entity: Entity, articleId: Id<'article'>, place: Place): Promise<void> {
  await call('rejectSuggestion', argsOf(entity, articleId, place))
  await toastWithUndo(t('suggestions.rejected', { words: place.exact }))
}
