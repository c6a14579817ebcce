import type { RefObject } from 'react'
import type { Suggestion } from '#contract/suggestion.ts'
import { type Command, useCommands } from '../../commands/commands.ts'

type SuggestionCommands = {
  list: RefObject<HTMLElement | null>
  suggestions: readonly Suggestion[]
  current: Suggestion | undefined
  counts: ReadonlyMap<string, number>
  readOnly: boolean
  go: (by: 1 | -1) => void
  onAccept: (suggestion: Suggestion) => void
  onReject: (suggestion: Suggestion) => void
  onAcceptAll: (suggestion: Suggestion) => void
  onDating: (suggestion: Suggestion) => void
}

/** The answers as commands. Their letters mean something only while a suggestion is active or the list has the focus. */
export function useSuggestionCommands(props: SuggestionCommands): void {
  const { list, suggestions, current, counts, readOnly, go, onAccept, onReject, onAcceptAll, onDating } = props
  const isHere = () => current !== undefined || (list.current?.contains(document.activeElement) ?? false)
  // In a form, as that of a claim, a letter on a button answers nothing that lies behind it.
  const canAnswer = () => current !== undefined && !readOnly && !document.activeElement?.closest('form')
  const commands: Command[] = [
    {
      id: 'suggestion.next',
      title: 'suggestions.commands.next',
      group: 'passage',
      keys: 'j',
      when: () => suggestions.length > 0 && isHere(),
      run: () => go(1),
    },
    {
      id: 'suggestion.previous',
      title: 'suggestions.commands.previous',
      group: 'passage',
      keys: 'k',
      when: () => suggestions.length > 0 && isHere(),
      run: () => go(-1),
    },
    {
      id: 'suggestion.accept',
      title: 'suggestions.commands.accept',
      group: 'passage',
      keys: 'y',
      when: canAnswer,
      run: () => current && onAccept(current),
    },
    {
      id: 'suggestion.reject',
      title: 'suggestions.commands.reject',
      group: 'passage',
      keys: 'x',
      when: canAnswer,
      run: () => current && onReject(current),
    },
    {
      id: 'suggestion.date',
      title: 'suggestions.commands.date',
      group: 'passage',
      keys: 'd',
      when: () => canAnswer() && current?.kind === 'date',
      run: () => current && onDating(current),
    },
    {
      id: 'suggestion.acceptAll',
      title: 'suggestions.commands.acceptAll',
      group: 'passage',
      keys: 'Shift+y',
      when: () => canAnswer() && (counts.get(current?.entityId ?? '') ?? 0) > 0,
      run: () => current && onAcceptAll(current),
    },
  ]
  useCommands(commands)
}
