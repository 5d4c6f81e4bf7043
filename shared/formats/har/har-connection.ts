import type { HandshakeRequest, HandshakeResponse, HandshakeTiming, SessionEvent } from '../../session/session-event'
import type { SessionHead } from '../../session/session-summary'
import { UtcTime } from '../utc-time'
import { harRequest } from './har-request'
import { harResponse } from './har-response'
import { harTimings, timeToOpen, totalOf } from './har-timings'

type Opened = Extract<SessionEvent, { kind: 'connection-opened' }>
type Closed = Extract<SessionEvent, { kind: 'connection-closed' }>

/** Gathers what an entry says of a connection before its messages: known only when the last event is. */
export class HarConnection {
  #opened: Opened | null = null
  #request: HandshakeRequest | null = null
  #response: HandshakeResponse | null = null
  #timing: HandshakeTiming | null = null
  #closed: Closed | null = null
  #error: string | null = null
  /** Nanoseconds since the session's start. */
  #first: number | null = null
  #last = 0
  #answeredAt: number | null = null

  constructor(readonly connection: number) {}

  take(event: SessionEvent): void {
    this.#first ??= event.time
    this.#last = event.time
    switch (event.kind) {
      case 'connection-opened':
        this.#opened = event
        break
      case 'handshake-sent':
        this.#request = event.request
        break
      case 'handshake-accepted':
      case 'handshake-refused':
        this.#request = event.request
        this.#response = event.response
        this.#timing = event.timing
        this.#answeredAt = event.time
        break
      case 'connection-closed':
        this.#closed = event
        break
      case 'error':
        this.#error ??= event.code
        break
      case 'frame':
      case 'message':
      case 'protocol-violation':
      case 'note':
        break
    }
  }

  /** The entry up to its last fields, as JSON without the brace that closes it. */
  entryStart(head: SessionHead): string {
    const first = this.#first ?? 0
    const start = Math.max(0, (this.#opened?.time ?? first) - (head.mode === 'client' ? timeToOpen(this.#timing) : 0))
    const timings = harTimings(this.#timing, this.#last - (this.#answeredAt ?? this.#last))
    const fields = {
      startedDateTime: new UtcTime().format(head.startedAt + Math.floor(Math.min(start, first) / 1000)),
      time: totalOf(timings),
      request: harRequest(head, this.#request),
      response: harResponse(this.#response, this.#error),
      cache: {},
      timings,
      ...this.#serverAddress(head),
      connection: String(this.connection),
      _resourceType: 'websocket',
      ...this.#close(head),
    }
    return JSON.stringify(fields).slice(0, -1)
  }

  /** Nothing where the server's address is not known, or is that of a proxy. */
  #serverAddress({ mode }: SessionHead): { serverIPAddress?: string } {
    if (this.#opened === null || this.#opened.proxy !== undefined) return {}
    const address = mode === 'client' ? this.#opened.remote : this.#opened.local
    const host = address.slice(0, address.lastIndexOf(':')).replace(/^\[(.*)\]$/, '$1')
    return /^(\d+\.){3}\d+$|:/.test(host) ? { serverIPAddress: host.replace(/%.*$/, '') } : {}
  }

  /** As HTTP Toolkit writes it. */
  #close({ startedAt }: SessionHead): { _webSocketClose?: object | 'aborted' } {
    if (this.#closed === null || this.#response?.status !== 101) return {}
    const { code, reason, time } = this.#closed
    if (code === DROPPED) return { _webSocketClose: 'aborted' }
    return { _webSocketClose: { code, reason, timestamp: (startedAt + Math.floor(time / 1000)) / 1e6 } }
  }
}

/** RFC 6455 §7.4.1. */
const DROPPED = 1006
