import { useEffect, useState } from 'react'

/** A value once it has not changed for some milliseconds: a search is not asked for every key of a fast typist. */
export function useSettled<Value>(value: Value, pause: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}
