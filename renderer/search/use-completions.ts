import type { DotKind } from '../ui/Dot.tsx'
import { useCall } from '../notebook.ts'
import { fixedValues, type OperatorAtCaret } from './operator-at-caret.ts'

export type Completion = { value: string; detail?: string; dot: DotKind }

const most = 8

/** What an operator that is being typed may go on with: names of the library for those that take names. */
export function useCompletions(operator: OperatorAtCaret | null): Completion[] {
  const value = operator?.value ?? ''
  const name = operator?.name
  const kind = name === 'actor' || name === 'event' ? name : null
  const entities = useCall('findEntities', kind && { query: value, kind, limit: most }, { keepPrevious: true })
  const tags = useCall('listTags', name === 'tag' ? {} : null)
  if (kind)
    return (entities.data ?? [])
      .filter(({ entity }) => entity.kind === kind)
      .map(({ entity, matched, matchedText }) => ({
        value: entity.name,
        dot: kind,
        ...(matched === 'alias' && { detail: matchedText }),
      }))
  const typed = value.toLocaleLowerCase()
  if (name === 'tag')
    return (tags.data ?? [])
      .filter(({ tag }) => tag.name.toLocaleLowerCase().includes(typed))
      .slice(0, most)
      .map(({ tag }) => ({ value: tag.name, dot: 'neutral' }))
  const fixed = (name && fixedValues[name]) ?? []
  return fixed.filter((one) => one.startsWith(typed) && one !== typed).map((one) => ({ value: one, dot: 'neutral' }))
}
