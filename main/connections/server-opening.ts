import { appError, type AppError } from '../../shared/errors/app-error'
import type { HandshakeVerdict } from '../../shared/protocol/handshake-acceptance'
import type { ConnectionRecorder } from '../../shared/session/recorder'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { HandshakeRequest, HandshakeTiming } from '../../shared/session/session-event'
import type { AcceptedSocket } from './accepted-socket'
import { ServerHandshake, tooLate, type RequestOutcome } from './server-handshake'

type Judged = Extract<RequestOutcome, { kind: 'judged' }>

/** A handshake that was accepted: its answer is on the wire. */
export interface AcceptedHandshake {
  readonly request: HandshakeRequest
  readonly verdict: Extract<HandshakeVerdict, { kind: 'accepted' }>
  /** What came behind the request, which is recorded already, and when. */
  readonly rest: Uint8Array
  readonly time: number
}

export interface OpeningListener {
  /** The request is complete and on the timeline. */
  requested(request: HandshakeRequest): void
  accepted(handshake: AcceptedHandshake): void
  /** An answer that refuses is on the wire, and our side ends. */
  refused(): void
  /** What came is no handshake, or is too late: said so in HTTP, as far as that is understood, and our side ends. */
  failed(error: AppError): void
}

/** The start of one client, from its first byte to the answer: reads, waits as long as it is asked to, answers, tells. */
export class ServerOpening {
  readonly #timeout: NodeJS.Timeout
  #delay: NodeJS.Timeout | undefined
  /** Until there is a request. */
  #handshake: ServerHandshake | null
  #firstByteAt: number | null = null

  constructor(
    private readonly profile: ServerProfile,
    private readonly socket: AcceptedSocket,
    private readonly recorder: ConnectionRecorder,
    /** Milliseconds that TLS took; `null` without. */
    private readonly tlsTook: number | null,
    /** Nanoseconds since the session's start. */
    private readonly clock: () => number,
    private readonly listener: OpeningListener,
  ) {
    this.#handshake = new ServerHandshake(profile)
    this.#timeout = setTimeout(() => this.#timeOut(), profile.handshakeTimeout)
  }

  /** Bytes just read. */
  received(bytes: Uint8Array, time: number): void {
    this.#firstByteAt ??= time
    this.recorder.append('received', bytes, time)
    const outcome = this.#handshake?.push(bytes)
    if (outcome?.kind === 'failed') this.#fail(outcome.error, outcome.answer)
    else if (outcome?.kind === 'judged') this.#judged(outcome, bytes.subarray(outcome.rest), time)
  }

  /** No more bytes will come or go. */
  end(): void {
    clearTimeout(this.#timeout)
    clearTimeout(this.#delay)
  }

  #judged(judged: Judged, rest: Uint8Array, time: number): void {
    clearTimeout(this.#timeout)
    this.#handshake = null
    this.recorder.detail({ kind: 'handshake-sent', request: judged.request }, time)
    this.listener.requested(judged.request)
    const { delay } = this.profile.policy
    if (delay === 0) return this.#answer(judged, rest, time)
    // Whatever else the client sends waits in the system.
    this.socket.pause('delay')
    const kept = new Uint8Array(rest)
    this.#delay = setTimeout(() => {
      this.#answer(judged, kept, time)
      this.socket.resume('delay')
    }, delay)
  }

  /** @param requestedAt when the request was complete */
  #answer({ request, verdict }: Judged, rest: Uint8Array, requestedAt: number): void {
    const time = this.clock()
    const { response, checks } = verdict
    const facts = { request, response, checks: [...checks], timing: this.#timing(requestedAt, time) }
    this.#write(verdict.bytes, time)
    if (verdict.kind === 'refused') {
      this.recorder.detail({ kind: 'handshake-refused', ...facts }, time)
      this.listener.refused()
      return this.socket.end()
    }
    const { subprotocol, extensions } = verdict
    this.recorder.detail({ kind: 'handshake-accepted', ...facts, subprotocol, extensions }, time)
    this.listener.accepted({ request, verdict, rest, time })
  }

  #timing(requestedAt: number, answeredAt: number): HandshakeTiming {
    return {
      dns: null,
      connect: null,
      tls: this.tlsTook,
      request: (requestedAt - (this.#firstByteAt ?? requestedAt)) / 1e6,
      wait: (answeredAt - requestedAt) / 1e6,
    }
  }

  #timeOut(): void {
    this.#fail(appError('request-timed-out', { ms: String(this.profile.handshakeTimeout) }), tooLate())
  }

  #fail(error: AppError, answer: Uint8Array): void {
    clearTimeout(this.#timeout)
    this.#handshake = null
    this.listener.failed(error)
    this.#write(answer, this.clock())
    this.socket.end()
  }

  #write(bytes: Uint8Array, time: number): void {
    this.recorder.append('sent', bytes, time)
    this.socket.write([bytes], () => {})
  }
}
