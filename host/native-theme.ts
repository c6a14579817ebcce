import { EventEmitter } from 'node:events'
import type { Session } from './connection.ts'

const heard = new Set<() => void>()

class NativeTheme extends EventEmitter implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'> {
  #source: 'system' | 'light' | 'dark' = 'system'

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    this.#source = source
    for (const listen of heard) listen()
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new NativeTheme()

export function onThemeChanged(listen: () => void): void {
  heard.add(listen)
}

/** Has a page prefer the theme that the app chose; the system's own where it chose none. */
export function emulateTheme(page: Session): void {
  const { themeSource } = nativeTheme
  const value = themeSource === 'system' ? '' : themeSource
  void page.trySend('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
}
