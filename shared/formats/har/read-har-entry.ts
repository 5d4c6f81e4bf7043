import { z } from 'zod'
import { parseEndpointUrl } from '../../session/endpoint-url'
import { headerValues } from '../../protocol/header-list'
import { toBase64 } from '../../payload/base64'
import { appError } from '../../errors/app-error'
import type { EventDetail } from '../../session/session-event'
import { requestBytes, responseBytes } from '../handshake-bytes'
import { HAR_ERROR_OPCODE } from './har-message'

const pairs = z
  .array(z.object({ name: z.string(), value: z.string() }))
  .default([])
  .transform((list) => list.map(({ name, value }): [string, string] => [name, value]))
const milliseconds = z.number().nullish()

/** What is read of an entry that other programs have written; what they leave out is filled in. */
export const harEntrySchema = z.object({
  startedDateTime: z.string().optional(),
  /** Absent where the file is broken off before it. */
  request: z
    .object({
      method: z.string().default('GET'),
      url: z.string(),
      httpVersion: z.string().default('HTTP/1.1'),
      headers: pairs,
    })
    .optional(),
  response: z
    .object({
      status: z.number().default(0),
      statusText: z.string().default(''),
      httpVersion: z.string().default('HTTP/1.1'),
      headers: pairs,
      content: z.object({ text: z.string().optional(), encoding: z.string().optional() }).optional(),
    })
    .nullish(),
  timings: z
    .object({
      blocked: milliseconds,
      dns: milliseconds,
      connect: milliseconds,
      ssl: milliseconds,
      send: milliseconds,
      wait: milliseconds,
    })
    .nullish(),
  serverIPAddress: z.string().optional(),
  _webSocketClose: z
    .union([
      z.literal('aborted'),
      z.object({ code: z.number().nullish(), reason: z.string().nullish(), timestamp: z.number().nullish() }),
    ])
    .nullish(),
})
export type ReadHarEntry = z.infer<typeof harEntrySchema>

export const harMessageSchema = z.object({
  type: z.string(),
  /** Seconds since 1970. */
  time: z.number(),
  opcode: z.number().int().min(HAR_ERROR_OPCODE).max(15),
  data: z.string(),
})
export type ReadHarMessage = z.infer<typeof harMessageSchema>

/** An event of an entry, at a time in microseconds since 1970. */
export interface HarStep {
  readonly time: number
  readonly detail: EventDetail
}

const MICROS = 1e6

/** Microseconds since 1970; `null` where it is no time. */
export function startOfEntry({ startedDateTime }: Pick<ReadHarEntry, 'startedDateTime'>): number | null {
  if (startedDateTime === undefined) return null
  const time = Date.parse(startedDateTime)
  if (Number.isNaN(time)) return null
  // What a Date has no room for.
  const [, finer = ''] = /\.\d{3}(\d{1,3})/.exec(startedDateTime) ?? []
  return time * 1000 + Number(finer.padEnd(3, '0'))
}

/** How the connection came about: opened, asked, answered, or why not. */
export function openingSteps(entry: ReadHarEntry): readonly HarStep[] {
  const start = startOfEntry(entry) ?? 0
  const at = (...steps: (number | null | undefined)[]): number =>
    start + Math.round(steps.reduce<number>((sum, step) => sum + Math.max(0, step ?? 0), 0) * 1000)
  const { blocked, dns, connect, send, wait } = entry.timings ?? {}
  const opened = at(blocked, dns, connect)
  const answered = at(blocked, dns, connect, send, wait)
  if (entry.request === undefined) return []
  const request = requestOf(entry.request)
  const { response } = entry
  const steps: HarStep[] = [
    { time: opened, detail: openedOf(entry.request.url, entry.serverIPAddress) },
    { time: at(blocked, dns, connect, send), detail: { kind: 'handshake-sent', request } },
  ]
  if (response === null || response === undefined || response.status === 0) {
    const failure = appError('connection-failed', { problem: response?.statusText ?? '' })
    steps.push({ time: answered, detail: { kind: 'error', code: failure.code, params: { ...failure.params } } })
  } else steps.push({ time: answered, detail: answeredOf(entry, request, response) })
  return steps
}

