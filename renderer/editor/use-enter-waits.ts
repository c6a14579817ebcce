import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { COMMAND_PRIORITY_CRITICAL, KEY_ENTER_COMMAND, KEY_TAB_COMMAND, mergeRegister } from 'lexical'
import { useEffect, useRef } from 'react'
import type { TriggerMatch } from './trigger.ts'
import { $typedQuery } from './typed-words.ts'

type Trigger = (text: string) => TriggerMatch | null

/**
 * Enter and Tab take what the list shows for the words typed, never what it showed for their beginning: pressed
 * before the list of these words is there, they wait for it. `listedFor` is what the list was made for; null while it
 * is being made.
 */
export function useEnterWaits(trigger: Trigger, isOpen: () => boolean, listedFor: string | null): void {
  const [editor] = useLexicalComposerContext()
  const waiting = useRef<KeyboardEvent | null>(null)

  useEffect(() => {
    const hold = (event: KeyboardEvent | null) => {
      const typed = isOpen() && event ? $typedQuery(trigger) : null
      if (typed === null || typed === listedFor) return false
      event?.preventDefault()
      waiting.current = event
      return true
    }
    return mergeRegister(
      editor.registerCommand(KEY_ENTER_COMMAND, hold, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, hold, COMMAND_PRIORITY_CRITICAL),
    )
  }, [editor, trigger, isOpen, listedFor])

  useEffect(() => {
    const event = waiting.current
    if (!event || listedFor === null) return
    waiting.current = null
    const isListed = isOpen() && editor.read('latest', () => $typedQuery(trigger)) === listedFor
    if (isListed) editor.dispatchCommand(event.key === 'Tab' ? KEY_TAB_COMMAND : KEY_ENTER_COMMAND, event)
  }, [editor, trigger, isOpen, listedFor])
}
