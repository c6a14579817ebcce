import { Check, Copy, Eraser, ExternalLink, FileDown, PenLine, Quote, Trash2, Upload } from 'lucide-react'
import { articleStatuses } from '#contract/article.ts'
import type { ListedArticle } from '#contract/views.ts'
import { openErase } from '../erase/erase-state.ts'
import { openExport } from '../export/export-state.ts'
import { call } from '../notebook.ts'
import { startCorrecting } from '../reader/correcting/sittings.ts'
import { currentPath, go, pathTo } from '../routes.ts'
import { copyReference } from './copy-reference.ts'
import { saveOriginal } from './save-original.ts'
import type { MenuItem } from '../ui/Menu.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

/** Deletes an article with its passages and claims; the toast takes it back. */
export async function deleteArticle({ id, title }: Pick<ListedArticle, 'id' | 'title'>): Promise<void> {
  await call('deleteArticle', { id })
  await toastWithUndo(t('articles.deleted', { title }))
}

/** Asks before an article is erased for good; afterwards the list shows, if the article did. */
export function eraseArticle(id: ListedArticle['id']): void {
  openErase({ id, after: () => currentPath().startsWith(pathTo(id)) && go('/articles', { replace: true }) })
}

/** What the context menu of an article offers. */
export function articleMenu(
  { id, title, status }: ListedArticle,
  { readOnly, onDelete }: { readOnly: boolean; onDelete: () => void },
): MenuItem[] {
  const told = (promise: Promise<unknown>) => void promise.catch(tellProblem)
  return [
    {
      label: t('articles.openInNewWindow'),
      icon: <ExternalLink aria-hidden="true" />,
      onSelect: () => told(call('newWindow', { route: pathTo(id) })),
    },
    {
      label: t('articles.copyTitle'),
      icon: <Copy aria-hidden="true" />,
      onSelect: () => told(call('writeClipboard', { text: title })),
    },
    {
      label: t('references.copy'),
      icon: <Quote aria-hidden="true" />,
      onSelect: () => told(copyReference(id)),
    },
    {
      label: t('articles.original.save'),
      icon: <FileDown aria-hidden="true" />,
      onSelect: () => told(saveOriginal(id)),
    },
    {
      label: t('commands.correct'),
      icon: <PenLine aria-hidden="true" />,
      disabled: readOnly,
      onSelect: () => {
        go(pathTo(id))
        startCorrecting(id)
      },
    },
    { label: t('articles.export'), icon: <Upload aria-hidden="true" />, onSelect: () => openExport(id) },
    { kind: 'line' },
    { kind: 'heading', label: t('articles.status') },
    ...articleStatuses.map((value) => ({
      label: t(`articles.statuses.${value}`),
      icon: value === status && <Check aria-label={t('common.chosen')} />,
      disabled: readOnly,
      onSelect: () => told(call('saveArticle', { id, status: value })),
    })),
    { kind: 'line' },
    {
      label: t('articles.delete'),
      icon: <Trash2 aria-hidden="true" />,
      keys: 'Del',
      danger: true,
      disabled: readOnly,
      onSelect: onDelete,
    },
    {
      label: t('protection.erase.command'),
      icon: <Eraser aria-hidden="true" />,
      danger: true,
      disabled: readOnly,
      onSelect: () => eraseArticle(id),
    },
  ]
}
