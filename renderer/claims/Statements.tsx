import { Check } from 'lucide-react'
import { useId } from 'react'
import { stances } from '#contract/claim.ts'
import type { Proposition } from '#contract/views.ts'
import { useCommands } from '../commands/commands.ts'
import { keysInWords } from '../commands/key-names.ts'
import { isolated } from '../isolate.ts'
import { useCall } from '../notebook.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { t } from '../words.ts'
import type { ClaimDraft } from './claim-draft.ts'
import { stanceWords } from './claim-words.ts'
import css from './claim-form.module.css'

/** So many that one key takes each. */
const most = 4

type StatementsProps = { draft: ClaimDraft; onTake: (changed: Partial<ClaimDraft>) => void }

/**
 * Statements that others took a stance on, those about the same event first: one key says yes or no to the same one,
 * so that all who speak of it stand side by side.
 */
export function Statements({ draft, onTake }: StatementsProps) {
  const title = useId()
  const aboutId = draft.about && 'id' in draft.about ? draft.about.id : undefined
  const query = draft.proposition.trim()
  const asked = { ...(aboutId && { aboutId }), limit: most }
  const fitting = useCall('propositions', query ? { ...asked, query } : null, { keepPrevious: true }).data
  const all = useCall('propositions', asked, { keepPrevious: true }).data
  const offered = fitting && fitting.length > 0 ? fitting : (all ?? [])
  const take = ({ proposition, property, aboutId: id, about }: Proposition) =>
    onTake({ proposition, property, about: { id, name: about } })
  useCommands(
    offered.map((one, index) => ({
      id: `claim.statement.${index + 1}`,
      title: 'commands.takeStatement',
      titleArgs: { statement: one.proposition },
      keys: `Alt+Digit${index + 1}`,
      group: 'passage',
      run: () => take(one),
    })),
  )
  if (offered.length === 0) return null
  return (
    <div className={css.row} role="group" aria-labelledby={title}>
      <span id={title} className={css.label}>
        {t('claimLists.statements.title')}
      </span>
      <ul className={css.statements}>
        {offered.map((one, index) => (
          <li key={`${one.aboutId} ${one.property} ${one.proposition}`}>
            <button type="button" data-statement className={css.statement} onClick={() => take(one)}>
              <span className={css.statementWords}>
                <bdi>“{one.proposition}”</bdi> · <bdi>{one.about}</bdi>
                {isTaken(draft, one) && <Check aria-label={t('claimLists.statements.joined')} />}
              </span>
              <Kbd>{keysInWords(`Alt+${index + 1}`)}</Kbd>
              <small className={css.nobody}>{saidWords(one)}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function isTaken({ about, property, proposition }: ClaimDraft, one: Proposition): boolean {
  const isSame = (a: string, b: string) => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase()
  const isAbout = about !== null && 'id' in about && about.id === one.aboutId
  return isAbout && isSame(property, one.property) && isSame(proposition, one.proposition)
}

/** "asserts: Armenia; denies: Ilham Aliyev". */
function saidWords({ said }: Proposition): string {
  return stances
    .flatMap((stance) => {
      const speakers = said.filter((one) => one.stance === stance).map(({ speaker }) => speaker)
      return speakers.length === 0
        ? []
        : [
            t('claimLists.statements.said', {
              stance: stanceWords(stance),
              speakers: speakers.map(isolated).join(', '),
            }),
          ]
    })
    .join('; ')
}
