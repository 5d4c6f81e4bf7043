import { expect, it } from 'vitest'
import { ConnectionTap, type TapListener } from '../../../../main/connections/connection-tap'
import { MemoryBudget } from '../../../../shared/protocol/memory-budget'
import { hex } from '../../../support/bytes'
import { MemoryRecorder } from '../../../support/memory-recorder'

const nobody: TapListener = {
  messageArrived() {},
  messageReceived() {},
  causeOf: () => null,
  controlReceived() {},
  closeSeen() {},
  failed() {},
}

it('gathers no more than there is room for of a compressed frame made by hand, and says so', () => {
  const recorder = new MemoryRecorder()
  const deflate = {
    serverNoContextTakeover: false,
    clientNoContextTakeover: false,
    serverMaxWindowBits: 15,
    clientMaxWindowBits: 15,
  }
  const limits = { maxMessageLength: 0, maxFragments: 0, sentPosition: 0, receivedPosition: 0 }
  const sentBudget = new MemoryBudget(100)
  const tap = new ConnectionTap(recorder.connection(), { role: 'server', deflate, ...limits, sentBudget }, nobody)
  // FIN, RSV1, text, and a length of 2^40: what is sent from now on is its payload.
  tap.sent(hex('c1 7f 00 00 01 00 00 00 00 00'), 0, true)
  for (let time = 1; time <= 3; time++) tap.sent(new Uint8Array(60), time)
  tap.end(4)
  expect(recorder.events).toMatchObject([
    { kind: 'note', code: 'message-not-put-together', params: { limit: '100' }, time: 2 },
    { kind: 'protocol-violation', code: 'frame-cut-off', time: 4 },
  ])
  expect(sentBudget.take(100)).toBe(true)
})
