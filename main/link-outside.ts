/** A link that may be opened outside, as the browser will see it; null for every other scheme and for what is no link. */
export function linkOutside(text: string): { url: string; host: string } | null {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  if (url.protocol === 'https:' && url.username === '' && url.password === '') return { url: url.href, host: url.host }
  // Only the address: what else a mail link may carry (attach=…, bcc=…) is not a person's to check at a glance.
  if (url.protocol === 'mailto:' && /^[^\s?&"'<>]+@[^\s?&"'<>]+$/.test(url.pathname))
    return { url: `mailto:${url.pathname}`, host: url.pathname }
  return null
}
