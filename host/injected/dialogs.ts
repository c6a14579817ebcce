export type DialogRequest = {
  id: number
  kind: 'files' | 'folder' | 'save' | 'message'
  title: string
  detail?: string
  /** Of a message: its buttons, and the one that Enter presses. */
  buttons?: string[]
  defaultButton?: number
  /** Of a chooser: what its button says, where it starts, what it lists. */
  button?: string
  many?: boolean
  extensions?: string[]
  folder?: string
  name?: string
}
/** Absolute paths chosen, or the number of the button pressed. */
export type DialogResult = { paths: string[]; button?: number }
export type ListedFolder = {
  folder: string
  parent: string
  entries: { name: string; path: string; isFolder: boolean }[]
  /** Why the folder could not be read; empty when it could. */
  problem: string
}

/**
 * Choosing files, folders and names, and questions, as dialogs of the page: what a page may open by itself gives no
 * paths. Refers to nothing outside itself.
 */
export function startDialogs(
  shadow: ShadowRoot,
  listFolder: (folder: string, extensions: string[]) => Promise<ListedFolder>,
  done: (id: number, result: DialogResult | null) => void,
) {
  const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = '', name = '') => {
    const element = document.createElement(tag)
    element.textContent = text
    if (name) element.setAttribute('aria-label', name)
    return element
  }

  const frame = (request: DialogRequest) => {
    const dialog = make('dialog', '', request.title)
    const form = make('form')
    form.append(make('h2', request.title))
    dialog.append(form)
    shadow.append(dialog)
    let result: DialogResult | null = null
    const end = (chosen: DialogResult | null) => {
      result = chosen
      dialog.close()
    }
    dialog.addEventListener('keydown', (event) => event.stopPropagation())
    dialog.addEventListener('close', () => {
      dialog.remove()
      done(request.id, result)
    })
    form.addEventListener('submit', (event) => event.preventDefault())
    return { dialog, form, end }
  }

  const showMessage = (request: DialogRequest) => {
    const { dialog, form, end } = frame(request)
    const row = make('footer')
    const buttons = (request.buttons ?? ['OK']).map((label, at) => {
      const button = make('button', label)
      button.type = 'button'
      button.addEventListener('click', () => end({ paths: [], button: at }))
      return button
    })
    row.append(...buttons)
    form.append(make('p', request.detail ?? ''), row)
    dialog.showModal()
    buttons[request.defaultButton ?? 0]?.focus()
  }

  const showChooser = (request: DialogRequest) => {
    const { dialog, form, end } = frame(request)
    const place = make('input', '', 'Folder')
    const list = make('ul', '', 'What is in it')
    const name = make('input', '', request.kind === 'save' ? 'Name' : 'Path')
    const problem = make('p')
    problem.setAttribute('role', 'alert')
    const [cancel, accept] = [make('button', 'Cancel'), make('button', request.button ?? 'Open')]
    cancel.type = 'button'
    accept.type = 'submit'
    let here: ListedFolder = { folder: '', parent: '', entries: [], problem: '' }
    const chosen = new Set<string>()
    const separator = () => (here.folder.includes('\\') ? '\\' : '/')
    const inside = (typed: string) =>
      /^([/\\~]|[A-Za-z]:)/.test(typed) ? typed : `${here.folder.replace(/[/\\]$/, '')}${separator()}${typed}`

    const pick = (path: string, label: string, add: boolean) => {
      if (!(add && request.many)) chosen.clear()
      if (chosen.has(path)) chosen.delete(path)
      else chosen.add(path)
      name.value = label
      for (const row of list.querySelectorAll('button'))
        row.setAttribute('aria-pressed', String(chosen.has(row.dataset['path'] ?? '')))
    }

    const row = (entry: { name: string; path: string; isFolder: boolean }, label = entry.name) => {
      const item = make('li')
      const button = make('button', entry.isFolder ? `${label}/` : label)
      button.type = 'button'
      button.dataset['path'] = entry.path
      button.addEventListener('click', (event) => {
        if (entry.isFolder) void show(entry.path)
        else pick(entry.path, entry.name, event.ctrlKey || event.metaKey || event.shiftKey)
      })
      button.addEventListener('dblclick', () => entry.isFolder || end({ paths: [entry.path] }))
      item.append(button)
      return item
    }

    const show = async (folder: string) => {
      here = await listFolder(folder, request.extensions ?? [])
      chosen.clear()
      place.value = here.folder
      problem.textContent = here.problem
      const up = row({ name: '..', path: here.parent, isFolder: true }, '..')
      list.replaceChildren(up, ...here.entries.map((entry) => row(entry)))
      if (request.kind !== 'save') name.value = ''
    }

    const acceptNow = () => {
      const typed = name.value.trim()
      if (chosen.size > 0) return end({ paths: [...chosen] })
      if (request.kind === 'folder') return end({ paths: [typed ? inside(typed) : here.folder] })
      if (typed === '') return name.focus()
      end({ paths: [inside(typed)] })
    }

    place.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      void show(place.value)
    })
    name.addEventListener('input', () => chosen.clear())
    form.addEventListener('submit', acceptNow)
    cancel.addEventListener('click', () => end(null))
    const row2 = make('footer')
    row2.append(cancel, accept)
    form.append(place, list, problem, name, row2)
    dialog.showModal()
    name.value = request.name ?? ''
    void show(request.folder ?? '').then(() => {
      name.focus()
      name.select()
    })
  }

  return (request: DialogRequest) => (request.kind === 'message' ? showMessage(request) : showChooser(request))
}
