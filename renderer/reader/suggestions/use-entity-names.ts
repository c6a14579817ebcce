import { useCallback, useMemo } from 'react'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import { useCall } from '../../notebook.ts'

/** Names of the actors and events that suggestions speak of; empty while they are not known. */
export function useEntityNames(suggestions: readonly Suggestion[]): (id: string) => string {
  const ids = useMemo(() => idsIn(suggestions), [suggestions])
  const { data } = useCall('getDocuments', ids.length > 0 ? { ids } : null, { keepPrevious: true })
  const names = useMemo(
    () =>
      new Map<string, string>(
        data?.flatMap((document) => (document && 'name' in document ? [[document.id, String(document.name)]] : [])),
      ),
    [data],
  )
  return useCallback((id) => names.get(id) ?? '', [names])
}

function idsIn(suggestions: readonly Suggestion[]): Id[] {
  const ids = new Set<EntityId>()
  for (const { entityId, speakers = [] } of suggestions) {
    if (entityId) ids.add(entityId)
    for (const { actorId } of speakers) if (actorId) ids.add(actorId)
  }
  return [...ids].sort().slice(0, 10_000)
}