/** How it ended, if the entry says so; at the earliest when something was last heard. */
export function closingStep({ _webSocketClose: close }: ReadHarEntry, lastTime: number): HarStep | null {
  if (close === null || close === undefined) return null
  const none = { initiator: 'none' } as const
  if (close === 'aborted')
    return { time: lastTime, detail: { kind: 'connection-closed', code: 1006, reason: '', ...none, clean: false } }
  const { code, reason, timestamp } = close
  // Some write milliseconds.
  const seconds = (timestamp ?? 0) > 1e11 ? (timestamp ?? 0) / 1000 : (timestamp ?? 0)
  return {
    time: Math.max(lastTime, Math.round(seconds * MICROS)),
    detail: { kind: 'connection-closed', code: code ?? 1005, reason: reason ?? '', ...none, clean: true },
  }
}

function openedOf(url: string, serverIPAddress: string | undefined): EventDetail {
  const endpoint = parseEndpointUrl(websocketUrl(url))
  const port = endpoint.ok ? endpoint.value.port : 0
  const host = (serverIPAddress ?? '').replace(/^\[(.*)\]$/, '$1')
  const secure = endpoint.ok && endpoint.value.secure
  return {
    kind: 'connection-opened',
    remote: host === '' ? '' : host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
    local: '',
    tls: secure ? { protocol: '', cipher: '', verified: true, problem: null } : null,
  }
}

function requestOf(request: NonNullable<ReadHarEntry['request']>) {
  const endpoint = parseEndpointUrl(websocketUrl(request.url))
  const target = endpoint.ok ? endpoint.value.target : request.url
  const head = {
    method: request.method,
    target,
    version: httpVersion(request.httpVersion),
    headers: request.headers.filter(isOnWire),
  }
  return { ...head, length: requestBytes(head).length }
}

function answeredOf(
  { timings }: ReadHarEntry,
  request: ReturnType<typeof requestOf>,
  response: NonNullable<ReadHarEntry['response']>,
): EventDetail {
  const head = {
    version: httpVersion(response.httpVersion),
    status: response.status,
    reason: response.statusText,
    headers: response.headers.filter(isOnWire),
  }
  const step = (value: number | null | undefined) => (value === null || value === undefined || value < 0 ? null : value)
  const ssl = step(timings?.ssl)
  const connect = step(timings?.connect)
  const facts = {
    request,
    timing: {
      dns: step(timings?.dns),
      connect: connect === null ? null : Math.max(0, connect - (ssl ?? 0)),
      tls: ssl,
      request: step(timings?.send),
      wait: step(timings?.wait),
    },
    checks: [],
  }
  const length = responseBytes(head).length
  if (response.status === 101) {
    const valueOf = (name: string) => headerValues(head.headers, name).join(', ') || null
    return {
      kind: 'handshake-accepted',
      ...facts,
      response: { ...head, length, body: null },
      subprotocol: valueOf('sec-websocket-protocol'),
      extensions: valueOf('sec-websocket-extensions'),
    }
  }
  const { text, encoding } = response.content ?? {}
  const base64 = encoding === 'base64' ? (text ?? '') : toBase64(new TextEncoder().encode(text ?? ''))
  return { kind: 'handshake-refused', ...facts, response: { ...head, length, body: { base64, cut: false } } }
}

/** HTTP/2 has pseudo-headers, which are no lines of a head. */
const isOnWire = ([name]: readonly [string, string]): boolean => !name.startsWith(':')

const httpVersion = (version: string): string => (/^http\/1\.[01]$/i.test(version) ? version.toUpperCase() : 'HTTP/1.1')

/** Of an entry that does not say it: a name that nobody has (RFC 2606 §2). */
export const urlOfEntry = ({ request }: ReadHarEntry): string =>
  request === undefined ? 'ws://unknown.invalid/' : websocketUrl(request.url)

/** Firefox and HTTP Toolkit write the scheme of HTTP. */
const websocketUrl = (url: string): string => url.replace(/^http(s?):/i, 'ws$1:').replace(/#.*$/s, '')
