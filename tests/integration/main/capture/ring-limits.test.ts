import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { RingFile } from '../../../../main/capture/ring-file'
import { temporaryFolder } from '../../../unit/main/capture/capture-scenario'
import { ringRecordings, sum } from './record-ring'

const MEGABYTE = 1024 * 1024
const HOUR = 3_600_000

const folder = temporaryFolder()
const { record } = ringRecordings(folder)
const bytesOnDisk = (): number =>
  readdirSync(folder).reduce(
    (bytes, name) => bytes + (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )

describe('a limit of size', () => {
  it('is passed by a quarter at most, however fast events come, with what waits to be written', async () => {
    const { connection, writer, told } = await record()
    const frame = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 2, masked: false, maskingKey: 0 }
    const chunk = Buffer.alloc(64 * 1024)
    let most = 0
    for (let read = 0; read < 3000; read++) {
      const position = connection.append('received', chunk, read)
      const lengths = { headerLength: 10, payloadLength: chunk.length - 10, position }
      connection.frame('received', { ...frame, ...lengths }, null, null, false, read)
      most = Math.max(most, bytesOnDisk())
      await (writer.congested ? writer.whenDrained() : setImmediate())
    }
    expect(sum(told.at(-1)?.letGo ?? [])).toBeGreaterThan(1000)
    expect(most).toBeGreaterThan(9 * MEGABYTE)
    // One read more, and the head.
    expect(most).toBeLessThan(12.5 * MEGABYTE + 2 * chunk.length)
  })
})

describe('a limit of age', () => {
  afterEach(() => void vi.useRealTimers())

  it('lets go what is too old within a minute, though nothing more comes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const clock = { now: 0 }
    const { captures, id, fill, told } = await record({ megabytes: null, hours: 1 }, (place, limits) =>
      RingFile.create(place, limits, () => clock.now),
    )
    await fill(1)
    clock.now = 0.5 * HOUR
    await fill(1)
    const letGo = () => sum(told.at(-1)?.letGo ?? [])
    clock.now = 1.4 * HOUR
    vi.advanceTimersByTime(60_000)
    await setImmediate()
    expect(letGo()).toBe(0)
    clock.now = 1.6 * HOUR
    vi.advanceTimersByTime(59_999)
    await setImmediate()
    expect(letGo()).toBe(0)
    vi.advanceTimersByTime(1)
    await expect.poll(letGo).toBe(20)
    expect((await captures.reader(id)).firstEvent).toBe(20)
  })
})
