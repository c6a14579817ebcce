/** The operators that a search can be narrowed with, in the order in which they are explained. */
export const operators = ['actor', 'event', 'tag', 'outlet', 'date', 'type', 'is'] as const
export type OperatorName = (typeof operators)[number]

/** What may follow `is:` and `type:`: few enough to be listed. */
export const fixedValues: Partial<Record<OperatorName, readonly string[]>> = {
  is: ['unread', 'reading', 'done', 'anchored', 'moved', 'changed', 'orphaned'],
  type: ['article', 'passage', 'note', 'actor', 'event', 'claim', 'tag'],
}

/** The operator that is being typed: its value so far, and where this begins in the field. */
export type OperatorAtCaret = { name: OperatorName; value: string; start: number }

export function operatorAt(typed: string, caret: number): OperatorAtCaret | null {
  const found = /(?:^|\s)-?(\p{L}+):(?:"([^"]*)|([^\s"]*))$/u.exec(typed.slice(0, caret))
  const name = operators.find((one) => one === found?.[1]?.toLowerCase())
  if (!found || !name) return null
  const value = found[2] ?? found[3] ?? ''
  return { name, value, start: caret - value.length - (found[2] === undefined ? 0 : 1) }
}

/** The field with a value put in where one was being typed, and where the caret then stands. */
export function withValue(typed: string, caret: number, { start }: OperatorAtCaret, value: string) {
  const written = /[\s"]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value
  const before = `${typed.slice(0, start)}${written} `
  return { typed: before + typed.slice(caret).replace(/^"?\s*/u, ''), caret: before.length }
}
