import { useCommands } from '../commands/commands.ts'
import { chooseAnnotations } from '../annotations/annotate-state.ts'
import { backKeys, forwardKeys } from '../commands/key-names.ts'
import { hasTyping } from '../commands/keyboard.ts'
import { openExport } from '../export/export-state.ts'
import { chooseAndImport } from '../import/import-job.ts'
import { chooseTable } from '../import/tables/table-state.ts'
import { documentAt, openVersions } from '../history/versions-state.ts'
import { chooseCopy } from '../merging/merge-state.ts'
import { call, useCall } from '../notebook.ts'
import { createNote } from '../notes/create-note.ts'
import { currentPath, go, goBack, goForward, useSteps } from '../routes.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import { redoLast, undoLast } from '../undo.ts'
import { changeInWords } from '../words.ts'

/** What can be done anywhere in an open library. */
export function useLibraryCommands(): void {
  const { back, forward } = useSteps()
  const { data: library } = useCall('libraryInfo', {})
  const { data: undoState } = useCall('undoState', {})
  const undo = undoState?.undo
  const redo = undoState?.redo
  useCommands([
    {
      id: 'import.choose',
      title: 'commands.import',
      keys: '$mod+Shift+i',
      group: 'file',
      when: () => !library?.readOnly,
      run: () => chooseAndImport(),
    },
    {
      id: 'import.folder',
      title: 'commands.importFolder',
      group: 'file',
      when: () => !library?.readOnly,
      run: () => chooseAndImport('folder'),
    },
    {
      id: 'import.table',
      title: 'commands.importTable',
      group: 'file',
      when: () => !library?.readOnly,
      run: () => void chooseTable().catch(tellProblem),
    },
    {
      id: 'import.annotations',
      title: 'commands.annotations',
      group: 'file',
      when: () => !library?.readOnly,
      run: () => void chooseAnnotations().catch(tellProblem),
    },
    {
      id: 'library.merge',
      title: 'commands.merge',
      group: 'file',
      when: () => !library?.readOnly,
      run: () => void chooseCopy().catch(tellProblem),
    },
    { id: 'export.choose', title: 'commands.export', keys: '$mod+Shift+e', group: 'file', run: () => openExport() },
    {
      id: 'note.new',
      title: 'commands.newNote',
      keys: '$mod+n',
      group: 'note',
      when: () => !library?.readOnly,
      run: () => void createNote().catch(tellProblem),
    },
    {
      id: 'preferences.open',
      title: 'commands.preferences',
      keys: '$mod+,',
      group: 'file',
      run: () => go('/preferences'),
    },

    {
      id: 'edit.undo',
      title: undo ? 'commands.undoThis' : 'commands.undo',
      ...(undo && { titleArgs: { label: changeInWords(undo) } }),
      keys: '$mod+z',
      group: 'edit',
      inFields: 'until typed',
      run: () => (hasTyping(document.activeElement) ? document.execCommand('undo') : undoLast()),
    },
    {
      id: 'edit.redo',
      title: redo ? 'commands.redoThis' : 'commands.redo',
      ...(redo && { titleArgs: { label: changeInWords(redo) } }),
      keys: ['$mod+Shift+z', 'Control+y'],
      group: 'edit',
      inFields: 'until typed',
      run: () => (hasTyping(document.activeElement) ? document.execCommand('redo') : redoLast()),
    },

    {
      id: 'history.versions',
      title: 'commands.versions',
      group: 'edit',
      when: () => documentAt(currentPath()) !== null,
      run: () => {
        const id = documentAt(currentPath())
        if (id) openVersions(id)
      },
    },
    {
      id: 'history.return',
      title: 'commands.returnToNow',
      group: 'go',
      when: () => library?.earlier !== undefined,
      run: () => void call('returnToNow', {}).catch(tellProblem),
    },

    { id: 'go.search', title: 'commands.search', keys: '$mod+Shift+f', group: 'go', run: () => go('/search') },
    { id: 'go.articles', title: 'commands.articles', keys: '$mod+1', group: 'go', run: () => go('/articles') },
    { id: 'go.actors', title: 'commands.actors', keys: '$mod+2', group: 'go', run: () => go('/actors') },
    { id: 'go.events', title: 'commands.events', keys: '$mod+3', group: 'go', run: () => go('/events') },
    { id: 'go.claims', title: 'commands.claims', keys: '$mod+4', group: 'go', run: () => go('/claims') },
    { id: 'go.notes', title: 'commands.notes', keys: '$mod+5', group: 'go', run: () => go('/notes') },
    { id: 'go.codebook', title: 'commands.codebook', keys: '$mod+Shift+b', group: 'go', run: () => go('/codebook') },
    { id: 'go.timeline', title: 'overview.commands.timeline', keys: '$mod+6', group: 'go', run: () => go('/timeline') },
    { id: 'go.history', title: 'commands.history', keys: '$mod+Shift+h', group: 'go', run: () => go('/history') },
    {
      id: 'go.back',
      title: 'commands.back',
      keys: backKeys,
      group: 'go',
      inFields: false,
      when: () => back,
      run: goBack,
    },
    {
      id: 'go.forward',
      title: 'commands.forward',
      keys: forwardKeys,
      group: 'go',
      inFields: false,
      when: () => forward,
      run: goForward,
    },
  ])
}
