import { useCommands } from '../commands/commands.ts'
import { useCall } from '../notebook.ts'
import { currentPath, go } from '../routes.ts'
import { toast } from '../ui/Toasts.tsx'
import { backUpNow, type Outcome, verify } from './backup-job.ts'

/** Where the section of backups does not show, a toast says what came of it. */
async function toldElsewhere(working: Promise<Outcome | null>): Promise<void> {
  const outcome = await working
  if (outcome && !currentPath().startsWith('/preferences')) toast(outcome.message, { kind: outcome.kind })
}

/** What can be done with backups anywhere in an open library. */
export function useBackupCommands(): void {
  const { data: library } = useCall('libraryInfo', {})
  useCommands([
    {
      id: 'backups.now',
      title: 'commands.backUpNow',
      group: 'file',
      when: () => library?.readOnly === false,
      run: () => toldElsewhere(backUpNow()),
    },
    { id: 'backups.verify', title: 'commands.verifyBackups', group: 'file', run: () => toldElsewhere(verify()) },
    {
      id: 'backups.show',
      title: 'commands.showBackups',
      group: 'file',
      run: () => go('/preferences?section=backups'),
    },
  ])
}
