/** What is said about a library as a thing on disk: what happened, what is safe, what to do. */
export const library = {
  // Opening
  noFolder: 'There is no folder “{{path}}”. It may have been moved or renamed, or its drive is not connected.',
  notAFolder: '“{{path}}” is a file, and a library is a folder.',
  notALibrary:
    'The folder “{{path}}” holds no library: there is no library.json in it and no journal. Nothing was changed.',
  emptyFolder:
    'The folder “{{path}}” is empty. If a library was here, its drive may not be connected. Nothing was changed.',
  incomplete:
    'The folder “{{path}}” holds parts of a library, but neither library.json nor a journal. It may have been copied only in part: copy it again, or open a backup. Nothing was changed.',
  mayNotRead:
    'The library in “{{path}}” cannot be read: you do not have the right to, or the disk is failing ({{code}}).',
  beyondRepair:
    'The library in “{{path}}” is damaged, and neither an earlier generation nor the history could be read. Every file was left as it is. Open a backup, or try “repair” on the command line.',
  folderNotEmpty: 'The folder “{{path}}” is not empty. Choose an empty or a new folder for a new library.',
  cannotCreate: 'A library cannot be made in “{{path}}”: {{why}}',

  // Read only
  heldBy:
    'This library is open in another window or program (process {{pid}} on {{host}}, since {{since}}), so it can only be read here. Close it there first.',
  heldElsewhere:
    'This library is open on another computer ({{host}}, process {{pid}}, since {{since}}), so it can only be read here. Close it there first. If that computer no longer has it open, delete the file “lock” in the library’s folder.',
  askedReadOnly: 'This library was opened for reading only.',
  folderReadOnly: 'The library’s folder cannot be written to ({{code}}), so it can only be read.',
  newerVersion:
    'This library was made by a newer version of Sourcebook (format {{version}}, this one knows {{known}}). It can be read; it was not changed. Install the newer version to edit it.',
  cannotChange: 'Nothing was changed: {{reason}}',

  // Saving
  notSaved: 'Not saved: {{reason}}',
  diskFull: 'the disk is full. Your changes are kept here; free some space and they will be saved.',
  quotaFull: 'your space on this disk is used up. Your changes are kept here; free some space and they will be saved.',
  savedFromReserve:
    'Saved from the reserve: the disk is full. Free {{megabytes}} MB or more, or the next changes cannot be saved.',
  mayNotWrite: 'the library’s folder may not be written to. Your changes are kept here until it may.',
  folderGone: 'the library’s folder is gone. Your changes are kept here until it is back.',
  folderSwapped:
    'another folder stands where the library was; its drive may have been disconnected. Your changes are kept here until it is back.',
  tailLost:
    'the disk no longer holds what was saved before. Your changes are kept here; copy the library’s folder elsewhere before anything else.',
  contentDiskFull: 'The disk is full: nothing was taken in, and nothing was changed. Free some space and try again.',
  fileNotRead:
    'The disk cannot read “{{file}}” of this library at the moment ({{code}}). Nothing was changed; what it holds is used again as soon as it can be read. If that lasts, the disk is failing: open a backup.',
  textNotRead:
    'The text of “{{title}}” cannot be read at the moment: the disk reports an error ({{code}}). Nothing was changed, and everything else can be used. If that lasts, the disk is failing: bring the text back from a backup.',
  contentNotWritten:
    'The disk did not take it ({{code}}): nothing was taken in, and nothing was changed. Try again once the disk can be written to.',
  diskError: 'the disk reported an error ({{code}}). Your changes are kept here and saving is tried again.',

  cannotTakeBack:
    'Change {{seq}} cannot be undone or done again: the history file that tells what it replaced is missing or damaged.',

  // Earlier states
  earlier: 'This is the library as it was after change {{seq}}, {{at}} UTC. It can be looked at, not changed.',
  noSuchChange: 'There is no change {{seq}} in this library.',
  earlierLost:
    'The library as it was after change {{seq}} cannot be shown: change {{lost}} is missing or damaged in the history. A backup of that time may hold it.',
  otherSealed: 'The file of another library cannot be opened with this one’s passphrase. Nothing was changed.',
  insideItself: '“{{path}}” lies inside the library’s own folder. Choose another place.',

  // Problems found
  snapshotDamaged:
    'library.json was damaged ({{why}}). The library was put together from {{from}}; the damaged file is kept as “{{kept}}”.',
  snapshotDamagedReadOnly:
    'library.json is damaged ({{why}}). What you see was put together from {{from}}; no file was changed.',
  snapshotMissing: 'library.json was missing. The library was put together from {{from}}.',
  fromGeneration: 'the earlier generation {{file}} and the journals after it, up to change {{seq}}',
  fromHistory: 'its whole history, up to change {{seq}}',
  journalDamaged:
    'The journal {{file}} is damaged after change {{seq}}. All changes up to it were kept; {{bytes}} bytes after it could not be trusted and are set aside as “{{kept}}”.',
  journalDamagedReadOnly:
    'The journal {{file}} is damaged after change {{seq}}. All changes up to it are shown; {{bytes}} bytes after it could not be trusted. No file was changed.',
  journalHeaderDamaged: 'The first line of the journal {{file}} is damaged. All of its changes were read.',
  journalForeign: 'The journal {{file}} belongs to {{reason}} and was not used. It is kept as “{{kept}}”.',
  journalForeignReadOnly: 'The journal {{file}} belongs to {{reason}} and was not used.',
  journalGap:
    'The journal {{file}} starts after change {{seq}}, but the changes before it are missing. It was not used, and is kept as “{{kept}}”.',
  journalGapReadOnly:
    'The journal {{file}} starts after change {{seq}}, but the changes before it are missing. It was not used.',
  documentInvalid:
    'The document {{id}} does not have the form it should have ({{why}}). It is not shown; it stays in library.json as it is.',
  textMissing: 'The text {{file}} of “{{title}}” is missing. Restore it from a backup.',
  textDamaged: 'The text {{file}} is damaged: its bytes do not match its name. Restore it from a backup.',
  textsMissing: 'The folder of article texts is missing. The library may have been copied only in part: copy it again.',
  textUnreadable:
    'The text {{file}} of “{{title}}” is there, but the disk cannot read it. Try again; if that lasts, the disk is failing: restore the text from a backup.',
  originalMissing: 'The imported file {{file}} of “{{title}}” is missing. Restore it from a backup.',
  originalDamaged: 'The imported file {{file}} is damaged: its bytes do not match its name.',
  originalUnreadable:
    'The imported file {{file}} of “{{title}}” is there, but the disk cannot read it. Try again; if that lasts, the disk is failing.',
  generationDamaged: 'The earlier generation {{file}} is damaged ({{why}}). The library itself is not touched by this.',
  historyDamaged:
    'The history file {{file}} is damaged. What it told can no longer be undone; the library itself is not touched by this.',
  historyUnreadable:
    'The history file {{file}} is there, but the disk cannot read it. What it tells cannot be undone or shown until it can; the library itself is not touched by this.',
  historyMissing:
    'The changes {{from}} to {{to}} are missing from the history. The library itself is not touched by this.',
  danglingReference: 'The document {{id}} refers to {{target}}, which is not there.',

  // Repair
  repairLocked: 'The library cannot be written to, so it was not repaired. {{reason}}',
  repairedGeneration: 'The damaged generation {{file}} was put aside as “{{kept}}”.',
  repairedReferences_one:
    'References to what is not there were taken out of {{count}} document; undo brings them back.',
  repairedReferences_other:
    'References to what is not there were taken out of {{count}} documents; undo brings them back.',
} as const
