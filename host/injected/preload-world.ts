import type { makeCodec as MakeCodec } from './codec.ts'
import type { joinWorlds as JoinWorlds } from './worlds.ts'

/** What comes from Node: an answer to a request, or a message of a channel. */
export type FromHost =
  { kind: 'answer'; id: number; ok: boolean; value: unknown } | { kind: 'message'; channel: string; args: unknown[] }
/** What goes to Node. */
export type ToHost =
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'open'; url: string }
  | { kind: 'host'; id: number; ask: string; args: unknown[] }

type Listener = (event: { sender: unknown }, ...args: unknown[]) => void

/**
 * The preload's half, in an isolated world of its own: `ipcRenderer`, `contextBridge`, and `require('electron')` for the
 * app's preload script, which runs right after.
 */
export function startPreloadWorld(
  hello: string,
  bindingName: string,
  joinWorlds: typeof JoinWorlds,
  makeCodec: typeof MakeCodec,
) {
  const codec = makeCodec()
  const world = globalThis as unknown as Record<string, unknown>
  const binding = world[bindingName] as (text: string) => void
  delete world[bindingName]
  const channel = document.createElement('template')
  const { wrap, tell, listen } = joinWorlds(channel, 'preload')
  window.dispatchEvent(new MouseEvent(hello, { relatedTarget: channel }))

  const post = (message: ToHost) => binding(codec.encode(message))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  const listeners = new Map<string, Set<Listener>>()
  let nextId = 1
  const request = (message: (id: number) => ToHost) =>
    new Promise<unknown>((resolve, reject) => {
      const id = nextId++
      post(message(id))
      waiting.set(id, { resolve, reject })
    })

  listen('open', (url) => post({ kind: 'open', url: url as string }))

  const on = (name: string, listener: Listener) => {
    const set = listeners.get(name) ?? new Set()
    listeners.set(name, set.add(listener))
    return ipcRenderer
  }
  const off = (name: string, listener: Listener) => {
    listeners.get(name)?.delete(listener)
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (name: string, ...args: unknown[]) => request((id) => ({ kind: 'invoke', id, channel: name, args })),
    send: (name: string, ...args: unknown[]) => post({ kind: 'send', channel: name, args }),
    on,
    addListener: on,
    off,
    removeListener: off,
  }
  const contextBridge = {
    exposeInMainWorld: (key: string, value: unknown) => tell('page:expose', { key, value: wrap(value) }),
  }

  const deliver = (text: string) => {
    const message = codec.decode(text) as FromHost
    if (message.kind === 'message') {
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer }, ...message.args)
      return
    }
    const waiter = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) waiter?.resolve(message.value)
    else waiter?.reject(message.value)
  }

  return {
    deliver,
    ipcRenderer,
    contextBridge,
    on,
    /** Asks the stand-in itself: its menu bar and its choosers. */
    ask: (ask: string, ...args: unknown[]) => request((id) => ({ kind: 'host', id, ask, args })),
    open: (url: string) => post({ kind: 'open', url }),
    require: (name: string) => {
      if (name === 'electron') return { ipcRenderer, contextBridge }
      throw new Error(`module not found: ${name}`)
    },
  }
}

export type PreloadWorld = ReturnType<typeof startPreloadWorld>
