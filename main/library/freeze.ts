/** Freezes a plain value through and through, however deep: a document is replaced whole, never changed. */
export function freezeDeep<Value>(value: Value): Value {
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue
    Object.freeze(next)
    for (const inner of Object.values(next)) if (typeof inner === 'object') open.push(inner)
  }
  return value
}
