import type { WordKey } from './words/keys.ts'

/** Electron's own roles that the menu uses: they do the platform's thing, and no command of ours does it better. */
export type MenuRole =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'

export type MenuEntry =
  | { kind: 'line' }
  /** `main` does it itself, with or without a library: it opens and closes windows and libraries. */
  | { kind: 'role'; role: MenuRole; only?: 'mac' | 'others' }
  | {
      kind: 'command'
      /** The window runs it on the notice `commandChosen`. */
      command: MenuCommand
      label: WordKey
      /** As Electron writes it. The page hears the same keys first and keeps them. */
      accelerator?: string
      /** Works without an open library too. */
      always?: boolean
      only?: 'mac' | 'others'
    }

export type MenuSection = {
  id: 'app' | 'file' | 'edit' | 'mark' | 'entity' | 'view' | 'go' | 'window' | 'help'
  label: WordKey
  /** Electron's role for the whole menu, where the platform expects one. */
  role?: 'windowMenu' | 'help'
  only?: 'mac'
  entries: readonly MenuEntry[]
}

const line = { kind: 'line' } as const
const role = (name: MenuRole, only?: 'mac' | 'others') => ({ kind: 'role', role: name, ...(only && { only }) }) as const

/** Ids of the commands that stand in the menu; the window has one for each. */
export const menuCommands = [
  'library.new',
  'library.newProtected',
  'library.open',
  'library.openFile',
  'library.sample',
  'library.close',
  'library.lock',
  'backups.now',
  'window.new',
  'import.choose',
  'import.folder',
  'import.table',
  'import.annotations',
  'library.merge',
  'export.choose',
  'preferences.open',
  'edit.undo',
  'edit.redo',
  'history.versions',
  'find.here',
  'article.focusText',
  'passage.actor',
  'passage.event',
  'passage.claim',
  'passage.note',
  'passage.highlight',
  'passage.tag',
  'passage.shows',
  'passage.next',
  'passage.previous',
  'passage.copyQuote',
  'passage.delete',
  'suggestions.show',
  'entity.name',
  'entity.addName',
  'entity.type',
  'entity.date',
  'entity.clock',
  'entity.place',
  'entity.coordinates',
  'entity.addParticipant',
  'entity.country',
  'entity.addRelation',
  'entity.addAffiliation',
  'entity.description',
  'entity.merge',
  'article.correct',
  'go.search',
  'palette.open',
  'palette.commands',
  'go.back',
  'go.forward',
  'go.articles',
  'go.actors',
  'go.events',
  'go.claims',
  'go.notes',
  'go.codebook',
  'go.timeline',
  'go.history',
  'view.navigation',
  'view.inspector',
  'note.new',
  'help.shortcuts',
] as const
export type MenuCommand = (typeof menuCommands)[number]

const item = (
  command: MenuCommand,
  label: WordKey,
  accelerator?: string,
  more: { always?: boolean; only?: 'mac' | 'others' } = {},
) => ({ kind: 'command', command, label, ...(accelerator !== undefined && { accelerator }), ...more }) as const

const preferences = (only: 'mac' | 'others') =>
  item('preferences.open', 'commands.preferences', 'CmdOrCtrl+,', { only })

