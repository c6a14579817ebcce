/** What other programs did to the files of an open library, and what a person can do about it. */
export const outside = {
  unknown: '“{{file}}” is not another version of this library.',
  unreadable:
    'The file “{{file}}” cannot be read as a version of this library; it is damaged or not whole. It stays where it is.',
  anotherLibrary:
    'The file “{{file}}” belongs to another library and cannot be taken over. Open it as a library of its own instead.',
  textsMissing:
    'The other version “{{file}}” names the text of “{{title}}”, which is not here. Nothing was changed; wait until your sync program has brought everything, and try again.',
  none: 'No other version of this library was found.',
  written: 'The other version stands in {{path}}: {{documents}} documents',
  kept: 'What is open here was kept; the other version stays in the folder as “{{file}}”.',
  takenOver_one: '{{count}} document was taken over; undo brings back what was here.',
  takenOver_other: '{{count}} documents were taken over; undo brings back what was here.',

  kinds: {
    'other version':
      'Another program left another version of this library: {{onlyThere}} documents stand only there, {{onlyHere}} only here, {{different}} differ.',
    'earlier state':
      'Another program left an earlier state of this library, of change {{seq}}. Nothing of it is missing here.',
    'another library': 'Another program put the file of another library here, “{{name}}”.',
    unreadable: 'Another program left a file here that cannot be read as a version of this library.',
  },
  banner_one: 'Another program changed this library’s folder. Nothing was lost: both versions are kept.',
  banner_other:
    'Another program left {{count}} other versions in this library’s folder. Nothing was lost: all are kept.',
  decide: 'Decide…',
  title: 'Other versions of this library',
  intro: 'What is open here is safe and saved. Each other version stays in the library’s folder until you decide.',
  file: '{{file}}, {{at}}',
  keepHere: 'Keep what is open here',
  beside: 'Open the other one beside it…',
  takeOver: 'Take the other one over',
  takeOverHint: 'This library becomes what the other version says. It is one change, and can be undone.',
} as const
