/** Runs what is asked of it one after the other, in the order in which it was asked. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(action: () => Promise<T>): Promise<T> {
    const done = this.#last.then(action)
    this.#last = done.catch(() => {})
    return done
  }

  /** Resolves when all is done that has been asked so far, well or not. */
  async settled(): Promise<void> {
    await this.#last
  }
}
