import { OneAtATime } from './one-at-a-time'
import { asWriteFailure } from './write-failure'

/** What is done to a folder that other programs change as well: one thing after the other. */
export class FolderChanges {
  readonly #queue = new OneAtATime()

  /** @param look takes in what there is now, and tells whoever has to know */
  constructor(private readonly look: () => Promise<unknown>) {}

  /** Nothing else happens meanwhile. */
  run<T>(action: () => Promise<T>): Promise<T> {
    return this.#queue.run(action)
  }

  /**
   * Begins with a look at what there is, and ends with another, whatever comes of it. Fails with `workspace-write-failed`
   * where the system refuses something.
   */
  change<T>(action: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      await this.look()
      try {
        return await action()
      } catch (cause) {
        throw asWriteFailure(cause)
      } finally {
        await this.look()
      }
    })
  }
}
