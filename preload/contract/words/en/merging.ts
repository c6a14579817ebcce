/** Merging another copy of the same library: what it brings, what is asked, what was done. */
export const merging = {
  title: 'Merge another copy',
  intro:
    '“{{name}}” and this library were last the same at change {{seq}}, {{at}}. Changes since then: {{mine}} here, {{theirs}} there.',
  introUnknown:
    '“{{name}}” and this library share no change that could be read, so nothing tells which of two versions is newer: you choose.',
  nothing: 'The other copy holds nothing that is not here. Nothing has to be merged.',
  counts: {
    new: 'New there: {{count}}',
    changed: 'Changed there: {{count}}',
    deleted: 'Deleted there: {{count}}',
    merged: 'Changed on both sides, and it goes together: {{count}}',
    conflict: 'Changed on both sides, and you choose: {{count}}',
  },
  conflicts: {
    'both changed': 'Both changed: {{fields}}',
    'deleted here': 'Deleted here, changed there',
    'deleted there': 'Deleted there, changed here',
  },
  what: { new: 'new', changed: 'changed', deleted: 'deleted', merged: 'changed on both sides', conflict: 'you choose' },
  choices: { mine: 'This copy', theirs: 'The other copy', both: 'Both' },
  forAll: 'For every conflict',
  conflictsTitle: 'What you choose',
  othersTitle: 'What comes without a question',
  go: 'Merge',
  busy: 'Merging…',
  done_one: 'Merged {{count}} document',
  done_other: 'Merged {{count}} documents',
  choose: 'Choose the folder of the other copy',
  chooseButton: 'Look at it',
  more: 'and {{count}} more',
  otherNote: '{{title}} (other copy)',
  keptInUse: 'Kept, because it is in use on the other side: {{kind}} “{{title}}”.',
  textMissing:
    'The text of “{{title}}” is missing in the other copy; a program that copies it may not be done. Nothing was merged.',
  fileMissing: 'A file or an earlier text of “{{title}}” is missing in the other copy.',
  anotherLibrary: '“{{name}}” is another library, not a copy of this one. Nothing was merged.',
  itself: 'This is the library that is open. Choose another copy of it. Nothing was merged.',
  notThere: 'There is no library at “{{name}}”. Nothing was merged.',
  locked:
    'The other copy is protected by a passphrase of its own. Merge it in the window, which asks for it. Nothing was merged.',
  lockedTitle: '“{{name}}” is protected',
  lockedText:
    'This copy has a passphrase of its own. It is used to read the copy, kept nowhere, and nothing is written to the copy.',
  losesProtection:
    'This library is not protected: what comes from the copy, its words too, will stand on this disk unprotected. Protect this library first if that must not be.',
  look: 'Look at it',
  looking: 'Opening…',
  damaged: 'The copy is damaged, and is read as far as that goes:',
  goUnprotected: 'Merge, unprotected',
} as const
