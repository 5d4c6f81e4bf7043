import { createHash } from 'node:crypto'
import { appError, type AppError } from '../../shared/errors/app-error'
import { toBase64 } from '../../shared/payload/base64'
import type { DeflateAgreement } from '../../shared/protocol/deflate-parameters'
import { acceptInput } from '../../shared/protocol/handshake-accept'
import { readHandshakeAgreement } from '../../shared/protocol/handshake-agreement'
import { checkHandshake } from '../../shared/protocol/handshake-checklist'
import type { BuiltHandshakeRequest } from '../../shared/protocol/handshake-request'
import { bodyFraming, HttpBodyReader } from '../../shared/protocol/http-body-reader'
import type { ResponseHead } from '../../shared/protocol/http-head'
import { HttpHeadReader } from '../../shared/protocol/http-head-reader'
import type { EventDetail, HandshakeResponse } from '../../shared/session/session-event'
import type { HandshakeClock } from './handshake-clock'

/** As much of a refusal's body is kept. */
const MAX_BODY_LENGTH = 1024 * 1024

export interface HandshakeAcceptance {
  readonly kind: 'accepted'
  readonly event: EventDetail
  readonly subprotocol: string | null
  readonly deflate: DeflateAgreement | null
  /** Bytes of the response: what follows in the stream are frames. */
  readonly responseLength: number
  /** Place in the chunk pushed last where the frames begin. */
  readonly rest: number
}

export type HandshakeOutcome =
  | { readonly kind: 'incomplete' }
  | HandshakeAcceptance
  | {
      readonly kind: 'refused'
      readonly event: Extract<EventDetail, { kind: 'handshake-refused' }>
      readonly error: AppError
    }
  /** Not a response at all. */
  | { readonly kind: 'failed'; readonly error: AppError }

/** The answer to one opening handshake, read as it comes and held against the request (RFC 6455 §4.1). */
export class ClientHandshake {
  readonly #reader = HttpHeadReader.forResponse()
  #refusal: { readonly head: ResponseHead; readonly length: number; readonly body: HttpBodyReader } | undefined

  constructor(
    private readonly built: BuiltHandshakeRequest,
    private readonly clock: HandshakeClock,
  ) {}

  push(chunk: Uint8Array): HandshakeOutcome {
    if (this.#refusal !== undefined) {
      this.#refusal.body.push(chunk)
      return this.#refusal.body.done ? this.#refuse() : { kind: 'incomplete' }
    }
    this.clock.mark('first-byte')
    const reading = this.#reader.push(chunk)
    if (reading.kind === 'incomplete') return reading
    if (reading.kind === 'failed') return { kind: 'failed', error: handshakeError(reading.failure) }
    const { head, rest } = reading
    const length = reading.bytes.length
    const checks = this.#check(head)
    if (checks.every(({ ok }) => ok)) return this.#accept(head, length, rest)
    const body = new HttpBodyReader(bodyFraming(head), MAX_BODY_LENGTH)
    body.push(chunk.subarray(rest))
    this.#refusal = { head, length, body }
    return body.done ? this.#refuse() : { kind: 'incomplete' }
  }

  /** No more will come: the peer has ended, or time is up. */
  end(): HandshakeOutcome {
    return this.#refusal === undefined ? { kind: 'incomplete' } : this.#refuse()
  }

  #check(head: ResponseHead) {
    const expected = createHash('sha1').update(acceptInput(this.built.key)).digest('base64')
    return checkHandshake(this.built.request, head, expected)
  }

  #accept(head: ResponseHead, length: number, rest: number): HandshakeOutcome {
    const { subprotocol, extensions, deflate } = readHandshakeAgreement(this.built.request.headers, head.headers)
    const event: EventDetail = {
      kind: 'handshake-accepted',
      request: this.built.request,
      response: responseOf(head, length, null),
      timing: this.clock.timing(),
      checks: this.#check(head),
      subprotocol,
      extensions,
    }
    return {
      kind: 'accepted',
      event,
      subprotocol,
      deflate: deflate.ok ? deflate.agreement : null,
      responseLength: length,
      rest,
    }
  }

  #refuse(): HandshakeOutcome {
    if (this.#refusal === undefined) return { kind: 'incomplete' }
    const { head, length, body } = this.#refusal
    const checks = this.#check(head)
    const kept = { base64: toBase64(body.body.bytes), cut: body.body.cut }
    const failed = checks.find(({ ok }) => !ok)
    return {
      kind: 'refused',
      event: {
        kind: 'handshake-refused',
        request: this.built.request,
        response: responseOf(head, length, head.status === 101 ? null : kept),
        timing: this.clock.timing(),
        checks,
      },
      error: appError('handshake-refused', {
        status: String(head.status),
        reason: head.reason,
        check: head.status === 101 ? (failed?.name ?? '') : 'status',
      }),
    }
  }
}

function responseOf(head: ResponseHead, length: number, body: HandshakeResponse['body']): HandshakeResponse {
  const { version, status, reason, headers } = head
  return { version, status, reason, headers, length, body }
}

type Failure = Extract<ReturnType<HttpHeadReader<ResponseHead>['push']>, { kind: 'failed' }>['failure']

function handshakeError(failure: Failure): AppError {
  switch (failure.problem) {
    case 'not-http':
    case 'header-without-colon':
      return appError('handshake-not-http', { line: failure.line })
    case 'too-many-headers':
      return appError('handshake-too-large', { limit: `${failure.limit} headers` })
    case 'too-large':
      return appError('handshake-too-large', { limit: `${failure.limit} bytes` })
  }
}
