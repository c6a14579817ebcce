import type { Snippet } from '#contract/views.ts'
import styles from './SearchScreen.module.css'

/** A snippet with the words found in it marked. It is text from outside, and stays text. */
export function SnippetText({ snippet }: { snippet: Snippet }) {
  return (
    <p className={styles.snippet} dir="auto">
      {piecesOf(snippet).map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}
    </p>
  )
}

/** The text cut at its hits, in order; hits that overlap or lie outside are taken as far as they go. */
export function piecesOf({ text, hits }: Snippet): { text: string; hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = []
  let at = 0
  const add = (to: number, hit: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), hit })
    at = Math.max(at, to)
  }
  for (const [start, end] of [...hits].sort((one, other) => one[0] - other[0])) {
    add(Math.min(start, text.length), false)
    add(Math.min(end, text.length), true)
  }
  add(text.length, false)
  return pieces
}
