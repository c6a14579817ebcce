import { commands } from './cli/commands.ts'

/**
 * The command line for which the program was started (`Sourcebook import LIB FILE…`), or null when a window was asked
 * for. Chromium's own switches may stand before it.
 */
export function commandLineOf(argv: readonly string[], isPackaged: boolean): string[] | null {
  // Not packaged, the first word after the executable is the app's folder.
  const words = argv.slice(isPackaged ? 1 : 2)
  const at = words.findIndex((word) => isHelp(word) || !word.startsWith('-'))
  const first = words[at]
  return first !== undefined && (isHelp(first) || Object.hasOwn(commands, first)) ? words.slice(at) : null
}

function isHelp(word: string): boolean {
  return ['--help', '-h', 'help'].includes(word)
}
