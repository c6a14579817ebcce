import type { SavedSearch } from '#contract/small-documents.ts'
import { call, useCall } from '../notebook.ts'
import { Chip } from '../ui/Chip.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import styles from './SearchScreen.module.css'

/** The queries a person gave a name, one click away. */
export function SavedSearches({ onChoose }: { onChoose: (query: string) => void }) {
  const { data: searches } = useCall('listSearches', {})
  if (!searches || searches.length === 0) return null
  const remove = ({ id, name }: SavedSearch) =>
    call('deleteSearch', { id }).then(() => toastWithUndo(t('search.deletedSaved', { name })), tellProblem)
  return (
    <div className={styles.saved} role="group" aria-label={t('search.saved')}>
      {t('search.saved')}
      {searches.map((search) => (
        <Chip
          key={search.id}
          kind="tag"
          onClick={() => onChoose(search.query)}
          onRemove={() => void remove(search)}
          removeLabel={t('search.deleteSaved', { name: search.name })}
        >
          {search.name}
        </Chip>
      ))}
    </div>
  )
}
