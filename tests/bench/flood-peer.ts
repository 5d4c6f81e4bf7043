import { Child } from './child'
import type { Poured } from './peer'

/** The peer's process, as seen by the bench. */
export class Peer {
  readonly #child = new Child('peer', process.execPath)
  readonly #url: Promise<string>

  constructor() {
    this.#url = this.#child.hear<number>().then((port) => `ws://127.0.0.1:${port}`)
  }

  url(): Promise<string> {
    return this.#url
  }

  /** Resolves when the next connection to `/pour/…` is closed. */
  poured(): Promise<Poured> {
    return this.#child.hear<Poured>()
  }

  end(): Promise<void> {
    return this.#child.end()
  }
}
