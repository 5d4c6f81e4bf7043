import { describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { MAX_TAKEN_BYTES, wholePayload } from '../../../../renderer/store/whole-payload'
import { MAX_BYTES } from '../../../../shared/ipc/timeline-bounds'
import type { EventReading } from '../../../../shared/ipc/timeline-channels'
import { FakeInspector, ok } from '../../../support/fake-inspector'

const reading = (length: number) =>
  ({ event: { event: 1 }, length, bytes: new Uint8Array(3).fill(1), message: null }) as unknown as EventReading

/** Main has this many bytes of it. */
const bridgeWith = (available: number) => {
  const bridge = createBridge(new FakeInspector())
  Object.assign(bridge.timeline, {
    bytes: async ({ from, count }: { from: number; count: number }) =>
      ok(new Uint8Array(Math.max(0, Math.min(count, available - from))).fill(2)),
  })
  return bridge
}

describe('wholePayload', () => {
  it('adds to the bytes at hand what is left, a piece at a time', async () => {
    const length = MAX_BYTES * 2 + 10
    const payload = await wholePayload(bridgeWith(length), 'a', reading(length))
    expect(payload.ok && [payload.value.length, payload.value[2], payload.value[3], payload.value.at(-1)]).toEqual([
      length,
      1,
      2,
      2,
    ])
  })

  it('refuses more than goes on a clipboard, without reading it', async () => {
    const payload = await wholePayload(bridgeWith(0), 'a', reading(MAX_TAKEN_BYTES + 1))
    expect(payload).toMatchObject({ ok: false, error: { code: 'payload-too-large' } })
  })

  it('says that the rest was let go meanwhile', async () => {
    const payload = await wholePayload(bridgeWith(5), 'a', reading(10))
    expect(payload).toMatchObject({ ok: false, error: { code: 'event-let-go' } })
  })
})
