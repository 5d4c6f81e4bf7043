import { RecordingProgress } from './recording-progress'
import { SessionWatchers, type SessionWatcher } from './session-watchers'

/** What clients and servers tell of a session to those who watch it. */
export abstract class WatchedSession {
  readonly progress: RecordingProgress
  protected readonly watchers = new SessionWatchers()

  constructor(
    monotonic: () => number,
    /** Something that a summary shows has changed. */
    protected readonly onChange: () => void,
  ) {
    this.progress = new RecordingProgress(monotonic, onChange)
  }

  get recording(): boolean {
    return !this.progress.closed
  }

  now(): number {
    return this.progress.now()
  }

  watch(watcher: SessionWatcher): () => void {
    return this.watchers.add(watcher)
  }

  whenReadable(): Promise<void> {
    return this.progress.whenReceived(this.watchers.received)
  }

  resumeRecording(): Promise<void> {
    return this.progress.resume()
  }
}
