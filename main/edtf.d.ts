/** What is used of the `edtf` package, which brings no types. */
declare module 'edtf' {
  export type ExtendedDate = {
    /** Milliseconds since 1970; ±Infinity where a side is open, null where it is unknown. */
    min: number | null
    max: number | null
    edtf: string
  }
  export default function edtf(text: string): ExtendedDate
}
