import { t } from '../words.ts'
import type { Command } from './commands.ts'

/** Letters without case and accents, so that `resume` finds `Résumé`. */
export function foldWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export function titleOf({ title, titleArgs }: Command): string {
  return t(title, titleArgs)
}

/**
 * Commands whose titles hold every typed word, those that begin with it first and of these the shortest, which is the
 * nearest to what was typed. All of them when nothing was typed.
 */
export function rankCommands(commands: readonly Command[], query: string): Command[] {
  const wanted = foldWords(query).split(/\s+/).filter(Boolean)
  return commands
    .map((command) => ({ command, rank: rankOf(foldWords(titleOf(command)), wanted) }))
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ command }) => command)
}

/** Lower is better; null when a word is missing. */
function rankOf(title: string, wanted: readonly string[]): number | null {
  let rank = 0
  for (const word of wanted) {
    const at = title.indexOf(word)
    if (at < 0) return null
    rank += at === 0 ? 0 : /[\p{L}\p{N}]/u.test(title[at - 1] ?? '') ? 2 : 1
  }
  return wanted.length > 0 ? rank + title.length / 10_000 : rank
}
