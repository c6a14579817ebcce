import { createHash } from 'node:crypto'

/** The report's own look: readable on screen in light and dark, and on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5c5c66; --line: #d9d9de; --ground: #fff; --mark: #fff1b8 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --soft: #a6a6b0; --line: #3b3b42; --ground: #18181b; --mark: #574a14 } }
@page { size: A4; margin: 20mm 18mm 22mm }
@media print { body { padding: 0; max-inline-size: none; font-size: 11pt } :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --ground: #fff; --mark: #eee } nav { display: none } section { break-before: page } section:first-of-type { break-before: auto } }
body { margin: 0 auto; padding: 2rem 1.25rem 5rem; max-inline-size: 46rem; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 Georgia, 'Source Serif 4', serif; overflow-wrap: anywhere }
h1, h2, h3, h4, h5, nav, dl, table, .meta, footer { font-family: system-ui, 'Inter', sans-serif; line-height: 1.3 }
h2 { margin-block: 3rem 1rem; border-block-end: 1px solid var(--line) }
article { margin-block: 2rem 3rem }
a { color: inherit; text-decoration-color: var(--soft) }
mark { background: var(--mark); color: inherit }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line) }
cite, .meta, footer { color: var(--soft); font-style: normal; font-size: 0.875rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.125rem 1rem; font-size: 0.875rem }
dt { color: var(--soft) }
dd { margin: 0 }
table { inline-size: 100%; border-collapse: collapse; font-size: 0.875rem }
th, td { padding: 0.375rem 0.5rem; border: 1px solid var(--line); text-align: start; vertical-align: top }
pre { overflow-x: auto; white-space: pre-wrap }
ul.depth-1 { margin-inline-start: 1.5rem } ul.depth-2 { margin-inline-start: 3rem } ul.depth-3 { margin-inline-start: 4.5rem }
.superseded { color: var(--soft); text-decoration: line-through }
:target { outline: 2px solid currentColor; outline-offset: 2px }
`

/** Nothing may be loaded, run or sent from the report; only this style may apply. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
