import { describe, expect, it } from 'vitest'
import { StreamCode } from '../../../../main/capture/capture-format'
import { RecordingTally } from '../../../../main/capture/recording-tally'

describe('what is missing', () => {
  it('counts what waited for the disk and what came after, once recording stops', () => {
    const tally = new RecordingTally()
    tally.addEvent()
    tally.addBytes(StreamCode.sent, 10)
    tally.setWritten(tally.snapshot)
    tally.addEvent()
    tally.addBytes(StreamCode.received, 20)
    tally.stop()
    tally.missEvent()
    tally.missBytes(StreamCode.sent, 3, 1)
    tally.missBytes(StreamCode.detail, 100, 1)
    expect(tally.missed).toEqual({ events: 2, bytes: 23 })
    expect(tally.written).toMatchObject({ events: 1, sentBytes: 10, receivedBytes: 0 })
  })

  it('begins with the first thing that came, in whatever order the losses are told', () => {
    const tally = new RecordingTally()
    expect(tally.missedSince).toBeNull()
    tally.lose(7)
    tally.lose(5)
    tally.missBytes(StreamCode.detail, 0, 9)
    expect(tally.missedSince).toBe(5)
  })

  it('is nothing any more when a note that tells it is on disk', () => {
    const tally = new RecordingTally()
    tally.missEvent()
    tally.missBytes(StreamCode.sent, 3, 5)
    tally.setWritten(tally.snapshot)
    expect(tally.missed).toEqual({ events: 0, bytes: 0 })
    expect(tally.missedSince).toBeNull()
    tally.missBytes(StreamCode.sent, 3, 8)
    expect(tally.missedSince).toBe(8)
  })
})
