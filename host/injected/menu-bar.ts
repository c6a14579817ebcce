/** A menu item as plain data. */
export type DescribedItem = {
  id: string
  label: string
  type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio' | 'header' | 'palette'
  accelerator: string
  enabled: boolean
  checked: boolean
  items: DescribedItem[]
}

/**
 * The application menu in the page, opened with Alt or F10 as on other desktops, and its accelerators: a browser's window
 * has neither. Refers to nothing outside itself.
 */
export function startMenuBar(
  shadow: ShadowRoot,
  isMac: boolean,
  getMenu: () => Promise<DescribedItem[]>,
  click: (id: string) => void,
) {
  let menu: DescribedItem[] = []
  let bar: HTMLElement | null = null
  let before: Element | null = null
  const load = async () => {
    menu = await getMenu()
  }
  void load()

  const make = (tag: string, role: string, text = '') => {
    const element = document.createElement(tag)
    element.setAttribute('role', role)
    element.textContent = text
    return element
  }

  const close = () => {
    bar?.remove()
    bar = null
    if (before instanceof HTMLElement) before.focus()
  }

  const choose = (item: DescribedItem) => {
    close()
    click(item.id)
  }

  const itemButton = (item: DescribedItem) => {
    if (item.type === 'separator') return make('hr', 'separator')
    const button = make('button', 'menuitem', item.label) as HTMLButtonElement
    button.disabled = !item.enabled
    button.append(Object.assign(document.createElement('kbd'), { textContent: inWords(item.accelerator) }))
    button.addEventListener('click', () => choose(item))
    return button
  }

  const inWords = (accelerator: string) =>
    accelerator
      .replace('CmdOrCtrl', isMac ? '⌘' : 'Ctrl')
      .replace('Left', '←')
      .replace('Right', '→')

  const show = (section: HTMLElement) => {
    for (const other of bar?.querySelectorAll('[aria-expanded]') ?? [])
      other.setAttribute('aria-expanded', String(other === section))
    section.focus()
  }

  const makeBar = () => {
    const made = make('div', 'menubar')
    for (const section of menu) {
      const wrap = document.createElement('div')
      const head = make('button', 'menuitem', section.label)
      head.setAttribute('aria-haspopup', 'menu')
      head.setAttribute('aria-expanded', 'false')
      head.addEventListener('click', () => show(head))
      const list = make('div', 'menu')
      list.setAttribute('aria-label', section.label)
      list.append(...section.items.map(itemButton))
      wrap.append(head, list)
      made.append(wrap)
    }
    made.addEventListener('keydown', move)
    return made
  }

  const open = async () => {
    await load()
    if (menu.length === 0) return
    before = document.activeElement
    bar = makeBar()
    shadow.append(bar)
    const first = bar.querySelector<HTMLElement>('[aria-haspopup]')
    if (first) show(first)
  }

  const move = (event: KeyboardEvent) => {
    event.stopPropagation()
    const heads = [...(bar?.querySelectorAll<HTMLElement>('[aria-haspopup]') ?? [])]
    const openAt = heads.findIndex((head) => head.getAttribute('aria-expanded') === 'true')
    const list = heads[openAt]?.nextElementSibling
    const items = [...(list?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
    const at = items.indexOf(shadow.activeElement as HTMLElement)
    const step = (list: HTMLElement[], to: number) => list[(to + list.length) % list.length]
    if (event.key === 'Escape' || event.key === 'Tab') close()
    else if (event.key === 'ArrowDown') step(items, at + 1)?.focus()
    else if (event.key === 'ArrowUp') step(items, at < 0 ? items.length - 1 : at - 1)?.focus()
    else if (event.key === 'ArrowRight') show(step(heads, openAt + 1) ?? heads[0]!)
    else if (event.key === 'ArrowLeft') show(step(heads, openAt - 1) ?? heads[0]!)
    else return
    event.preventDefault()
  }

  /** Whether a key press is an accelerator such as `CmdOrCtrl+Shift+N`. */
  const matches = (event: KeyboardEvent, accelerator: string) => {
    const parts = accelerator.split('+')
    const wanted = (parts.pop() ?? '').toLowerCase().replace(/^(left|right|up|down)$/, 'arrow$1')
    const has = (...names: string[]) => names.some((name) => parts.includes(name))
    const ctrl = has('Ctrl', 'Control') || (!isMac && has('CmdOrCtrl', 'CommandOrControl'))
    const meta = has('Cmd', 'Command', 'Super') || (isMac && has('CmdOrCtrl', 'CommandOrControl'))
    return (
      accelerator !== '' &&
      event.key.toLowerCase() === wanted &&
      event.ctrlKey === ctrl &&
      event.metaKey === meta &&
      event.shiftKey === has('Shift') &&
      event.altKey === has('Alt', 'Option')
    )
  }

  const flat = (items: DescribedItem[]): DescribedItem[] => items.flatMap((item) => [item, ...flat(item.items)])

  // The page hears keys first: what it keeps is not the menu's. So this listener is added anew, last, at each press.
  const afterPage = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const item = flat(menu).find((one) => one.enabled && matches(event, one.accelerator))
    if (!item) return
    event.preventDefault()
    click(item.id)
  }
  let alone = false
  window.addEventListener(
    'keydown',
    (event) => {
      alone = event.key === 'Alt' && !event.repeat
      if (event.key === 'F10' && !event.shiftKey) {
        event.preventDefault()
        return bar ? close() : void open()
      }
      window.addEventListener('keydown', afterPage, { once: true })
    },
    { capture: true },
  )
  window.addEventListener('keyup', (event) => {
    if (event.key !== 'Alt' || !alone || isMac) return
    alone = false
    if (bar) close()
    else void open()
  })
  window.addEventListener('pointerdown', (event) => {
    alone = false
    if (bar && !event.composedPath().includes(bar)) close()
  })
  return { changed: (described: DescribedItem[]) => (menu = described) }
}
