import type { SessionState } from '../../shared/session/session-state'

/** Wants to hear of a session while it runs. Called on the way of every message: has to be cheap. */
export interface SessionWatcher {
  /** A message was received whole; its capture may not have it on disk yet. */
  messageArrived(connection: number): void
  stateChanged(state: SessionState): void
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

  messageArrived(connection: number): void {
    this.#received += 1
    for (const watcher of this.#watchers) watcher.messageArrived(connection)
  }

  stateChanged(state: SessionState): void {
    for (const watcher of this.#watchers) watcher.stateChanged(state)
  }
}
