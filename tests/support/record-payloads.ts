import { CaptureReader } from '../../main/capture/capture-reader'
import { CaptureWriter } from '../../main/capture/capture-writer'
import { ConnectionTap } from '../../main/connections/connection-tap'
import { encodeFrame } from '../../shared/protocol/frame-encoder'
import { MemoryBudget } from '../../shared/protocol/memory-budget'
import { Opcode } from '../../shared/protocol/opcode'
import { defaultClientProfile } from '../../shared/session/client-profile'

export interface PayloadToRecord {
  readonly type: 'text' | 'binary'
  readonly bytes: Uint8Array
}

const nobody = {
  messageArrived() {},
  messageReceived() {},
  causeOf: () => null,
  controlReceived() {},
  closeSeen() {},
  failed() {},
}

/** A capture in which a client has sent each of these as a message of one frame, a millisecond apart. */
export async function recordPayloads(file: string, payloads: readonly PayloadToRecord[]): Promise<CaptureReader> {
  const profile = { ...defaultClientProfile, url: 'ws://127.0.0.1/payloads' }
  const head = {
    id: 'payloads',
    mode: 'client',
    profile,
    startedAt: 1_767_323_046_123_456,
    recordedBy: 'test',
  } as const
  const writer = await CaptureWriter.create(file, head)
  const recorder = writer.connection()
  recorder.detail({ kind: 'connection-opened', remote: '127.0.0.1:80', local: '127.0.0.1:50000', tls: null }, 0)
  const terms = { role: 'client', deflate: null, maxMessageLength: 0, maxFragments: 0 } as const
  const start = { sentPosition: 0, receivedPosition: 0, sentBudget: new MemoryBudget(2 ** 30) }
  const tap = new ConnectionTap(recorder, { ...terms, ...start }, nobody)
  for (const [index, { type, bytes }] of payloads.entries()) {
    const opcode = type === 'text' ? Opcode.Text : Opcode.Binary
    const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode, maskingKey: 0x37fa213d }
    tap.sent(encodeFrame({ ...bits, payload: bytes }), (index + 1) * 1e6)
    if (writer.congested) await writer.whenDrained()
  }
  await writer.close({ state: 'closed', error: null })
  return CaptureReader.open(file)
}
