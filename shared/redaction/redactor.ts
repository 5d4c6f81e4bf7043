import { assertNever } from '../assert-never'
import type { EventContent } from '../formats/session-format'
import { parseBase64, toBase64 } from '../payload/base64'
import { withoutSecrets } from '../profile/without-secrets'
import { secretHeaders, SUBPROTOCOL_HEADER } from '../session/secret-handshake-parts'
import type {
  DetailEvent,
  FrameEvent,
  HandshakeRequest,
  HandshakeResponse,
  MessageEvent,
  SessionEvent,
} from '../session/session-event'
import type { SessionHead } from '../session/session-summary'
import type { HiddenCounts, HiddenPlace } from './hidden-counts'
import { nothingHidden } from './hidden-counts'
import { isSearchable, type KnownSecret } from './known-secret'
import { PayloadRedactor } from './payload-redactor'
import { redactTarget } from './redacted-target'
import { REDACTED, starred, withoutSecretsIn, withoutUrlCredentials } from './redacted-text'
import { SecretSearch } from './secret-search'

export interface RedactedEvent<Event extends SessionEvent = SessionEvent> {
  readonly event: Event
  readonly content: EventContent
}

type Handshake = Extract<DetailEvent, { kind: 'handshake-sent' | 'handshake-accepted' | 'handshake-refused' }>

/**
 * Hides secrets in the events of a session before they are given away: headers and parameters that carry them by their
 * name, and what is known to be secret wherever it stands. Events come in their order. What it hides, it counts.
 */
export class Redactor {
  /** For whoever writes of the session as a whole. */
  readonly head: SessionHead
  readonly #typed: SessionHead
  readonly #search: SecretSearch
  readonly #payloads: PayloadRedactor
  readonly #isSecretHeader: (name: string) => boolean
  readonly #counts: Record<HiddenPlace, number> = { ...nothingHidden }

  constructor(head: SessionHead, secrets: readonly KnownSecret[]) {
    this.#typed = head
    this.#search = new SecretSearch(secrets.filter(isSearchable).map(({ value }) => value))
    this.#payloads = new PayloadRedactor(this.#search)
    this.#isSecretHeader = secretHeaders(head)
    this.head = this.#redactHead(head)
  }

  /** How much was hidden so far. */
  get counts(): HiddenCounts {
    return { ...this.#counts }
  }

  /** See `PayloadRedactor`: such a frame's message has to be told first. */
  wantsMessage(event: SessionEvent): event is FrameEvent {
    return event.kind === 'frame' && this.#payloads.wantsMessage(event)
  }

  takeMessage(frame: FrameEvent, message: MessageEvent | null, payload: Uint8Array | null): void {
    this.#payloads.takeMessage(frame, message, payload)
  }

  redact(event: SessionEvent, content: EventContent): RedactedEvent {
    if (event.kind === 'frame') return this.#payload(event, content, this.#payloads.frame(event, content))
    if (event.kind === 'message') return this.#payload(event, content, this.#payloads.message(event, content))
    return { event: this.#detail(event), content }
  }

  /** Any text that came from the wire or from a user. */
  text(text: string): string {
    return this.#counted('text', text, withoutSecretsIn(withoutUrlCredentials(text), this.#search))
  }

  #payload<Event extends FrameEvent | MessageEvent>(
    event: Event,
    before: EventContent,
    content: EventContent,
  ): RedactedEvent<Event> {
    if (content !== before) this.#counts[content.missing === 'withheld' ? 'withheld' : 'payload'] += 1
    return { event: this.#withCause(event), content }
  }

  #withCause<Event extends { readonly cause?: string | undefined }>(event: Event): Event {
    if (event.cause === undefined) return event
    const cause = this.text(event.cause)
    return cause === event.cause ? event : { ...event, cause }
  }

  #detail(event: DetailEvent): DetailEvent {
    switch (event.kind) {
      case 'connection-opened':
        return {
          ...event,
          tls: event.tls && { ...event.tls, problem: event.tls.problem && this.text(event.tls.problem) },
          ...(event.proxy !== undefined && { proxy: this.text(event.proxy) }),
        }
      case 'handshake-sent':
      case 'handshake-accepted':
      case 'handshake-refused':
        return this.#handshake(event)
      case 'protocol-violation':
        return { ...event, detail: this.text(event.detail), base64: this.#bytes('payload', event.base64, false) }
      case 'error':
      case 'note':
        return {
          ...event,
          params: Object.fromEntries(Object.entries(event.params).map(([name, value]) => [name, this.text(value)])),
        }
      case 'connection-closed':
        return this.#withCause({ ...event, reason: this.text(event.reason) })
      default:
        return assertNever(event)
    }
  }

  #handshake(event: Handshake): Handshake {
    const request = this.#request(event.request)
    if (event.kind === 'handshake-sent') return { ...event, request }
    const checks = event.checks.map((check) => {
      // It tells what was asked for, and what came, of a header that may be a secret one.
      const hides =
        check.name === 'required-header' || check.name === 'credentials' || this.#isOfSecretHeader(check.name)
      return { ...check, expected: this.#check(hides, check.expected), actual: this.#check(hides, check.actual) }
    })
    const response = this.#response(event.response)
    if (event.kind === 'handshake-refused') return { ...event, request, response, checks }
    const { subprotocol, extensions } = event
    return {
      ...event,
      request,
      response,
      checks,
      subprotocol: subprotocol && this.#header([SUBPROTOCOL_HEADER, subprotocol])[1],
      extensions: extensions && this.text(extensions),
    }
  }

  #isOfSecretHeader(name: string): boolean {
    return name === 'sec-websocket-protocol' && this.#isSecretHeader(name)
  }

