import type net from 'node:net'
import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import { headerValues } from '../../shared/protocol/header-list'
import type { Response } from '../../shared/responder/response'
import type { ConnectionState, ConnectionSummary } from '../../shared/session/connection-summary'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { SessionRecorder } from '../../shared/session/recorder'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { HandshakeTiming, noteCodes, ResponderNote } from '../../shared/session/session-event'
import { AcceptedSocket, type AcceptedSocketListener } from './accepted-socket'
import { DiskBrake } from './disk-brake'
import { OpenConnection } from './open-connection'
import { SendLine } from './send-line'
import { ServerHandshake, tooLate, type RequestOutcome } from './server-handshake'
import { TalliedRecorder } from './tallied-recorder'

/** A connection as the operating system, or TLS, handed it over. */
export interface Accepted {
  readonly socket: net.Socket
  /** The TCP connection below TLS; the same socket where there is none. */
  readonly transport: net.Socket
  /** Milliseconds that TLS took; `null` without. */
  readonly tlsTook: number | null
}

export interface ServerConnectionListener {
  /** Asked at the start of each message: somebody wants to hear what it says. */
  readonly listening: boolean
  /** Its handshake is over and was accepted. */
  opened(connection: ServerConnection): void
  message(connection: ServerConnection, type: 'text' | 'binary', payload: Uint8Array, count: number): void
  /** Something that its summary shows has changed. */
  changed(connection: ServerConnection): void
  /** The last call. */
  ended(connection: ServerConnection): void
}

type Judged = Extract<RequestOutcome, { kind: 'judged' }>

const SHOWN_LENGTH = 200

/** One client of a server session, from the accepted connection to its end. */
export class ServerConnection implements AcceptedSocketListener {
  readonly #socket: AcceptedSocket
  readonly #recorder: TalliedRecorder
  readonly #diskBrake: DiskBrake
  readonly #openedAt: number
  readonly #timeout: NodeJS.Timeout
  /** Until there is a request. */
  #handshake: ServerHandshake | undefined
  #request: Judged['request'] | undefined
  #firstByteAt: number | null = null
  #delay: NodeJS.Timeout | undefined
  #open: OpenConnection | undefined
  #subprotocol: string | null = null
  #state: ConnectionState = 'handshaking'
  #reading = true
  #error: AppError | null = null
  /** The user wants no more of it. */
  #unwanted = false
  /** The responder that dropped it, if one did. */
  #droppedBy: string | null = null
  readonly #line: SendLine

