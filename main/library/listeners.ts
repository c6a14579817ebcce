/** Those who want to hear of something, told in the order they came. */
export class Listeners<Told> {
  readonly #listeners = new Set<(told: Told) => void>()

  /** Answers its own undo. */
  add(listen: (told: Told) => void): () => void {
    // Wrapped, so that the same function may listen twice.
    const own = (told: Told) => listen(told)
    this.#listeners.add(own)
    return () => this.#listeners.delete(own)
  }

  tell(told: Told): void {
    for (const listen of this.#listeners) listen(told)
  }
}
