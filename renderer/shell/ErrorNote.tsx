import { TriangleAlert } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { t } from '../words.ts'

/** A screen or a part of one that could not be shown: what happened, what is safe, what to do. */
export function ErrorNote({ problem, onRetry }: { problem: Error; onRetry?: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert aria-hidden="true" />}
        title={t('common.problem')}
        actions={onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
      >
        <p>{problem.message}</p>
        <p>{t('common.problemSafe')}</p>
      </EmptyState>
    </div>
  )
}