  constructor(
    accepted: Accepted,
    private readonly profile: ServerProfile,
    private readonly session: SessionRecorder,
    /** Nanoseconds since the session's start. */
    private readonly clock: () => number,
    private readonly listener: ServerConnectionListener,
  ) {
    this.#openedAt = clock()
    this.tlsTook = accepted.tlsTook
    this.#recorder = new TalliedRecorder(session.connection(), () => listener.changed(this))
    this.#socket = new AcceptedSocket(accepted.socket, accepted.transport, this)
    this.#diskBrake = new DiskBrake(session, this.#recorder, clock, {
      pause: () => this.#socket.pause('disk'),
      resume: () => this.#socket.resume('disk'),
    })
    this.#line = new SendLine({
      pauseReading: () => this.#socket.pause('responses'),
      resumeReading: () => this.#socket.resume('responses'),
      note: (code, params) => this.#note(code, params),
    })
    this.#handshake = new ServerHandshake(profile)
    this.#timeout = setTimeout(() => this.#timeOut(), profile.handshakeTimeout)
    const { remote, local, tls } = this.#socket
    this.#recorder.detail({ kind: 'connection-opened', remote, local, tls }, this.#openedAt)
  }

  private readonly tlsTook: number | null

  get connection(): number {
    return this.#recorder.connection
  }

  summary(): ConnectionSummary {
    const request = this.#request
    return {
      connection: this.connection,
      state: this.#state,
      remote: this.#socket.remote,
      path: request?.target.slice(0, SHOWN_LENGTH) ?? null,
      userAgent: headerValues(request?.headers ?? [], 'User-Agent')[0]?.slice(0, SHOWN_LENGTH) ?? null,
      subprotocol: this.#subprotocol,
      sent: this.#recorder.traffic('sent'),
      received: this.#recorder.traffic('received'),
      openedAt: this.#openedAt,
      lastActivity: Math.max(this.#openedAt, this.#recorder.lastActivity),
      reading: this.#reading,
      answersPings: this.#open?.answersPings ?? true,
      error: this.#error,
    }
  }

  /** Resolves when what was sent has left for the system. Rejects with `not-open` or `client-not-reading`. */
  async send(outgoing: SendableOutgoing): Promise<void> {
    const open = this.#open
    if (open === undefined || this.#state !== 'open') throw new AppFailure(appError('not-open', { state: this.#state }))
    if (outgoing.kind === 'close') open.close(outgoing.code, outgoing.reason)
    else await this.#line.add(lengthOf(outgoing), () => open.send(outgoing))
  }

  /** Starts the closing handshake; before there is anything to close, drops. */
  close(code: number | null, reason: string): void {
    if (this.#open === undefined) this.drop()
    else this.#open.close(code, reason)
  }

  /** A TCP reset, in any state. */
  drop(): void {
    this.#unwanted = true
    this.#socket.reset()
  }

  /** In the name of a responder; `back`: to what this connection sent. Not while it is not open. */
  respond(response: Response, responder: string, back: boolean): void {
    const open = this.#open
    if (open === undefined || this.#state !== 'open' || this.#unwanted) return
    switch (response.kind) {
      case 'message': {
        const { bytes, type } = response
        return this.#answerWith(bytes.length, () => open.sendMessage(bytes, type, responder), back)
      }
      case 'ping': {
        const { payload } = response
        return this.#answerWith(payload.length, () => open.ping(payload, responder), back)
      }
      case 'close':
        return open.close(response.code, response.reason, responder)
      case 'drop':
        this.#droppedBy = responder
        return this.drop()
    }
  }

  /** What cannot be sent is on the timeline; nobody waits for it. */
  #answerWith(length: number, send: () => Promise<void>, back: boolean): void {
    this.#line.add(length, send, back).catch(() => {})
  }

  note(code: ResponderNote, params: Readonly<Record<string, string>>): void {
    this.#recorder.detail({ kind: 'note', code, params: { ...params } }, this.clock())
  }

  setReading(reading: boolean): void {
    if (reading === this.#reading) return
    this.#reading = reading
    if (reading) this.#socket.resume('hand')
    else this.#socket.pause('hand')
    this.#note(reading ? 'reading-resumed' : 'reading-paused')
  }

  setAnswersPings(answers: boolean): void {
    if (this.#open === undefined || answers === this.#open.answersPings) return
    this.#open.answersPings = answers
    this.#note(answers ? 'pongs-answered' : 'pongs-withheld')
  }

  bytes(bytes: Uint8Array): void {
    const time = this.clock()
    this.#firstByteAt ??= time
    if (this.#open !== undefined) this.#open.received(bytes, time)
    else {
      this.#recorder.append('received', bytes, time)
      const outcome = this.#handshake?.push(bytes)
      if (outcome?.kind === 'failed') this.#reject(outcome.error, outcome.answer)
      else if (outcome?.kind === 'judged') this.#judged(outcome, bytes.subarray(outcome.rest), time)
    }
    this.#diskBrake.check()
  }

  ended(): void {
    if (this.#open !== undefined) this.#open.receivedEnd()
    else {
      if (this.#request === undefined) this.#fail(appError('request-cut-off'))
      this.#socket.end()
    }
  }

  closed(error: NodeJS.ErrnoException | null): void {
    clearTimeout(this.#timeout)
    clearTimeout(this.#delay)
    if (!this.#unwanted) this.#explain(error)
    this.#open?.end(this.clock())
    this.#line.end()
    this.#diskBrake.record()
    const ending = this.#open?.ending ?? { code: 1006, reason: '', initiator: 'none' as const, clean: false }
    const initiator = ending.initiator === 'none' && this.#unwanted ? 'local' : ending.initiator
    const cause = this.#droppedBy === null ? {} : { cause: this.#droppedBy }
    this.#recorder.detail({ kind: 'connection-closed', ...ending, initiator, ...cause }, this.clock())
    if (this.#state === 'handshaking') this.#state = 'failed'
    else if (this.#state === 'open' || this.#state === 'closing') this.#state = 'closed'
    this.listener.ended(this)
  }

  #explain(error: NodeJS.ErrnoException | null): void {
    if (error !== null) this.#fail(appError('connection-reset', { problem: error.message }))
    else if (this.#request === undefined) this.#fail(appError('request-cut-off'))
  }

  #judged(judged: Judged, rest: Uint8Array, time: number): void {
    clearTimeout(this.#timeout)
    this.#handshake = undefined
    this.#request = judged.request
    this.#recorder.detail({ kind: 'handshake-sent', request: judged.request }, time)
    this.listener.changed(this)
    const { delay } = this.profile.policy
    if (delay === 0) return this.#answer(judged, rest, time)
    // Whatever else the client sends waits in the system.
    this.#socket.pause('delay')
    const kept = new Uint8Array(rest)
    this.#delay = setTimeout(() => {
      this.#answer(judged, kept, time)
      this.#socket.resume('delay')
    }, delay)
  }

  /** @param requestedAt when the request was complete */
  #answer({ request, verdict }: Judged, rest: Uint8Array, requestedAt: number): void {
    const time = this.clock()
    const { response, checks } = verdict
    const facts = { request, response, checks: [...checks], timing: this.#timing(requestedAt, time) }
    this.#recorder.append('sent', verdict.bytes, time)
    this.#socket.write([verdict.bytes], () => {})
    if (verdict.kind === 'refused') {
      this.#recorder.detail({ kind: 'handshake-refused', ...facts }, time)
      this.#state = 'refused'
      this.listener.changed(this)
      return this.#socket.end()
    }
    const { subprotocol, extensions, deflate } = verdict
    this.#recorder.detail({ kind: 'handshake-accepted', ...facts, subprotocol, extensions }, time)
    this.#subprotocol = subprotocol
    this.#state = 'open'
    this.#open = new OpenConnection(
      {
        role: 'server',
        subprotocol,
        deflate,
        maxMessageLength: this.profile.maxMessageLength,
        maxFragments: this.profile.maxFragments,
        keepsReceived: () => this.listener.listening,
        sentPosition: verdict.bytes.length,
        receivedPosition: request.length,
      },
      this.#socket,
      this.#recorder,
      this.session,
      this.clock,
      {
        opened: () => this.listener.changed(this),
        closing: () => this.#closing(),
        message: (type, payload, count) => this.listener.message(this, type, payload, count),
      },
    )
    this.listener.opened(this)
    // The first frames may have come with the request: they are in the stream already.
    this.#open.receivedWithHandshake(rest, time)
  }

  #closing(): void {
    this.#state = 'closing'
    this.listener.changed(this)
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
    this.#reject(appError('request-timed-out', { ms: String(this.profile.handshakeTimeout) }), tooLate())
  }

  /** What came is no handshake: says so in HTTP, as far as that is understood, and ends. */
  #reject(error: AppError, answer: Uint8Array): void {
    const time = this.clock()
    clearTimeout(this.#timeout)
    this.#handshake = undefined
    this.#fail(error)
    this.#state = 'failed'
    this.#recorder.append('sent', answer, time)
    this.#socket.write([answer], () => {})
    this.#socket.end()
    this.listener.changed(this)
  }

  #fail(error: AppError): void {
    if (this.#error !== null) return
    this.#error = error
    this.#recorder.detail({ kind: 'error', code: error.code, params: { ...error.params } }, this.clock())
  }

  #note(code: (typeof noteCodes)[number], params: Readonly<Record<string, string>> = {}): void {
    this.#recorder.detail({ kind: 'note', code, params: { ...params } }, this.clock())
    this.listener.changed(this)
  }
}

function lengthOf(outgoing: Exclude<SendableOutgoing, { kind: 'close' }>): number {
  switch (outgoing.kind) {
    case 'text':
      return Buffer.byteLength(outgoing.text)
    case 'binary':
      return outgoing.bytes.length
    case 'ping':
    case 'pong':
      return outgoing.payload.length
  }
}
