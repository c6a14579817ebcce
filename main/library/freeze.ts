/** Freezes a plain value through and through: a document is replaced whole, never changed. */
export function freezeDeep<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    // Plain values inherit nothing that could be met here; no list of them is made.
    for (const field in value) {
      const inner = value[field]
      if (typeof inner === 'object') freezeDeep(inner)
    }
    Object.freeze(value)
  }
  return value
}
