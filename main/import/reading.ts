/** What a reader of one format gets: the file's bytes, and its text where it is a text. */
export type Reading = {
  name: string
  bytes: Uint8Array
  /** Of a locked file, as the person typed it. */
  password?: string | undefined
  /** Tells that the work goes on: a long file may take its time as long as it gets on. */
  step: () => void
}
