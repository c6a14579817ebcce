/** What is said about the records of a bibliography: what was wrong in it, and what became of each. */
export const bibliographies = {
  outsideRecords_one: '{{count}} line stands outside all records and was not read.',
  outsideRecords_other: '{{count}} lines stand outside all records and were not read.',
  brokenEntry: 'The entry in line {{line}} was not read: {{why}}.',
  noEquals: 'a field has no “=”',
  afterField: 'after the field “{{field}}” neither a comma nor the end follows',
  noValue: 'a field has no value',
  notClosed: 'it is not closed',
  record: 'Record {{number}}',
  notARecord: 'This is not a reference and was not read.',
  tooDeep: 'It is nested deeper than any reference is, so it was not read.',
  doctype: 'a document type is declared in it, which no bibliography has',
  brokenXml: 'The file was read as far as it is whole: {{why}}',
} as const
