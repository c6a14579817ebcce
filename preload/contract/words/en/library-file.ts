/** What is said of a library as one file: what happened, what is safe, what to do. */
export const libraryFile = {
  notRedacted: 'A library file holds everything as it is; names cannot be replaced in it. Choose another format.',
  wholeOnly: 'A library file always holds the whole library. Leave the choice of a part out, or choose another format.',
  holdsPrivate_one:
    'Nothing was exported: a library file holds everything, and {{count}} document is private or tells of something private. Say that private things may leave too, or choose another format.',
  holdsPrivate_other:
    'Nothing was exported: a library file holds everything, and {{count}} documents are private or tell of something private. Say that private things may leave too, or choose another format.',
  changing: 'Nothing was exported: the library’s files kept changing. It can be tried again at once.',
  notReadBack: 'Nothing was exported: the disk did not give back what was written. Choose another place.',
  cannotRead: 'The file “{{name}}” cannot be read ({{why}}). Nothing was changed.',
  notOne:
    'The file “{{name}}” is not a library exported as one file, or its end is missing. Nothing was changed; copy it again from where it came.',
  changed:
    'The file “{{name}}” is damaged: its bytes are not those that were written. Nothing was changed; copy it again from where it came.',
  wrong: 'The file “{{name}}” is not a sound library file ({{why}}). Nothing was changed.',
  newer: 'The file “{{name}}” was made by a newer Sourcebook. Nothing was changed; update Sourcebook first.',
  noRoom: 'There is not enough room on the disk for what “{{name}}” holds. Nothing was changed; free some space.',
  cannotRestore: 'The file “{{name}}” was not taken in to “{{path}}” ({{why}}). The file is as it was.',
  restored: 'Restored to {{path}}',
  restoredSealed: 'Restored to {{path}}; it opens with the passphrase it had',
  title: 'The whole library',
} as const
