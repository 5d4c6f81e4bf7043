import { createHash } from 'node:crypto'
import { appError, type AppError } from '../../shared/errors/app-error'
import { judgeHandshake, refusal, type HandshakeVerdict } from '../../shared/protocol/handshake-acceptance'
import type { RequestHead } from '../../shared/protocol/http-head'
import { HttpHeadReader, type HeadReading } from '../../shared/protocol/http-head-reader'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { HandshakeRequest } from '../../shared/session/session-event'

export type RequestOutcome =
  | { readonly kind: 'incomplete' }
  | {
      readonly kind: 'judged'
      readonly request: HandshakeRequest
      readonly verdict: HandshakeVerdict
      /** Place in the chunk pushed last where something else begins. */
      readonly rest: number
    }
  /** Not a request at all; `answer` is what HTTP has for that. */
  | { readonly kind: 'failed'; readonly error: AppError; readonly answer: Uint8Array }

/** One opening handshake as a server reads it, and what it is answered (RFC 6455 §4.2). */
export class ServerHandshake {
  readonly #reader: HttpHeadReader<RequestHead>

  constructor(private readonly profile: ServerProfile) {
    this.#reader = HttpHeadReader.forRequest({ maxLength: profile.maxHeadLength, maxHeaders: profile.maxHeaders })
  }

  push(chunk: Uint8Array): RequestOutcome {
    const reading = this.#reader.push(chunk)
    if (reading.kind === 'incomplete') return reading
    if (reading.kind === 'failed') return failed(reading.failure)
    const { head, bytes, rest } = reading
    const { method, target, version, headers } = head
    const { path, policy } = this.profile
    return {
      kind: 'judged',
      request: { method, target, version, headers, length: bytes.length },
      verdict: judgeHandshake(head, path, policy, sha1),
      rest,
    }
  }
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('base64')

/** What a client gets that takes too long. */
export const tooLate = (): Uint8Array => refusal(408, [], '').bytes

type Failure = Extract<HeadReading<RequestHead>, { kind: 'failed' }>['failure']

function failed(failure: Failure): RequestOutcome {
  switch (failure.problem) {
    case 'not-http':
    case 'header-without-colon':
      return {
        kind: 'failed',
        error: appError('request-not-http', { line: failure.line }),
        answer: refusal(400, [], '').bytes,
      }
    case 'too-many-headers':
      return tooLarge(`${failure.limit} headers`)
    case 'too-large':
      return tooLarge(`${failure.limit} bytes`)
  }
}

const tooLarge = (limit: string): RequestOutcome => ({
  kind: 'failed',
  error: appError('request-too-large', { limit }),
  answer: refusal(431, [], '').bytes,
})
