import { useState } from 'react'
import type { Document } from '#contract/document.ts'
import type { ExportScope } from '#contract/exports.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import { useCall } from '../notebook.ts'
import { t } from '../words.ts'
import type { ExportOffer, ScopeKind } from './export-state.ts'

/** How much leaves: what can be chosen, what is, and what that is to the call. */
export function useScope(offer: ExportOffer) {
  const [kind, setKind] = useState<ScopeKind>(offer.first)
  const [chosenTag, setTag] = useState<Id<'tag'> | null>(null)
  const here = useCall('getDocuments', offer.here ? { ids: [offer.here] } : null).data?.[0]
  const tags = (useCall('listTags', {}).data ?? []).map(({ tag }) => ({ value: tag.id, label: tag.name }))
  const tag = chosenTag ?? tags[0]?.value ?? null
  const options: { value: ScopeKind; label: string }[] = [
    { value: 'all', label: t('search.exporting.all') },
    ...(here ? [{ value: 'here' as const, label: thisOne(here) }] : []),
    ...(offer.query ? [{ value: 'search' as const, label: t('search.exporting.found', { query: offer.query }) }] : []),
    ...(offer.selection.length > 0
      ? [{ value: 'selection' as const, label: t('search.exporting.selected', { count: offer.selection.length }) }]
      : []),
    ...(tags.length > 0 ? [{ value: 'tag' as const, label: t('search.exporting.tagged') }] : []),
  ]
  return { kind, setKind, options, tags, tag, setTag, scope: scopeOf(offer, kind, tag) }
}

function scopeOf({ here, query, selection }: ExportOffer, kind: ScopeKind, tag: Id<'tag'> | null): ExportScope {
  switch (kind) {
    case 'here':
      return here ?? 'all'
    case 'search':
      return query === null ? 'all' : `search:${query}`
    case 'selection':
      return selection
    case 'tag':
      return tag === null ? 'all' : [tag]
    case 'all':
      return 'all'
  }
}

function thisOne(document: Document): string {
  const title = 'title' in document ? document.title : 'name' in document ? document.name : ''
  return t('search.exporting.thisOne', { kind: t(`common.kinds.${kindOf(document.id)}`), title: String(title) })
}
