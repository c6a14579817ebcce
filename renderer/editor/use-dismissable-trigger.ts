import { useCallback, useEffect, useRef } from 'react'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { COMMAND_PRIORITY_CRITICAL, KEY_ESCAPE_COMMAND } from 'lexical'
import type { TriggerMatch } from './trigger.ts'

/**
 * A trigger that Escape turns off until its sign is gone: what was typed stays plain text, and typing on does not
 * bring the list back. Nothing matches while an input method composes.
 */
export function useDismissableTrigger(trigger: (text: string) => TriggerMatch | null, open: () => boolean) {
  const [editor] = useLexicalComposerContext()
  const dismissed = useRef<string | null>(null)
  const latest = useRef<string | null>(null)

  useEffect(
    () =>
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          if (open()) dismissed.current = latest.current
          return false
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    [editor, open],
  )

  const match = useCallback(
    (text: string) => {
      const found = trigger(text)
      latest.current = found ? text.slice(0, found.leadOffset) : null
      if (found === null) {
        dismissed.current = null
        return null
      }
      if (editor.isComposing() || dismissed.current === latest.current) return null
      dismissed.current = null
      return found
    },
    [editor, trigger],
  )
  /** Leaves the sign that begins a text node alone, as Escape does. */
  const dismiss = useCallback(() => {
    dismissed.current = ''
  }, [])
  return { match, dismiss }
}
