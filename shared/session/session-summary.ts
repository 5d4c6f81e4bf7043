import { z } from 'zod'
import type { AppError } from '../errors/app-error'
import type { CertificateFacts } from './certificate-facts'
import { clientProfileSchema } from './client-profile-schema'
import { serverProfileSchema } from './server-profile-schema'
import type { SessionState } from './session-state'

/** The saved profile that a session was started with; it may have been changed or deleted since. */
export const savedAsSchema = z.object({ id: z.string().max(200), name: z.string().max(1000) })
export type SavedAs = z.infer<typeof savedAsSchema>

export const importedFormats = ['ndjson', 'har', 'framescope'] as const
export type ImportedFormat = (typeof importedFormats)[number]

/** Where a session came from that was not recorded here. */
export const importedFromSchema = z.object({ format: z.enum(importedFormats), /** Of the file. */ name: z.string() })
export type ImportedFrom = z.infer<typeof importedFromSchema>

const anyHead = {
  id: z.string(),
  /** Wall clock at time 0, in microseconds since 1970. Event times count from here on a monotonic clock. */
  startedAt: z.number(),
  /** Version of Framescope that recorded it. */
  recordedBy: z.string(),
  savedAs: savedAsSchema.optional(),
  /** It was started with something secret, or with secret variables at hand: what was sent of that is in the capture. */
  secrets: z.boolean().optional(),
  imported: importedFromSchema.optional(),
}

/** What the capture's first block says: written once, when the session starts. */
export const sessionHeadSchema = z.discriminatedUnion('mode', [
  z.object({ ...anyHead, mode: z.literal('client'), profile: clientProfileSchema }),
  /** The profile has no private key any more. */
  z.object({ ...anyHead, mode: z.literal('server'), profile: serverProfileSchema }),
])
export type SessionHead = z.infer<typeof sessionHeadSchema>
export type SessionProfile = SessionHead['profile']

/** What a server session is doing, while it runs and until the app ends. */
export interface ServerStatus {
  /** The address and port that are really listened at. */
  readonly host: string
  readonly port: number
  readonly secure: boolean
  /** URLs that reach it; several where it listens at all addresses of the machine, the one for this machine first. */
  readonly urls: readonly string[]
  /** Others than this machine can reach it, as far as firewalls let them. */
  readonly exposed: boolean
  /** `null` without TLS. */
  readonly certificate: CertificateFacts | null
  /** Connections that stand now, handshakes included. */
  readonly live: number
  /** Connections since the start. */
  readonly total: number
}

/** What a client session is doing, while it runs and until the app ends. */
export interface ClientStatus {
  /** Number of the connection that stands, or was made last. */
  readonly connection: number
  /** The attempt that is waited for, in state `waiting`; else `null`. */
  readonly next: {
    readonly attempt: number
    /** As many in a row at most. */
    readonly of: number
    /** Wall clock when it begins, in microseconds since 1970. */
    readonly at: number
  } | null
}

/** How a stored session came to its end. */
export type CaptureEnding =
  /** Being recorded. */
  | 'live'
  /** The recorder closed the file. */
  | 'complete'
  /** The file stops without an end block and nobody records it: the app was killed, or the power went. */
  | 'cut-off'

/** Whether what happens goes into the capture; of a stored session, whether it did when the session ended. */
export type RecordingState =
  | { readonly state: 'on' }
  /**
   * The disk took no more. What was recorded is intact, the session goes on, and `session.resumeRecording` records again
   * once there is space. `events` and `bytes` of the wire were not recorded so far, and the number grows.
   */
  | { readonly state: 'stopped'; readonly error: AppError; readonly events: number; readonly bytes: number }

export interface SessionSummary {
  readonly head: SessionHead
  readonly state: SessionState
  readonly ending: CaptureEnding
  /** Events recorded per class; see `EventClass`. */
  readonly counts: readonly number[]
  /** Events of these that were let go, because of the limits to what is kept; per class. */
  readonly letGo: readonly number[]
  /** Bytes on disk. */
  readonly fileLength: number
  /** Damage found when the file was opened. */
  readonly damage: readonly CaptureDamage[]
  /** Why the session did not open, or what broke it. */
  readonly error: AppError | null
  readonly recording: RecordingState
  /** Of a server session of this run only. */
  readonly server?: ServerStatus
  /** Of a client session of this run only. */
  readonly client?: ClientStatus
}

/** A part of a capture that could not be read; the rest could. */
export interface CaptureDamage {
  readonly kind: 'torn-tail' | 'checksum' | 'unreadable-block'
  /** Place in the file, in bytes. */
  readonly offset: number
  readonly length: number
}

/** Damage beyond the torn tail that a crash leaves: that one is told by the ending `cut-off` already. */
export const lastingDamage = (damage: readonly CaptureDamage[]): readonly CaptureDamage[] =>
  damage.filter(({ kind }) => kind !== 'torn-tail')
