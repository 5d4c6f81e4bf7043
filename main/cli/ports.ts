import type { ExportedSession } from '../../shared/formats/export-status'
import type { EventContent } from '../../shared/formats/session-format'
import type { LiveSession } from '../../shared/ipc/live-tick'
import type { TimelinePage } from '../../shared/ipc/timeline-channels'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { EventMask } from '../../shared/session/event-class'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { SessionEvent } from '../../shared/session/session-event'
import type { SessionState } from '../../shared/session/session-state'
import type { SessionHead, SessionSummary } from '../../shared/session/session-summary'
import type { TimelineRow } from '../../shared/session/timeline-row'

/** A session that runs, or ran since the start. */
export interface RunningSession {
  readonly head: SessionHead
  readonly live: boolean
  /** Being recorded, or not wholly on disk yet. */
  readonly recording: boolean
  read(): LiveSession
  /** In order while it is open; at once while it is still opening, or closing already. */
  disconnect(code: number | null, reason: string): void
  send(outgoing: SendableOutgoing): Promise<void>
  watch(watcher: SessionWatcher): () => void
  /** Drops every connection; resolves when the recording is complete. */
  stop(): Promise<void>
}

export interface SessionWatcher {
  /** Called for every message received. */
  messageArrived(connection: number): void
  stateChanged(state: SessionState): void
  /** Answers what was received; it resolves when that has left. */
  message?(type: 'text' | 'binary', payload: Uint8Array): Promise<void>
}

/** Reads a capture, live or stored. */
export interface Reader {
  readonly head: SessionHead
  readonly firstEvent: number
  readonly eventCount: number
  /** Events per class. */
  readonly counts: readonly number[]
  event(event: number): Promise<SessionEvent>
  events(from: number): AsyncGenerator<SessionEvent, void, undefined>
  rows(mask: EventMask, from: number, count: number): Promise<TimelinePage>
  rowsOf(events: Iterable<number>): Promise<TimelineRow[]>
  bytes(event: number, from: number, count: number): Promise<Uint8Array>
  frames(event: number): Promise<readonly number[]>
}

/** Runs a session and records it. */
export interface Recorder {
  readonly sessions: {
    connect(profile: ClientProfile): Promise<SessionSummary>
    serve(profile: ServerProfile): Promise<SessionSummary>
    /** Rejects with why it never will be. */
    whenOpen(session: string): Promise<void>
    running(session: string): RunningSession
  }
  reader(session: string): Promise<Reader>
  /** What the event that was just read carries. */
  content(event: SessionEvent, reader: Reader): Promise<EventContent>
  /** Calls back when something about a session has changed, what is on disk too. Returns what ends it. */
  onChange(callback: () => void): () => void
  /** Resolves when all that is on disk can be read; for after the end of a recording. */
  whenReadable(): Promise<void>
  /** The file of the capture that it is recorded to. */
  readonly file: string
  /** The file stays, whatever was said of it before. */
  keep(): void
  close(): Promise<void>
}

/**
 * Hands the file of a capture to `work`: a recording itself, or what it was imported into for as long as that takes. Fails
 * like imports do, and with `argument-file-unreadable`.
 *
 * @param session which one, from 1 on, of a file that may hold several; `null` where it has to be the only one
 */
export type WithRecording = <Result>(
  file: string,
  session: number | null,
  work: (capture: string) => Promise<Result>,
) => Promise<Result>

/** A format that a file may have, by its name, and how names of such files end. */
export interface FileFormats {
  readonly names: readonly string[]
  /** The name of a format; `null` where the ending says nothing. */
  ofFile(file: string): string | null
}

/** Writes files from captures. */
export interface Exports {
  readonly formats: FileFormats
  /** From a file that holds a capture. Fails with `export-failed`, and then an older file is as it was; or like a capture. */
  write(capture: string, target: ExportTarget, extent: ExportExtent): Promise<ExportedSession>
}

/** What of a capture is written. */
export interface ExportExtent {
  /** What it finds; `null` for everything. */
  readonly filter: string | null
  /** Secrets are hidden. */
  readonly redact: boolean
}

export interface ExportTarget {
  readonly file: string
  readonly format: string
}

/** Where a session is recorded to. `null`: to a file that is gone when the recorder is closed. */
export type OpenRecorder = (file: string | null) => Promise<Recorder>
