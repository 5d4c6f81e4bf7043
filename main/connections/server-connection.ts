import type net from 'node:net'
import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { MemoryBudget } from '../../shared/protocol/memory-budget'
import { headerValues } from '../../shared/protocol/header-list'
import type { Response } from '../../shared/responder/response'
import type { Direction } from '../../shared/session/direction'
import { SHOWN_LENGTH, type ConnectionState, type ConnectionSummary } from '../../shared/session/connection-summary'
import type { ServerOutgoing } from '../../shared/session/outgoing'
import type { SessionRecorder } from '../../shared/session/recorder'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { HandshakeRequest, noteCodes, ResponderNote } from '../../shared/session/session-event'
import { AcceptedSocket, type AcceptedSocketListener } from './accepted-socket'
import { DiskBrake } from './disk-brake'
import { OpenConnection } from './open-connection'
import { SendLine } from './send-line'
import { ServerOpening, type AcceptedHandshake, type OpeningListener } from './server-opening'
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
  /** It sent a whole message. Has to be cheap. */
  messageArrived(connection: ServerConnection): void
  message(connection: ServerConnection, type: 'text' | 'binary', payload: Uint8Array, count: number): void
  /** Something that its summary shows has changed. */
  changed(connection: ServerConnection): void
  /** The last call. */
  ended(connection: ServerConnection): void
}

/** One client of a server session, from the accepted connection to its end. */
export class ServerConnection implements AcceptedSocketListener, OpeningListener {
  readonly #socket: AcceptedSocket
  readonly #recorder: TalliedRecorder
  readonly #diskBrake: DiskBrake
  readonly #openedAt: number
  #endedAt: number | null = null
  readonly #opening: ServerOpening
  #request: HandshakeRequest | undefined
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
    /** Of all connections of the server. */
    private readonly budgets: Readonly<Record<Direction, MemoryBudget>>,
    private readonly session: SessionRecorder,
    /** Nanoseconds since the session's start. */
    private readonly clock: () => number,
    private readonly listener: ServerConnectionListener,
  ) {
    this.#openedAt = clock()
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
    this.#opening = new ServerOpening(profile, this.#socket, this.#recorder, accepted.tlsTook, clock, this)
    const { remote, local, tls } = this.#socket
    this.#recorder.detail({ kind: 'connection-opened', remote, local, tls }, this.#openedAt)
  }

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
      endedAt: this.#endedAt,
      reading: this.#reading,
      answersPings: this.#open?.answersPings ?? true,
      error: this.#error,
    }
  }

  /** Resolves when what was sent has left for the system. Rejects with `not-open` or `client-not-reading`. */
  async send(outgoing: ServerOutgoing): Promise<void> {
    const open = this.#open
    if (open === undefined || this.#state !== 'open') throw new AppFailure(appError('not-open', { state: this.#state }))
    switch (outgoing.kind) {
      case 'message': {
        const { message } = outgoing
        return await this.#line.add(message.payload.length, () => open.sendShared(message, null))
      }
      case 'ping':
      case 'pong':
        return await this.#line.add(outgoing.payload.length, () => open.send(outgoing))
      case 'close':
        return open.close(outgoing.code, outgoing.reason)
      case 'frames': {
        const length = outgoing.frames.reduce((sum, { payload }) => sum + payload.length, 0)
        return await this.#line.add(length, () => open.send(outgoing))
      }
    }
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
        const { message } = response
        return this.#answerWith(message.payload.length, () => open.sendShared(message, responder), back)
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
    if (this.#open !== undefined) this.#open.received(bytes, time)
    else this.#opening.received(bytes, time)
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
    this.#opening.end()
    if (!this.#unwanted) this.#explain(error)
    this.#open?.end(this.clock())
    this.#line.end()
    this.#diskBrake.record()
    const ending = this.#open?.ending ?? { code: 1006, reason: '', initiator: 'none' as const, clean: false }
    const initiator = ending.initiator === 'none' && this.#unwanted ? 'local' : ending.initiator
    const cause = this.#droppedBy === null ? {} : { cause: this.#droppedBy }
    this.#endedAt = this.clock()
    this.#recorder.detail({ kind: 'connection-closed', ...ending, initiator, ...cause }, this.#endedAt)
    if (this.#state === 'handshaking') this.#state = 'failed'
    else if (this.#state === 'open' || this.#state === 'closing') this.#state = 'closed'
    this.listener.ended(this)
  }

  #explain(error: NodeJS.ErrnoException | null): void {
    if (error !== null) this.#fail(appError('connection-reset', { problem: error.message }))
    else if (this.#request === undefined) this.#fail(appError('request-cut-off'))
  }

  requested(request: HandshakeRequest): void {
    this.#request = request
    this.listener.changed(this)
  }

  accepted({ request, verdict, rest, time }: AcceptedHandshake): void {
    const { subprotocol, deflate } = verdict
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
        budget: this.budgets.received,
        sentBudget: this.budgets.sent,
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
        messageArrived: () => this.listener.messageArrived(this),
        message: (type, payload, count) => this.listener.message(this, type, payload, count),
      },
    )
    this.listener.opened(this)
    // The first frames may have come with the request: they are in the stream already.
    this.#open.receivedWithHandshake(rest, time)
  }

  refused(): void {
    this.#state = 'refused'
    this.listener.changed(this)
  }

  failed(error: AppError): void {
    this.#fail(error)
    this.#state = 'failed'
    this.listener.changed(this)
  }

  #closing(): void {
    this.#state = 'closing'
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
