import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildScript } from '../../../support/build-script'
import { floodingServer } from '../../../support/flooding-server'
import { killRecording } from '../../../support/kill-recording'

/** What may be missing at most: that old, in milliseconds. */
const LOSS = 250

let script: string
let peer: Awaited<ReturnType<typeof floodingServer>>

beforeAll(async () => {
  script = await buildScript('flooded-session')
  peer = await floodingServer(200)
})
afterAll(() => peer.close())

describe('a flooded session whose process is killed', { timeout: 60_000 }, () => {
  it.each([155, 260, 415, 635])('leaves all that is older than 250 ms, killed after %i ms', async (afterMs) => {
    const { lostMs, events } = await killRecording(script, peer.url, afterMs)
    expect(events).toBeGreaterThan(1000)
    expect(lostMs).toBeLessThanOrEqual(LOSS)
  })

  it('leaves a capture that opens, even when nothing but its head may be on disk', async () => {
    const { lostMs } = await killRecording(script, peer.url, 0)
    expect(lostMs).toBeLessThanOrEqual(LOSS)
  })

  it.each([0, 13, 37, 85])(
    'leaves what its limit keeps, without a hole, killed %i ms after letting go began',
    async (afterMs) => {
      const large = await floodingServer(64 * 1024)
      try {
        const { lostMs, events, letGo } = await killRecording(script, large.url, afterMs, process.execPath, 10)
        expect(letGo).toBeGreaterThan(0)
        expect(events).toBeGreaterThan(100)
        expect(lostMs).toBeLessThanOrEqual(LOSS)
      } finally {
        large.close()
      }
    },
  )
})
