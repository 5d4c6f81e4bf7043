import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NdjsonFormat } from '../../../shared/formats/ndjson'
import { defaultClientProfile } from '../../../shared/session/client-profile'
import type { FrameEvent, MessageEvent, SessionEvent } from '../../../shared/session/session-event'

const page = readFileSync(new URL('../../../docs/ndjson.md', import.meta.url), 'utf8')
const [, shared = '', ...sections] = page.split(/^## /m)

const ofAllLines = ['kind', 'event', 'connection', 'time']

const place = { event: 1, connection: 1, time: 0 }
const request = { method: 'GET', target: '/', version: 'HTTP/1.1', headers: [], length: 1 }
const response = { version: 'HTTP/1.1', status: 101, reason: '', headers: [], length: 1, body: null }
const handshake = {
  ...place,
  request,
  response,
  timing: { dns: null, connect: null, tls: null, request: null, wait: null },
  checks: [],
}
const frame: FrameEvent = {
  ...place,
  kind: 'frame',
  direction: 'sent',
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  masked: true,
  maskingKey: 1,
  headerLength: 6,
  payloadLength: 5,
  message: 0,
  messageOpcode: 1,
  previousFrame: null,
  handMade: false,
  cause: 'echo',
}
const message: MessageEvent = {
  ...place,
  kind: 'message',
  direction: 'sent',
  message: 0,
  type: 'text',
  frameCount: 1,
  compressed: false,
  wireLength: 5,
  length: 5,
  cause: 'echo',
}
const events: readonly SessionEvent[] = [
  { ...place, kind: 'connection-opened', remote: '', local: '', tls: null },
  { ...place, kind: 'handshake-sent', request },
  { ...handshake, kind: 'handshake-accepted', subprotocol: null, extensions: null },
  { ...handshake, kind: 'handshake-refused' },
  frame,
  message,
  {
    ...place,
    kind: 'protocol-violation',
    direction: 'sent',
    code: 'reserved-opcode',
    section: '',
    fault: 'peer',
    fatal: true,
    detail: '',
    base64: '',
  },
  { ...place, kind: 'error', code: 'connection-reset', params: {} },
  { ...place, kind: 'note', code: 'paused-by-disk', params: {} },
  {
    ...place,
    kind: 'connection-closed',
    code: 1000,
    reason: '',
    initiator: 'local',
    clean: true,
    cause: 'echo',
  },
]
const head = { id: '', mode: 'client', profile: defaultClientProfile, startedAt: 0, recordedBy: '' } as const
const format = new NdjsonFormat({ head, recording: { state: 'on' }, letGo: 5, redacted: true })
const lines = [
  format.begin(),
  ...events.map((event) => format.event(event, { payload: null, frames: [] })),
  ...(['withheld', 'unreadable'] as const).map((missing) =>
    format.event(frame, { payload: null, frames: [], missing }),
  ),
].map((line) => JSON.parse(line) as { readonly kind: string; readonly payload?: unknown })

describe('docs/ndjson.md', () => {
  it.each(lines)('explains each field of a line of the kind $kind', (line) => {
    const section = sections.find((each) => each.split('\n', 1)[0]?.includes(`\`${line.kind}\``)) ?? ''
    const own = Object.keys(line).filter((field) => !ofAllLines.includes(field))
    expect(own.filter((field) => !section.includes(`\`${field}\``))).toEqual([])
  })

  it('says why the payload of a frame or a message may be null', () => {
    const without = lines.filter(({ payload }) => payload === null).map(({ kind }) => kind)
    expect(new Set(without)).toEqual(new Set(['frame', 'message']))
    expect(shared).toContain('`payload` is `null` for one of three reasons')
  })
})
