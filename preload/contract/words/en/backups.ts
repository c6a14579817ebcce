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
  insideLibrary:
    '“{{path}}” is inside the library itself, where its own backups are already. Choose a folder elsewhere, best on another disk.',
  placeNotReached:
    'The second place of the backups is not there: connect its drive and try again. Nothing was changed.',
  foundDamaged_one:
    'Reading every backup again found one that is not whole: {{keys}}. The library itself is as it was; back it up anew.',
  foundDamaged_other:
    'Reading every backup again found {{count}} that are not whole: {{keys}}. The library itself is as it was; back it up anew.',

  title: 'Backups',
  intro:
    'Made by themselves while you work: five minutes after the first change, then every hour in which something changed. Each is read back when it is written.',
  kept: 'The last 24 hourly, 14 daily and 8 weekly ones are kept, and every one you ask for.',

  place: {
    library: 'In the library’s own folder',
    second: 'In a second place',
    secondHint: 'Backups in the library’s folder do not outlive its disk. Best is a stick or drive of its own.',
    choose: 'Choose a folder…',
    change: 'Choose another…',
    leave: 'Stop using it',
    left: 'No more backups are made in the second place. Those that are there stay.',
    sameDisk:
      'This folder is on the same disk as the library. It helps against a mistake, and not against a broken or stolen disk.',
    notReached: 'Not there since {{when}}. The next backup is made by itself as soon as it is back.',
    last: 'Last backup: {{when}}',
    none: 'No backup yet',
    working: 'The first backup is being made there…',
  },

  kinds: { hourly: 'Hourly', daily: 'Daily', weekly: 'Weekly', asked: 'Asked for' },
  columns: { at: 'Made', kind: 'Kind', size: 'Size', acts: 'Actions' },
  listOf: 'Backups: {{place}}',
  empty: 'There is none yet. The first is made five minutes after a change.',
  damagedList: 'Its list of files is damaged: it cannot be restored.',
  showAll_one: 'Show one more',
  showAll_other: 'Show {{count}} more',

  now: 'Back up now',
  backingUp: 'Backing up…',
  made: 'Backed up and read back.',
  madeBoth: 'Backed up and read back, in both places.',
  madeNotThere: 'Backed up in the library’s folder. The second place is not there; it follows as soon as it is back.',
  madeFailedThere: 'Backed up in the library’s folder. The second place refused: {{problem}}',

  verify: 'Verify',
  verifyThis: 'Verify the backup of {{when}}',
  verifyAll: 'Verify all',
  verifying: 'Reading every byte…',
  whole_one: 'One backup was read, every byte of it: it is whole.',
  whole_other: '{{count}} backups were read, every byte of them: they are whole.',
  notWhole_one: 'One backup is not whole: {{keys}}. The library itself is as it was; back it up anew.',
  notWhole_other: '{{count}} backups are not whole: {{keys}}. The library itself is as it was; back it up anew.',
  lastVerified: 'All of them were last read through {{when}}, and were whole. This is done by itself once a week.',
  lastDamaged: 'All of them were last read through {{when}}. Not whole: {{keys}}.',

  restore: 'Restore…',
  restoreThis: 'Restore the backup of {{when}}…',
  restoring: 'Restoring…',
  restored: 'The backup stands restored as a library of its own: {{folder}}',
  restoredProtected: 'It opens with the passphrase that the library had when the backup was made.',
  openRestored: 'Open it',
  stopped: 'Stopped. Nothing was changed.',
  chooseRestore: 'Restore the backup as',
  restoreHere: 'Restore here',
  restoredName: '{{name}} ({{date}})',
  chooseFolder: 'Second place for backups',
  useFolder: 'Back up here',

  ask: {
    text: 'Backups are made in the library’s own folder. Name a second place, such as a stick or another drive, and they outlive this disk too.',
    choose: 'Choose a folder…',
    later: 'Not now',
    never: 'Never',
  },

  status: {
    done: 'Backed up to {{folder}} {{when}}',
    notReached: 'Backup place not reached since {{when}}',
    failed: 'No backup in {{folder}}: details in the preferences',
    show: 'Show the backups',
  },
} as const
