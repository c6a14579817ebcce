import { app } from './app.ts'
import type { BrowserWindow } from './browser-window.ts'
import type { DescribedItem } from './injected/menu-bar.ts'

type Template = Electron.MenuItemConstructorOptions
let nextId = 1
let applicationMenu: Menu | null = null
const heard = new Set<() => void>()

const roleNames: Partial<Record<NonNullable<Template['role']>, string>> = {
  about: 'About',
  close: 'Close window',
  copy: 'Copy',
  cut: 'Cut',
  delete: 'Delete',
  minimize: 'Minimise',
  paste: 'Paste',
  quit: 'Quit',
  redo: 'Redo',
  reload: 'Reload',
  resetZoom: 'Actual size',
  selectAll: 'Select all',
  togglefullscreen: 'Full screen',
  undo: 'Undo',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
}

/** Accelerators that the browser does not know by itself. */
const roleAccelerators: Partial<Record<NonNullable<Template['role']>, string>> = {
  close: 'CmdOrCtrl+W',
  quit: 'CmdOrCtrl+Q',
  togglefullscreen: 'F11',
}

export class MenuItem {
  readonly id: string
  readonly label: string
  readonly type: NonNullable<Template['type']>
  readonly role: Template['role']
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #options: Template

  constructor(options: Template) {
    this.#options = options
    this.id = options.id ?? `item-${nextId++}`
    this.role = options.role
    this.label = options.label ?? (options.role ? (roleNames[options.role] ?? options.role) : '')
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal')
    this.accelerator = options.accelerator ?? (options.role ? roleAccelerators[options.role] : undefined)
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
  }

  click(_event?: unknown, window?: BrowserWindow): void {
    if (!this.enabled) return
    if (this.role) actAs(this.role, window)
    else this.#options.click?.(this as unknown as Electron.MenuItem, window as unknown as Electron.BaseWindow, {})
  }
}

export class Menu {
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: (Template | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
    for (const listen of heard) listen()
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

export function onMenuChanged(listen: () => void): void {
  heard.add(listen)
}

/** The application menu as plain data, for the page's own menu bar. */
export function describeMenu(menu: Menu | null = applicationMenu): DescribedItem[] {
  return (menu?.items ?? [])
    .filter((item) => item.visible)
    .map(({ id, label, type, accelerator, enabled, checked, submenu }) => ({
      id,
      label,
      type,
      accelerator: accelerator ?? '',
      enabled,
      checked,
      items: submenu ? describeMenu(submenu) : [],
    }))
}

export function clickMenuItem(id: string, window: BrowserWindow): void {
  applicationMenu?.getMenuItemById(id)?.click({}, window)
}

function actAs(role: NonNullable<Template['role']>, window: BrowserWindow | undefined): void {
  const contents = window?.webContents
  switch (role) {
    case 'quit':
      return app.quit()
    case 'close':
      return window?.close()
    case 'minimize':
      return window?.minimize()
    case 'reload':
      return contents?.reload()
    case 'togglefullscreen':
      return window?.setFullScreen(!window.isFullScreen())
    case 'zoomIn':
      return contents?.setZoomLevel(contents.getZoomLevel() + 0.5)
    case 'zoomOut':
      return contents?.setZoomLevel(contents.getZoomLevel() - 0.5)
    case 'resetZoom':
      return contents?.setZoomLevel(0)
    case 'undo':
    case 'redo':
    case 'cut':
    case 'copy':
    case 'paste':
    case 'delete':
    case 'selectAll':
      return void contents?.executeJavaScript(`document.execCommand(${JSON.stringify(role)})`).catch(() => undefined)
    default:
  }
}
