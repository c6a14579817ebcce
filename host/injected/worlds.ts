/**
 * Functions and promises between the page's world and the preload's. Objects do not cross worlds, DOM events do, at
 * once, and what they carry is cloned on the way: so both worlds hold one detached node, and functions and promises
 * travel as handles. Runs in both worlds; refers to nothing outside itself.
 */
export function joinWorlds(channel: EventTarget, side: 'page' | 'preload') {
  type Handle = { $world: 'function' | 'promise'; id: number }
  type Called = { id: number; args: unknown[] }
  type Outcome = { ok: boolean; value: unknown }
  const other = side === 'page' ? 'preload' : 'page'
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  const numbers = new WeakMap<object, number>()
  let nextId = 1
  let answered: Outcome = { ok: true, value: undefined }

  const tell = (to: string, detail: unknown) => channel.dispatchEvent(new CustomEvent(to, { detail }))
  const released = new FinalizationRegistry<number>((id) => tell(`${other}:release`, id))

  const wrapPromise = (promise: Promise<unknown>): Handle => {
    const id = nextId++
    promise.then(
      (value) => tell(`${other}:settle`, { id, ok: true, value: wrap(value) }),
      (error: unknown) => tell(`${other}:settle`, { id, ok: false, value: wrap(error) }),
    )
    return { $world: 'promise', id }
  }

  const wrap = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = numbers.get(value) ?? nextId++
      numbers.set(value, id)
      functions.set(id, value as () => unknown)
      return { $world: 'function', id } satisfies Handle
    }
    if (value instanceof Promise) return wrapPromise(value)
    if (Array.isArray(value)) return value.map(wrap)
    if (value !== null && typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]')
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wrap(one)]))
    return value
  }

  const call = (id: number, args: unknown[]): unknown => {
    tell(`${other}:call`, { id, args: wrap(args) })
    const { ok, value } = answered
    const result = unwrap(value)
    if (!ok) throw result
    return result
  }

  const unwrap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unwrap)
    if (value === null || typeof value !== 'object' || Object.prototype.toString.call(value) !== '[object Object]')
      return value
    if ('$world' in value) {
      const { $world, id } = value as Handle
      if ($world === 'promise') return new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
      const proxy = (...args: unknown[]) => call(id, args)
      released.register(proxy, id)
      return proxy
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unwrap(one)]))
  }

  const listen = (what: string, heard: (detail: unknown) => void) =>
    channel.addEventListener(`${side}:${what}`, (event) => heard((event as CustomEvent).detail))

  listen('call', (detail) => {
    const { id, args } = detail as Called
    let outcome: Outcome
    try {
      outcome = { ok: true, value: wrap(functions.get(id)?.(...(unwrap(args) as unknown[]))) }
    } catch (error) {
      outcome = { ok: false, value: error }
    }
    tell(`${other}:answer`, outcome)
  })
  listen('answer', (detail) => {
    answered = detail as Outcome
  })
  listen('settle', (detail) => {
    const { id, ok, value } = detail as { id: number } & Outcome
    const waiting = promises.get(id)
    promises.delete(id)
    if (ok) waiting?.resolve(unwrap(value))
    else waiting?.reject(unwrap(value))
  })
  listen('release', (detail) => functions.delete(detail as number))

  return { wrap, unwrap, tell, listen }
}
