import { Check, X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { call, useCall } from '../notebook.ts'
import { shortened } from '../reader/actions.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import css from './evidence.module.css'
import type { EvidenceMarkerProps } from './EvidenceMarker.tsx'
import { PassageGroup } from './PassageGroup.tsx'

const offeredMost = 30

type EvidencePanelProps = EvidenceMarkerProps & {
  /** Whether passages are offered to attach. */
  attaching?: boolean
  /** False where something else in the same place takes the focus. */
  autoFocus?: boolean
}

/** The passages that show a fact, each leading to its words; taken away here, and others of the same entity attached. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { fact, words, passageIds, readOnly, attaching = false } = props
  const shown = useCall('passagesByArticle', passageIds.length > 0 ? { ids: [...passageIds].slice(0, 2000) } : null, {
    keepPrevious: true,
  })
  const remove = async ({ id, target }: Passage) => {
    await call('removeEvidence', { fact, passageId: id })
    await toastWithUndo(t('evidence.removed', { words: shortened(target.exact, 40), fact: words }))
  }
  return (
    <div className={css.inside}>
      <h3 className={css.panelTitle}>{t('evidence.passages', { fact: words })}</h3>
      {passageIds.length === 0 && <p className={css.hint}>{t('evidence.none')}</p>}
      {passageIds.length > 0 &&
        (shown.data ?? []).map((group) => (
          <PassageGroup
            key={group.article.id}
            group={group}
            {...(!readOnly && {
              actionsFor: (passage: Passage) => (
                <IconButton
                  label={t('evidence.remove', { words: shortened(passage.target.exact, 40) })}
                  onClick={() => void remove(passage).catch(tellProblem)}
                >
                  <X aria-hidden="true" />
                </IconButton>
              ),
            })}
          />
        ))}
      {attaching && <Attach {...props} />}
    </div>
  )
}

/** The passages of an entity that do not show the fact yet, found by their words. */
function Attach({ fact, words, passageIds, among, autoFocus = true }: EvidencePanelProps) {
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query.trim())
  // One more for each that shows it already.
  const limit = offeredMost + passageIds.length
  const found = useCall('listPassages', { entityId: among, query: asked, limit }, { keepPrevious: true })
  const taken = new Set(passageIds)
  const offered = (found.data?.items ?? []).filter(({ id }) => !taken.has(id)).slice(0, offeredMost)
  const attach = async (id: Id<'passage'>, exact: string) => {
    await call('addEvidence', { fact, passageIds: [id] })
    await toastWithUndo(t('evidence.shows', { words: shortened(exact, 40), fact: words }))
  }
  return (
    <>
      <TextField label={t('evidence.attach')} hideLabel autoFocus={autoFocus} value={query} onChange={setQuery} />
      <p className={css.hint}>{t('evidence.attachHint')}</p>
      <ul className={css.offered} aria-label={t('evidence.attach')}>
        {offered.map(({ id, exact }) => (
          <li key={id}>
            <button
              type="button"
              className={css.offer}
              dir="auto"
              onClick={() => void attach(id, exact).catch(tellProblem)}
            >
              <Check aria-hidden="true" />
              <span>{shortened(exact, 160)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.data && offered.length === 0 && <p className={css.hint}>{t('evidence.noneFound')}</p>}
      {(found.data?.total ?? 0) > limit && <p className={css.hint}>{t('evidence.more')}</p>}
    </>
  )
}
