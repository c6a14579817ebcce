/** The platform's own names for keys, so that a shortcut reads as in its other programs. */
const mac: Record<string, string> = {
  $mod: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  Delete: '⌦',
  Escape: '⎋',
  Enter: '↩',
  Tab: '⇥',
}
const others: Record<string, string> = {
  $mod: 'Ctrl',
  Meta: 'Win',
  Control: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
}

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform)

/** The parts of a shortcut as a person knows them: `$mod+Shift+p` is Ctrl, Shift, P. */
export function keyNames(keys: string, onMac = isMac): string[] {
  const parts = keys.split(/(?<=[\w$])\+/).filter((part) => !(part === 'Shift' && keys.endsWith('?')))
  return parts
    .map((part) => part.replace(/^Digit(?=\d$)/, ''))
    .map((part) => (onMac ? mac : others)[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}

/** A shortcut in one line: `Ctrl K`, on a Mac `⌘K`. */
export function keysInWords(keys: string, onMac = isMac): string {
  return keyNames(keys, onMac).join(onMac ? '' : ' ')
}

/** Back and forward as the platform's browsers have them. */
export const backKeys = isMac ? 'Meta+[' : 'Alt+ArrowLeft'
export const forwardKeys = isMac ? 'Meta+]' : 'Alt+ArrowRight'
