import type { joinWorlds as JoinWorlds } from './worlds.ts'

type Exposed = { key: string; value: unknown }

/** The page's half, run before any script of the page: takes the channel, then whatever the preload exposes. */
export function startPageWorld(hello: string, joinWorlds: typeof JoinWorlds): void {
  window.addEventListener(
    hello,
    (event) => {
      event.stopImmediatePropagation()
      const channel = (event as MouseEvent).relatedTarget
      if (!channel) return
      const { unwrap, tell, listen } = joinWorlds(channel, 'page')
      const freeze = (value: unknown): unknown => {
        if (value !== null && typeof value === 'object') Object.values(value).forEach(freeze)
        return Object.freeze(value)
      }
      listen('expose', (detail) => {
        const { key, value } = detail as Exposed
        Object.defineProperty(window, key, { value: freeze(unwrap(value)), enumerable: true })
      })
      window.open = (url?: string | URL) => {
        tell('preload:open', String(url ?? 'about:blank'))
        return null
      }
    },
    { once: true, capture: true },
  )
}
