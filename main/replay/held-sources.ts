import type { HeldSource, MessageSource } from './ports'

/** The captures that a piece of work reads, until it is done. */
export class HeldSources {
  readonly #held: HeldSource[] = []

  constructor(private readonly source: (session: string) => Promise<HeldSource>) {}

  /** Fails when there is no such capture. */
  async of(session: string): Promise<MessageSource> {
    const held = await this.source(session)
    this.#held.push(held)
    return held.messages
  }

  /** `null` when its capture is not there any more. */
  orNull(session: string): Promise<MessageSource | null> {
    return this.of(session).catch(() => null)
  }

  release(): void {
    for (const { release } of this.#held.splice(0)) release()
  }
}
