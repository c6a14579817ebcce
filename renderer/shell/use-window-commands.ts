import type { WindowState } from '#contract/calls.ts'
import { useCommands } from '../commands/commands.ts'
import { openPalette } from '../commands/palette-state.ts'
import { openShortcuts } from '../commands/palette-state.ts'
import { call, useCall } from '../notebook.ts'
import { ask } from '../protection/protection-state.ts'
import { tellProblem } from '../ui/Toasts.tsx'

const told = (promise: Promise<unknown>) => promise.catch(tellProblem)
const setTheme = (theme: 'system' | 'light' | 'dark') => () => told(call('savePreferences', { theme }))

/** What can be done with the passphrase of a protected library. */
const protectedCommands = [
  { kind: 'change', title: 'protection.change' },
  { kind: 'newKey', title: 'protection.newKey' },
  { kind: 'unprotect', title: 'protection.unprotect' },
] as const

/** What can be done with or without an open library. */
export function useWindowCommands({ library, noProtection }: WindowState): void {
  const { data: info } = useCall('libraryInfo', library ? {} : null)
  const open = () => library !== null
  useCommands([
    {
      id: 'palette.open',
      title: 'commands.palette',
      keys: '$mod+k',
      group: 'go',
      hidden: true,
      run: () => openPalette(''),
    },
    {
      id: 'palette.commands',
      title: 'commands.allCommands',
      keys: '$mod+Shift+p',
      group: 'go',
      hidden: true,
      run: () => openPalette('>'),
    },
    {
      id: 'help.shortcuts',
      title: 'commands.shortcuts',
      keys: ['F1', 'Shift+?', '$mod+/'],
      group: 'help',
      run: openShortcuts,
    },
    { id: 'library.new', title: 'commands.newLibrary', group: 'file', run: () => told(call('newLibrary', {})) },
    {
      id: 'library.newProtected',
      title: 'commands.newProtected',
      group: 'file',
      when: () => noProtection === undefined,
      run: () => ask({ kind: 'new' }),
    },
    {
      id: 'library.lock',
      title: 'commands.lockLibrary',
      keys: '$mod+l',
      group: 'file',
      when: () => info?.protected === true,
      run: () => told(call('lockLibrary', {})),
    },
    {
      id: 'library.protect',
      title: 'protection.protect',
      group: 'file',
      when: () => noProtection === undefined && info?.protected === false && !info.readOnly,
      run: () => ask({ kind: 'protect' }),
    },
    ...protectedCommands.map(({ kind, title }) => ({
      id: `library.${kind}`,
      title,
      group: 'file' as const,
      when: () => info?.protected === true && !info.readOnly,
      run: () => ask({ kind }),
    })),
    {
      id: 'library.open',
      title: 'commands.openLibrary',
      keys: '$mod+o',
      group: 'file',
      run: () => told(call('openLibrary', {})),
    },
    {
      id: 'library.openFile',
      title: 'commands.openLibraryFile',
      group: 'file',
      run: () => told(call('openLibraryFile', {})),
    },
    { id: 'library.sample', title: 'commands.openSample', group: 'file', run: () => told(call('openSample', {})) },
    {
      id: 'library.close',
      title: 'commands.closeLibrary',
      group: 'file',
      when: open,
      run: () => told(call('closeLibrary', {})),
    },
    {
      id: 'window.new',
      title: 'commands.newWindow',
      keys: '$mod+Shift+n',
      group: 'file',
      when: open,
      run: () => told(call('newWindow', {})),
    },
    { id: 'theme.system', title: 'commands.themeSystem', group: 'view', run: setTheme('system') },
    { id: 'theme.light', title: 'commands.themeLight', group: 'view', run: setTheme('light') },
    { id: 'theme.dark', title: 'commands.themeDark', group: 'view', run: setTheme('dark') },
  ])
}
