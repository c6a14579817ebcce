import { Menu, type MenuItemConstructorOptions } from 'electron'
import { menu as sections, type MenuEntry, type MenuSection } from '#contract/menu.ts'
import { say } from './words.ts'

type Only = 'mac' | 'others' | undefined

/** The native menu from the table that the window's palette and shortcuts sheet read too. */
export function showMenu(platform: NodeJS.Platform, choose: (command: string) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, choose)))
}

export function menuTemplate(
  platform: NodeJS.Platform,
  choose: (command: string) => void,
): MenuItemConstructorOptions[] {
  const here = (only: Only) => only === undefined || (only === 'mac') === (platform === 'darwin')
  return sections
    .filter((section) => here(section.only))
    .map((section) => sectionTemplate(section, (entry) => here('only' in entry ? entry.only : undefined), choose))
}

function sectionTemplate(
  { id, label, role, entries }: MenuSection,
  isHere: (entry: MenuEntry) => boolean,
  choose: (command: string) => void,
): MenuItemConstructorOptions {
  const items = entries.filter(isHere).map((entry) => entryTemplate(entry, choose))
  return { id, label: say(label), submenu: withoutDoubleLines(items), ...(role && { role }) }
}

function entryTemplate(entry: MenuEntry, choose: (command: string) => void): MenuItemConstructorOptions {
  if (entry.kind === 'line') return { type: 'separator' }
  if (entry.kind === 'role') return { role: entry.role }
  const { command, label, accelerator } = entry
  return { id: command, label: say(label), click: () => choose(command), ...(accelerator && { accelerator }) }
}

function withoutDoubleLines(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const isLine = (item: MenuItemConstructorOptions | undefined) => item?.type === 'separator'
  return items.filter((item, at) => !isLine(item) || (at > 0 && at < items.length - 1 && !isLine(items[at - 1])))
}
