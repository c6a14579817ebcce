import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chromeStyle } from './injected/chrome-style.ts'
import { startChrome } from './injected/chrome.ts'
import { makeCodec } from './injected/codec.ts'
import { startDialogs } from './injected/dialogs.ts'
import { startMenuBar } from './injected/menu-bar.ts'
import { startPageWorld } from './injected/page-world.ts'
import { startPreloadWorld } from './injected/preload-world.ts'
import { joinWorlds } from './injected/worlds.ts'

/** The names under which one window's two worlds meet, new for each window: no page can know them. */
export type PageScripts = { world: string; binding: string; deliver: string; page: string; preload: string }

/** The scripts put into a window before its page runs: the page's half, then the preload's half with the app's preload. */
export function pageScripts(preloadPath: string | undefined, platform: string): PageScripts {
  const secret = randomBytes(16).toString('hex')
  const names = { world: `preload-${secret}`, binding: `binding${secret}`, deliver: `deliver${secret}` }
  const preload = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8')
  const [chrome, codec, pageWorld, preloadWorld, worlds, menuBar, dialogs] = [
    startChrome,
    makeCodec,
    startPageWorld,
    startPreloadWorld,
    joinWorlds,
    startMenuBar,
    startDialogs,
  ].map(sourceOf)
  return {
    ...names,
    page: `if (window === top) (${pageWorld})('hello-${secret}', ${worlds})`,
    preload: `if (window === top) {
      const host = (${preloadWorld})('hello-${secret}', '${names.binding}', ${worlds}, ${codec})
      globalThis['${names.deliver}'] = host.deliver;
      (${chrome})(host, '${platform}', ${JSON.stringify(chromeStyle)}, ${menuBar}, ${dialogs});
      (function (require, module, exports, process) {${preload}
      })(host.require, { exports: {} }, {}, { platform: '${platform}', versions: {}, argv: [], env: {}, type: 'renderer' })
    }`,
  }
}

/** Node has taken the types out already: what is left is what the page can run. */
function sourceOf(injected: (...args: never[]) => unknown): string {
  return injected.toString()
}
