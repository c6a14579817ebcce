/** What is said of backups: what happened, what is safe, what to do. */
export const backups = {
  damaged: 'The backup “{{key}}” is damaged ({{file}}). Nothing was changed; choose another backup.',
  notABackup: '“{{key}}” is not a backup of a library, or its list of files is damaged. Nothing was changed.',
  newerFormat: 'The backup “{{key}}” was made by another version of Sourcebook. Nothing was changed.',
  otherLibrary: 'The backup “{{key}}” belongs to another library. Nothing was changed.',
  notEmpty: 'A backup is restored into a new or empty folder only, and “{{path}}” is not. Nothing was changed.',
  changing: 'No backup was made: the library’s files kept changing. It can be tried again at once.',
  notReadBack:
    'No backup was made: the disk did not give back what was written ({{file}}). The library itself is as it was; back up to another disk.',
  cannotWrite: 'No backup was made in “{{path}}” ({{why}}). The library itself is as it was.',
  cannotRestore: 'The backup was not restored to “{{path}}” ({{why}}). The backup is as it was.',
} as const