/** The application menu as data: main builds the native one from it, the stand-in the one in the page. */
export const menu: readonly MenuSection[] = [
  {
    id: 'app',
    label: 'shell.product',
    only: 'mac',
    entries: [
      role('about'),
      line,
      preferences('mac'),
      line,
      role('services'),
      line,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      line,
      role('quit'),
    ],
  },
  {
    id: 'file',
    label: 'commands.menu.file',
    entries: [
      item('note.new', 'commands.newNote', 'CmdOrCtrl+N'),
      item('library.new', 'commands.newLibrary', undefined, { always: true }),
      item('library.newProtected', 'commands.newProtected', undefined, { always: true }),
      item('library.open', 'commands.openLibrary', 'CmdOrCtrl+O', { always: true }),
      item('library.openFile', 'commands.openLibraryFile', undefined, { always: true }),
      item('library.sample', 'commands.openSample', undefined, { always: true }),
      item('library.close', 'commands.closeLibrary'),
      item('library.lock', 'commands.lockLibrary', 'CmdOrCtrl+L'),
      item('backups.now', 'commands.backUpNow'),
      line,
      item('window.new', 'commands.newWindow', 'CmdOrCtrl+Shift+N'),
      line,
      item('import.choose', 'commands.import', 'CmdOrCtrl+Shift+I'),
      item('import.folder', 'commands.importFolder'),
      item('import.table', 'commands.importTable'),
      item('import.annotations', 'commands.annotations'),
      item('library.merge', 'commands.merge'),
      item('export.choose', 'commands.export', 'CmdOrCtrl+Shift+E'),
      line,
      role('close'),
      role('quit', 'others'),
    ],
  },
  {
    id: 'edit',
    label: 'commands.menu.edit',
    entries: [
      item('edit.undo', 'commands.undo', 'CmdOrCtrl+Z'),
      item('edit.redo', 'commands.redo', 'CmdOrCtrl+Shift+Z'),
      item('history.versions', 'commands.versions'),
      line,
      role('cut'),
      role('copy'),
      role('paste'),
      role('selectAll'),
      line,
      item('find.here', 'commands.findHere', 'CmdOrCtrl+F'),
      item('go.search', 'commands.search', 'CmdOrCtrl+Shift+F'),
      line,
      item('article.correct', 'commands.correct', 'F2'),
      line,
      preferences('others'),
    ],
  },
  {
    // Their letters mean something in the text alone, so they are no accelerators.
    id: 'mark',
    label: 'commands.menu.mark',
    entries: [
      item('passage.actor', 'reader.commands.actor'),
      item('passage.event', 'reader.commands.event'),
      item('passage.claim', 'reader.commands.claim'),
      item('passage.note', 'reader.commands.note'),
      item('passage.highlight', 'reader.commands.highlight'),
      item('passage.tag', 'reader.commands.tag'),
      item('passage.shows', 'reader.commands.shows'),
      line,
      item('passage.next', 'reader.commands.next'),
      item('passage.previous', 'reader.commands.previous'),
      item('passage.copyQuote', 'reader.commands.copyQuote', 'CmdOrCtrl+Shift+C'),
      item('passage.delete', 'reader.commands.delete'),
      line,
      item('suggestions.show', 'suggestions.commands.show'),
      item('article.focusText', 'reader.commands.focusText', 'F7'),
    ],
  },
  {
    id: 'entity',
    label: 'commands.menu.entity',
    entries: [
      item('entity.name', 'entities.commands.name'),
      item('entity.addName', 'entities.alias.add'),
      item('entity.type', 'entities.commands.type'),
      item('entity.description', 'entities.commands.description'),
      item('entity.addRelation', 'entities.relations.add'),
      line,
      item('entity.date', 'entities.commands.date'),
      item('entity.clock', 'entities.commands.clock'),
      item('entity.place', 'entities.commands.place'),
      item('entity.coordinates', 'entities.commands.coordinates'),
      item('entity.addParticipant', 'entities.participants.add'),
      line,
      item('entity.country', 'entities.commands.country'),
      item('entity.addAffiliation', 'evidence.affiliations.add'),
      line,
      item('entity.merge', 'entities.page.merge'),
    ],
  },
  {
    id: 'view',
    label: 'commands.menu.view',
    entries: [
      item('palette.open', 'commands.palette', 'CmdOrCtrl+K'),
      item('palette.commands', 'commands.allCommands', 'CmdOrCtrl+Shift+P'),
      line,
      item('view.navigation', 'commands.toggleNavigation', 'CmdOrCtrl+Alt+B'),
      item('view.inspector', 'commands.toggleInspector', 'CmdOrCtrl+Alt+I'),
      line,
      role('resetZoom'),
      role('zoomIn'),
      role('zoomOut'),
      role('togglefullscreen'),
    ],
  },
  {
    id: 'go',
    label: 'commands.menu.go',
    entries: [
      item('go.back', 'commands.back', 'Alt+Left', { only: 'others' }),
      item('go.forward', 'commands.forward', 'Alt+Right', { only: 'others' }),
      item('go.back', 'commands.back', 'Cmd+[', { only: 'mac' }),
      item('go.forward', 'commands.forward', 'Cmd+]', { only: 'mac' }),
      line,
      item('go.articles', 'commands.articles', 'CmdOrCtrl+1'),
      item('go.actors', 'commands.actors', 'CmdOrCtrl+2'),
      item('go.events', 'commands.events', 'CmdOrCtrl+3'),
      item('go.claims', 'commands.claims', 'CmdOrCtrl+4'),
      item('go.notes', 'commands.notes', 'CmdOrCtrl+5'),
      item('go.codebook', 'commands.codebook', 'CmdOrCtrl+Shift+B'),
      line,
      item('go.timeline', 'overview.commands.timeline', 'CmdOrCtrl+6'),
      line,
      item('go.history', 'commands.history', 'CmdOrCtrl+Shift+H'),
    ],
  },
  {
    id: 'window',
    label: 'commands.menu.window',
    role: 'windowMenu',
    only: 'mac',
    entries: [role('minimize'), role('zoom'), line, role('front')],
  },
  {
    id: 'help',
    label: 'commands.menu.help',
    role: 'help',
    entries: [item('help.shortcuts', 'commands.shortcuts', 'F1', { always: true }), role('about', 'others')],
  },
]
