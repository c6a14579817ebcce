/** A time as documents keep it; undefined for what is none. */
export function instantOf(written: string | undefined): string | undefined {
  const time = written === undefined ? NaN : Date.parse(written)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
