import type { SessionState } from '../../shared/session/session-state'

/** Wants to hear of a session while it runs. Called on the way of every message: has to be cheap. */
export interface SessionWatcher {
  /** A message was received whole; its capture may not have it on disk yet. */
  messageArrived(connection: number): void
  stateChanged(state: SessionState): void
  /**
   * Wants to hear what messages say, and answers them: it resolves when that is done, and reading waits when too much of it
   * is still to come. Client sessions alone; those of a server have responders.
   */
  message?(type: 'text' | 'binary', payload: Uint8Array): Promise<void>
}

/** Those who watch one session, and how many messages it has received. */
export class SessionWatchers {
  readonly #watchers = new Set<SessionWatcher>()
  #received = 0

  /** On all connections, since the start. */
  get received(): number {
    return this.#received
  }

  /** Returns what ends it. */
  add(watcher: SessionWatcher): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  get listening(): boolean {
    for (const watcher of this.#watchers) if (watcher.message !== undefined) return true
    return false
  }

  async message(type: 'text' | 'binary', payload: Uint8Array): Promise<void> {
    await Promise.all([...this.#watchers].flatMap((watcher) => watcher.message?.(type, payload) ?? []))
  }

  messageArrived(connection: number): void {
    this.#received += 1
    for (const watcher of this.#watchers) watcher.messageArrived(connection)
  }

  stateChanged(state: SessionState): void {
    for (const watcher of this.#watchers) watcher.stateChanged(state)
  }
}
