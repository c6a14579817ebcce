/** Searching the history, looking at earlier states and versions, and what shrank. */
export const history = {
  lost: 'Change {{seq}} is missing or damaged in the history, so what was before it cannot be told. A backup of that time may hold it.',
  notThere: '“{{id}}” was not there after change {{seq}}.',
  restsOn: '“{{title}}” cannot be brought back: it rests on {{id}}, which is gone. Bring that back first.',
  shrankCharacters: '“{{title}}” shrank from {{from}} to {{to}} characters.',
  shrankWords: 'The text of “{{title}}” shrank from {{from}} to {{to}} words.',
  untitled: 'Untitled',
  returned: 'This is the library as it is now.',
  notEarlier: 'No earlier state is open.',
  written: 'The library as it was after change {{seq}} stands in {{path}}: {{documents}} documents',
  writtenWithout: '{{count}} texts or originals are missing or damaged in this library and could not be copied.',
} as const
