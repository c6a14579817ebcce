import { readFileSync } from 'node:fs'

/**
 * Loaded into the program before anything else: its clock is off by as many years as stand in a file, which may change
 * while it runs. The monotonic clock stays as it is, as when somebody sets a computer's clock.
 */
const Real = Date
const year = 365.25 * 24 * 3600_000
const now = () => Real.now() + Number(readFileSync(process.env['SOURCEBOOK_CLOCK'] ?? '', 'utf8')) * year

globalThis.Date = new Proxy(Real, {
  construct: (target, args: [] | [number]) => new target(...(args.length === 0 ? ([now()] as [number]) : args)),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
})
