/**
 * A page cannot live at `app://bundle/x` in a browser that we did not build, so it lives at
 * `https://bundle.app.invalid/x`, which is a secure origin and resolves nowhere. Everyone in main sees the first.
 */
const suffix = '.invalid'

/** `app://bundle/x` → `https://bundle.app.invalid/x`, for schemes that the app handles itself. */
export function toBrowser(url: string, schemes: Iterable<string>): string {
  for (const scheme of schemes) {
    const start = `${scheme}://`
    if (!url.startsWith(start)) continue
    const rest = url.slice(start.length)
    const slash = rest.search(/[/?#]|$/)
    return `https://${rest.slice(0, slash)}.${scheme}${suffix}${rest.slice(slash) || '/'}`
  }
  return url
}

/** The other way round; other addresses stay as they are. */
export function toApp(url: string, schemes: Iterable<string>): string {
  for (const scheme of schemes) {
    const match = new RegExp(`^https://([^/?#]+)\\.${scheme}\\${suffix}(?=[/?#]|$)`).exec(url)
    if (match) return `${scheme}://${match[1]}${url.slice(match[0].length)}`
  }
  return url
}
