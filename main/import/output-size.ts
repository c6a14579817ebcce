/** The most that may come out of one file, in characters and values: what a worker answers lies in the main thread's memory. */
export const mostOutput = 400_000_000

/** What a value weighs beside its characters. */
const perValue = 8

/** Whether a value holds more than `most`; stops counting as soon as it does. */
export function isLargerThan(value: unknown, most: number): boolean {
  const waiting: unknown[] = [value]
  let size = 0
  while (waiting.length > 0 && size <= most) {
    const one = waiting.pop()
    size += perValue
    if (typeof one === 'string') size += one.length
    else if (ArrayBuffer.isView(one)) size += one.byteLength
    else if (Array.isArray(one)) for (const item of one) waiting.push(item)
    else if (typeof one === 'object' && one !== null)
      for (const [name, inner] of Object.entries(one)) {
        size += name.length
        waiting.push(inner)
      }
  }
  return size > most
}