  #check(hides: boolean, text: string): string {
    return hides && text !== '' ? this.#counted('header', text, REDACTED) : this.text(text)
  }

  #request({ target, headers, ...request }: HandshakeRequest): HandshakeRequest {
    const shown = redactTarget(target, this.#typed)
    return {
      ...request,
      target: this.#counted('url', target, withoutSecretsIn(shown, this.#search)),
      headers: headers.map((header) => this.#header(header)),
    }
  }

  #response({ reason, headers, body, ...response }: HandshakeResponse): HandshakeResponse {
    const shown = { ...response, reason: this.text(reason), headers: headers.map((header) => this.#header(header)) }
    if (body === null) return { ...shown, body }
    const coded = headers.some(([name, value]) => isCoding(name) && !isPlain(value))
    // What is compressed cannot be searched.
    if (coded && !this.#search.isEmpty) {
      this.#counts.withheld += 1
      return { ...shown, body: null }
    }
    return { ...shown, body: { ...body, base64: this.#bytes('body', body.base64, body.cut) } }
  }

  #header([name, value]: readonly [string, string]): readonly [string, string] {
    if (this.#isSecretHeader(name)) return [name, this.#counted('header', value, value === '' ? '' : REDACTED)]
    return [name, this.#counted('header', value, withoutSecretsIn(withoutUrlCredentials(value), this.#search))]
  }

  #bytes(place: HiddenPlace, base64: string, cut: boolean): string {
    const bytes = parseBase64(base64)
    if (!bytes.ok) return base64
    const found = cut ? this.#search.findPart(bytes.value) : this.#search.find(bytes.value)
    return found.length === 0 ? base64 : this.#counted(place, base64, toBase64(starred(bytes.value, found)))
  }

  #counted(place: HiddenPlace, before: string, after: string): string {
    if (before !== after) this.#counts[place] += 1
    return after
  }

  /** What was typed into the profile, too: opening messages, headers with no secret name, the URL. */
  #redactHead(head: SessionHead): SessionHead {
    const search = this.#search
    const hidden = mapTexts(withoutSecrets(head.profile), (text) =>
      withoutSecretsIn(withoutUrlCredentials(text), search),
    )
    const savedAs = head.savedAs && { ...head.savedAs, name: withoutSecretsIn(head.savedAs.name, search) }
    return { ...head, profile: { ...hidden, mode: head.profile.mode }, ...(savedAs && { savedAs }) } as SessionHead
  }
}

const isCoding = (name: string): boolean => /^\s*(?:content|transfer)-encoding\s*$/i.test(name)
/** `chunked` is undone in what was recorded. */
const isPlain = (value: string): boolean => /^\s*(?:identity|chunked)?\s*$/i.test(value)

function mapTexts<Data>(data: Data, change: (text: string) => string): Data {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value)
    if (Array.isArray(value)) return value.map(walk)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each)]))
  }
  return walk(data) as Data
}
