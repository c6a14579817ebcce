import { matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { onNotice } from '../notebook.ts'
import { type Command, offeredCommands, runCommand } from './commands.ts'

/** Input types whose caret makes letters text. A checkbox or a button is not one. */
const typed = new Set(['text', 'search', 'email', 'url', 'tel', 'number', 'password', 'date', 'time', ''])

/** What finds a row of a list by its name. */
const typedInLists = /[\p{L}\p{N}\s]/u

/** Whether what has focus takes typed letters. A read-only text with a caret does not. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLTextAreaElement) return !target.readOnly
  if (target instanceof HTMLInputElement) return typed.has(target.getAttribute('type') ?? '') && !target.readOnly
  const editor = target.closest('[contenteditable]')
  return (
    editor !== null &&
    editor.getAttribute('contenteditable') !== 'false' &&
    editor.getAttribute('aria-readonly') !== 'true' &&
    !editor.hasAttribute('data-reader')
  )
}

/** A key without Ctrl, Cmd or Alt: it is a letter first and a shortcut second. */
function isPlain({ ctrlKey, metaKey, altKey, key }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !/^F\d+$/.test(key)
}

/** In lists and menus, letters and figures go to a row by its name, and named keys (`Enter`) move; signs are free. */
function isListKey({ target, key }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="menu"],[role="listbox"],[role="tree"]') !== null &&
    (key.length > 1 || typedInLists.test(key))
  )
}

function keysOf({ keys }: Command): readonly string[] {
  return keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys
}

function matches(command: Command, event: KeyboardEvent): boolean {
  return keysOf(command).some((keys) => {
    const [press] = parseKeybinding(keys)
    return press !== undefined && matchKeybindingPress(event, press)
  })
}

/** What was last typed in a field since it got the focus. */
const lastTyped = new WeakMap<EventTarget, string>()

function followTyping(): () => void {
  const forget = ({ target }: Event) => target && lastTyped.delete(target)
  const keep = ({ target }: Event) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) lastTyped.set(target, target.value)
  }
  window.addEventListener('focusin', forget)
  window.addEventListener('input', keep)
  return () => {
    window.removeEventListener('focusin', forget)
    window.removeEventListener('input', keep)
  }
}

/** Whether a field has typing of its own to take back. One that is as it was found, or was emptied since, has not. */
export function hasTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
    return isTextField(target) && lastTyped.get(target) === target.value
  return isTextField(target)
}

function isLeftToField({ inFields }: Command, target: EventTarget | null): boolean {
  if (inFields === undefined) return false
  return inFields === false ? isTextField(target) : hasTyping(target)
}

/** The command that a key press asks for, where it stands; undefined leaves the key alone. */
export function commandFor(event: KeyboardEvent): Command | undefined {
  if (event.isComposing || event.defaultPrevented || event.key === 'Process') return undefined
  const inField = isTextField(event.target)
  if (isPlain(event) && inField) return undefined
  if (isPlain(event) && isListKey(event)) return undefined
  if (document.querySelector('[data-modal]')) return undefined
  return offeredCommands().find((command) => !isLeftToField(command, event.target) && matches(command, event))
}

/** Listens for the keys of every command and for items chosen in the menu. Answers its own undo. */
export function listenForCommands(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const command = commandFor(event)
    if (!command) return
    event.preventDefault()
    void command.run()
  }
  window.addEventListener('keydown', onKey)
  const stopTyping = followTyping()
  const stop = onNotice((notice) => {
    if (notice.kind === 'commandChosen') runCommand(notice.command)
  })
  return () => {
    window.removeEventListener('keydown', onKey)
    stopTyping()
    stop()
  }
}
