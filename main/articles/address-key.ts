/** What newsletters and networks put on to an address to see who came from where. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid)(?:=|$)/i

/**
 * The same for two spellings of one address: scheme, `www.`, fragment, tracking and a last slash make no other page.
 */
export function addressKey(url: string): string {
  const [page = '', query] = url.replace(/#.*$/s, '').split(/\?(.*)/s)
  const said = query?.split('&').filter((part) => part !== '' && !tracking.test(part)) ?? []
  const key = page.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
  return (said.length > 0 ? `${key}?${said.join('&')}` : key).toLowerCase()
}

/** Whether an address names one page: a site's front page is given for many articles. */
export function namesPage(url: string): boolean {
  return /^[^/]+[/?]./.test(addressKey(url))
}
