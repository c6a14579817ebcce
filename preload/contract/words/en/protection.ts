/** What is said about a library that is protected by a passphrase: what happened, what is safe, what to do. */
export const protection = {
  noCryptography:
    'Protected libraries need scrypt and AES-256-GCM, and this computer’s runtime lacks {{what}}. Libraries without a passphrase work as ever.',

  // Unlocking
  passphraseNeeded: 'The library “{{name}}” is protected: its passphrase or recovery key is needed to open it.',
  wrongPassphrase: 'This is not the passphrase of “{{name}}”. Nothing was changed: try again, or use the recovery key.',
  wrongRecoveryKey:
    'This is not the recovery key of “{{name}}”. Nothing was changed: try again, or use the passphrase.',
  mistypedRecoveryKey:
    'The recovery key is mistyped: it has 35 letters and digits, and the last one does not match the others. Nothing was changed.',
  tampered:
    'The file {{file}} of “{{name}}” was changed by something other than Sourcebook. Nothing was opened or changed: restore the file from a backup.',
  cutShort:
    'The file {{file}} of “{{name}}” is cut short: its end is missing. Nothing was opened or changed: copy the library again, or restore the file from a backup.',
  keyFileMissing:
    'The library “{{name}}” is protected, but its file protection.json is missing. Without it neither passphrase nor recovery key can open it: restore the file from a backup. Nothing was changed.',
  copyUsed:
    'protection.json was damaged or missing. Its copy in the folder “generations” was used; change the passphrase once to write both anew.',

  textCutShort: 'The text {{file}} of “{{title}}” is cut short: its end is missing. Restore it from a backup.',
  originalCutShort:
    'The imported file {{file}} of “{{title}}” is cut short: its end is missing. Restore it from a backup.',

  // Protecting
  alreadyProtected: 'This library is protected already.',
  notProtected: 'This library is not protected by a passphrase.',
  weak: 'A passphrase needs at least {{count}} characters; several words are easier to keep in mind than signs.',
  finished: 'Protecting this library had been interrupted, and was finished now.',
  finishedPlain: 'Taking away the protection of this library had been interrupted, and was finished now.',
  beingRewritten:
    'Protecting the library in “{{path}}”, or taking its protection away, was interrupted or is under way. Open it for writing once to finish it; nothing is lost.',
  openAgain:
    'The library was rewritten, but not every file could be moved to its place. Nothing is lost: close the library and open it again.',
  notKept: 'The copy that was made could not be read back, so nothing was changed: {{file}}.',
  unreadable: 'The file {{file}} cannot be read, so nothing was changed. Run “repair” first.',

  // In the window
  newTitle: 'New protected library',
  newText:
    'Everything in it is sealed on the disk, and opens with your passphrase alone. Next you choose where it goes, and are shown a recovery key once.',
  passphrase: 'Passphrase',
  again: 'The same once more',
  current: 'Passphrase it has now',
  next: 'New passphrase',
  show: 'Show what is typed',
  hide: 'Hide what is typed',
  capsLock: 'Caps lock is on.',
  notSame: 'The two are not the same.',
  noWayBack:
    'Nobody can bring back a passphrase: without it and without the recovery key, what is in the library is lost.',
  strength: {
    empty: 'Four or five words that have nothing to do with each other are easy to keep in mind and hard to guess.',
    short: 'Too short: a passphrase needs at least {{count}} characters.',
    weak: 'Easy to guess. Add words that have nothing to do with each other.',
    fair: 'Holds against a finder, and not against somebody who takes pains. One or two words more are better.',
    strong: 'Hard to guess.',
  },
  makeLibrary: 'Choose where, and make it…',
  making: 'Making the library…',

  keyTitle: 'Recovery key',
  keyText:
    'It opens “{{name}}” when the passphrase is forgotten. It is shown this once. Keep it on paper, apart from this computer.',
  keyLabel: 'Recovery key of “{{name}}”',
  keyCopy: 'Copy',
  keyCopied: 'The recovery key is in the clipboard. Clear it when you have put it down.',
  keyPrint: 'Print…',
  keySave: 'Save as a text file…',
  keySaved: 'Saved. A file on this disk helps whoever takes the disk: move it elsewhere.',
  keyWritten: 'I have written it down',
  keyDone: 'Go on',
  keyAnother: 'With the passphrase you can make another one at any time, in the preferences.',
  keyFile: {
    title: 'Save the recovery key',
    save: 'Save',
    name: 'Recovery key of {{name}}',
    text: 'Recovery key of the Sourcebook library “{{name}}”\n\n{{key}}\n\nIt opens the library without its passphrase. Keep it apart from the computer.\n',
    notWritten: 'The recovery key was not saved to “{{path}}” ({{why}}). It still shows: write it down.',
  },

  lockedTitle: '“{{name}}” is locked',
  lockedFolder: 'In {{folder}}',
  unlock: 'Unlock',
  unlocking: 'Checking. This takes about a second…',
  useRecoveryKey: 'Passphrase forgotten? Use the recovery key',
  usePassphrase: 'Use the passphrase',
  recoveryKey: 'Recovery key',
  recoveryKeyHint: 'Seven groups of five letters and digits. Small or capital letters, with or without dashes.',
  otherLibraries: 'Other libraries…',
  newAfterRecovery: 'Opened with the recovery key. If the passphrase is forgotten, choose a new one now.',

  title: 'Protection',
  plain:
    'This library is not protected: whoever has its folder can read it. A passphrase seals everything in it: texts, originals, notes, history, index and backups.',
  sealed: 'This library is sealed under a passphrase, with everything in its folder: also history, index and backups.',
  limits:
    'It protects what lies on a disk that is lost, taken or copied while the library is locked. It does not protect against somebody at the open library, or a program that reads along.',
  readOnly: 'A library that is open for reading only cannot be protected or changed.',
  protect: 'Protect this library…',
  protectTitle: 'Protect “{{name}}”',
  protectText:
    'Every file of the library is written anew, sealed, and the plain ones are overwritten and removed. That takes a while for a large library; if it is interrupted, the next opening finishes it or takes it back.',
  protectTraces:
    'Disks may keep traces of the plain files: flash memory, snapshots and copying file systems do. The backups in the library’s folder are removed. Copies and exports elsewhere stay readable: delete those you do not want.',
  protectSecond: 'The earlier backups in {{folder}} stay readable without the passphrase: delete them by hand.',
  protectNow: 'Protect it',
  protecting: 'Everything is being written anew…',
  protected: 'The library is protected.',
  change: 'Change passphrase…',
  changeTitle: 'Change the passphrase',
  changeText: 'Older backups still open with the passphrase they were made under.',
  changeNow: 'Change it',
  changing: 'Changing…',
  changed: 'The passphrase was changed.',
  newKey: 'New recovery key…',
  newKeyTitle: 'New recovery key',
  newKeyText: 'The recovery key it had opens the library no more. Older backups still open with it.',
  newKeyNow: 'Make a new one',
  unprotect: 'Take protection away…',
  unprotectTitle: 'Take the protection away',
  unprotectText:
    'Every file is written anew and is readable for whoever has the folder. The sealed backups in the library’s folder are removed; those elsewhere still open with the passphrase.',
  unprotectNow: 'Take it away',
  unprotected: 'The library is no longer protected.',
  lockNow: 'Lock now',
  lockAfter: 'Lock by itself',
  never: 'Never',
  afterMinutes_one: 'After {{count}} minute without a key or a click',
  afterMinutes_other: 'After {{count}} minutes without a key or a click',
  busy: 'Please wait…',

  cli: {
    recoveryKey:
      'Recovery key: {{recoveryKey}}\nWrite it down and keep it apart from this computer: it is shown this once, and without it a forgotten passphrase cannot be helped.',
    unprotected:
      'The library is no longer protected. The disk may keep traces of the sealed files, which tell nothing.',
    changed: 'The passphrase was changed. Older backups still open with the old one.',
    purged: 'Erased for good: {{changes}} changes of the history, {{files}} files rewritten or removed.',
  },

  // Erasing
  erase: {
    command: 'Erase for good…',
    title: 'Erase “{{title}}” for good?',
    text: 'It is taken out of every file of the library: the documents, the history and the index. This is the one thing that undo cannot take back.',
    alone: 'Nothing else goes with it.',
    with: 'With it go:',
    counts: {
      article_one: '{{count}} article',
      article_other: '{{count}} articles',
      passage_one: '{{count}} passage',
      passage_other: '{{count}} passages',
      actor_one: '{{count}} actor',
      actor_other: '{{count}} actors',
      event_one: '{{count}} event',
      event_other: '{{count}} events',
      relation_one: '{{count}} relation',
      relation_other: '{{count}} relations',
      claim_one: '{{count}} claim',
      claim_other: '{{count}} claims',
      assessment_one: '{{count}} assessment',
      assessment_other: '{{count}} assessments',
      note_one: '{{count}} note',
      note_other: '{{count}} notes',
      judgement_one: '{{count}} judgement',
      judgement_other: '{{count}} judgements',
      redirect_one: '{{count}} merged entity',
      redirect_other: '{{count}} merged entities',
      vocabulary_one: '{{count}} vocabulary',
      vocabulary_other: '{{count}} vocabularies',
      tag_one: '{{count}} tag',
      tag_other: '{{count}} tags',
      search_one: '{{count}} saved search',
      search_other: '{{count}} saved searches',
    },
    mentioned_one: '{{count}} note mentions it and keeps its own words.',
    mentioned_other: '{{count}} notes mention it and keep their own words.',
    unreached:
      'It cannot reach backups and exports elsewhere, nor what a disk keeps of overwritten files. The backups in the library’s folder are removed, and the next one is made after the next change.',
    understood: 'I know that this cannot be taken back',
    now: 'Erase for good',
    busy: 'Erasing…',
    doneTitle: 'Erased for good',
    done: '“{{title}}” is gone from the library: {{files}}, {{changes}}.',
    files_one: '{{count}} file rewritten or removed',
    files_other: '{{count}} files rewritten or removed',
    changes_one: '{{count}} change of the history emptied',
    changes_other: '{{count}} changes of the history emptied',
    stillIn: 'Its words still stand in',
    holds: 'holds “{{words}}”',
    notReached: 'What else to look after',
  },
  cannotPurge:
    'Only articles, passages, actors, events, relations, claims, assessments, notes, tags and searches can be erased: “{{id}}” is something else',
  neverThere: 'There is nothing with the id “{{id}}”, neither in the library nor in its history',
  wordsIn: '“{{title}}” still holds the words “{{words}}”: edit it where you do not want them.',
  contentShared: 'The file {{file}} is kept, because another article was made of the same words.',
  damagedKept: 'The damaged file “{{file}}” was kept aside and may still hold the words: delete it by hand.',
  strangeFile: 'The file “{{file}}” is not one of the library’s own and was left as it is.',
  elsewhere: 'Backups and exports outside the library’s folder were not touched: delete those that hold it.',
  backupDropped:
    'The backups inside the library’s folder were deleted, because they held it. A new one is made at the next turn.',
} as const
