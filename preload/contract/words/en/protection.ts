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

  cli: {
    recoveryKey:
      'Recovery key: {{recoveryKey}}\nWrite it down and keep it apart from this computer: it is shown this once, and without it a forgotten passphrase cannot be helped.',
    unprotected:
      'The library is no longer protected. The disk may keep traces of the sealed files, which tell nothing.',
    changed: 'The passphrase was changed. Older backups still open with the old one.',
    purged: 'Erased for good: {{changes}} changes of the history, {{files}} files rewritten or removed.',
  },

  // Erasing
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
