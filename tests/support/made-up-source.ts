import type { ExportSource } from '../../main/export/export-source'
import type { FrameEvent, MessageEvent, SessionEvent } from '../../shared/session/session-event'
import { defaultClientProfile } from '../../shared/session/client-profile'

const frame = {
  kind: 'frame',
  direction: 'received',
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  masked: false,
  maskingKey: 0,
  headerLength: 2,
  payloadLength: 5,
  messageOpcode: 1,
  previousFrame: null,
  handMade: false,
} as const satisfies Partial<FrameEvent>
const message = {
  kind: 'message',
  direction: 'received',
  type: 'text',
  frameCount: 1,
  compressed: false,
  wireLength: 5,
  length: 5,
} as const satisfies Partial<MessageEvent>

/** A session of texts that never was: a frame and its message in turn. `slow`: its reader takes its time for each page. */
export function soundSource(count: number, { slow = false } = {}): ExportSource {
  const payload = new TextEncoder().encode('hello')
  const eventOf = (event: number): SessionEvent => {
    const place = { event, connection: 1, time: event * 1000, message: event >> 1 }
    return event % 2 === 0 ? { ...frame, ...place } : { ...message, ...place }
  }
  return {
    head: { id: 'session', mode: 'client', profile: defaultClientProfile, startedAt: 0, recordedBy: '0.1.0' },
    recording: { state: 'on' },
    firstEvent: 0,
    eventCount: count,
    async *pages() {
      for (let first = 0; first < count; first += 1000) {
        if (slow) await new Promise((resolve) => setTimeout(resolve, 10))
        yield Array.from({ length: Math.min(1000, count - first) }, (_, index) => eventOf(first + index))
      }
    },
    content: ({ event, kind }) => ({ payload, frames: kind === 'message' ? [event - 1] : [] }),
    async *details() {},
    messageOf: async () => null,
    async *wire() {},
  }
}
