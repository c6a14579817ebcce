import type { DialogRequest, DialogResult, ListedFolder, startDialogs as StartDialogs } from './dialogs.ts'
import type { DescribedItem, startMenuBar as StartMenuBar } from './menu-bar.ts'
import type { PreloadWorld } from './preload-world.ts'

/**
 * What a window of Electron has and a page of a browser lacks: menu bar, accelerators, dialogs, links that open
 * nothing. It stands in a shadow root of its own, made when first needed, apart from the page's styles.
 */
export function startChrome(
  host: PreloadWorld,
  platform: string,
  css: string,
  startMenuBar: typeof StartMenuBar,
  startDialogs: typeof StartDialogs,
): void {
  const element = document.createElement('host-chrome')
  const shadow = element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  shadow.adoptedStyleSheets = [sheet]
  const stand = () => {
    // While a document begins it has no element yet, and shows nothing.
    const page = document.documentElement as HTMLElement | null
    if (!element.isConnected) page?.append(element)
  }
  const withStand =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args): Result => {
      stand()
      return work(...args)
    }

  const menuBar = startMenuBar(
    shadow,
    platform === 'darwin',
    withStand(() => host.ask('menu') as Promise<DescribedItem[]>),
    (id) => void host.ask('menu-click', id),
  )
  const showDialog = startDialogs(
    shadow,
    (folder, extensions) => host.ask('list-folder', folder, extensions) as Promise<ListedFolder>,
    (id: number, result: DialogResult | null) => void host.ask('dialog-done', id, result),
  )
  host.on('host:menu', (_event, described) => menuBar.changed(described as DescribedItem[]))
  host.on(
    'host:dialog',
    withStand((_event: unknown, request: unknown) => showDialog(request as DialogRequest)),
  )

  window.addEventListener('focus', () => void host.ask('focused'))
  const openOutside = (event: MouseEvent) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement)
    if (!link || (!link.target && !event.ctrlKey && !event.metaKey && event.button === 0)) return
    event.preventDefault()
    host.open(link.href)
  }
  window.addEventListener('click', openOutside, { capture: true })
  window.addEventListener('auxclick', openOutside, { capture: true })
}
