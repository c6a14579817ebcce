import type { ShownFact } from '#contract/cross-reference.ts'
import type { Id } from '#contract/ids.ts'
import { fieldWords } from '../entities/FieldEvidence.tsx'
import { relationWords } from '../entities/relation-words.ts'
import { call, useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { shortened } from './actions.ts'
import styles from './Inspector.module.css'

/** The facts that the words of a passage show; each leads to whose it is, and can be let go. */
export function PassageShows({ passageId, words }: { passageId: Id<'passage'>; words: string }) {
  const go = useGo()
  const shown = useCall('factsShownBy', { passageId }).data ?? []
  const remove = async (one: ShownFact) => {
    await call('removeEvidence', { fact: one.fact, passageId })
    await toastWithUndo(t('evidence.removed', { words: shortened(words, 40), fact: factWords(one) }))
  }
  if (shown.length === 0) return null
  return (
    <div className={styles.chips} role="group" aria-label={t('evidence.showsTitle')}>
      <span className={styles.notes}>{t('evidence.showsTitle')}</span>
      {shown.map((one) => (
        <Chip
          key={JSON.stringify(one.fact)}
          kind="tag"
          detail={one.of.name}
          onClick={() => go(pathTo(one.of.id))}
          onRemove={() => void remove(one).catch(tellProblem)}
          removeLabel={t('evidence.letGo', { fact: factWords(one), name: one.of.name })}
        >
          {factWords(one)}
        </Chip>
      ))}
    </div>
  )
}

/** "Date", "Azerbaijan: initiator", "Holds office in Armenia". */
function factWords({ fact, participant, tie }: ShownFact): string {
  if (participant)
    return t('evidence.part', { name: participant.name, role: participant.role ?? t('evidence.participant') })
  if (tie) return t('evidence.relation.fact', { relation: relationWords(tie.type, true), name: tie.to })
  return 'field' in fact ? fieldWords(fact.field) : ''
}
