import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { RingFile } from '../../../../main/capture/ring-file'
import { temporaryFolder } from './capture-scenario'

const MINUTE = 60_000
const folder = temporaryFolder()

/** A ring of one hour with its head of 10 bytes, at the time that the test says. */
async function anHour(name: string) {
  const clock = { now: 0 }
  const file = await RingFile.create(path.join(folder, name), { megabytes: null, hours: 1 }, () => clock.now)
  let place = 0
  const write = async (minute: number): Promise<void> => {
    clock.now = minute * MINUTE
    await file.write([new Uint8Array(10)], place)
    place += 10
  }
  await write(0)
  const segments = () => readdirSync(folder).filter((each) => each.startsWith(`${name}.`)).length
  return { file, clock, write, segments }
}

describe('the file of a capture that is kept up to an age', () => {
  it('begins a segment each sixteenth of it, and keeps all while nothing is that old', async () => {
    const { file, write, segments } = await anHour('sixteenths')
    for (let minute = 0; minute <= 60; minute++) await write(minute)
    expect(segments()).toBe(16)
    expect(file.ring.excess()).toBe(null)
    await file.close()
  })

  it('lets go a segment when all of it is too old, also when nothing more is written', async () => {
    const { file, clock, write, segments } = await anHour('idle')
    for (const minute of [0, 2, 10, 20]) await write(minute)
    expect(segments()).toBe(3)
    clock.now = 70 * MINUTE
    expect(file.ring.excess()).toBe(null)
    clock.now = 70 * MINUTE + 1
    expect(file.ring.excess()).toBe(30)
    await file.ring.letGo(30)
    expect([segments(), file.ring.excess()]).toEqual([2, null])
    // The segment that is being written stays, however old.
    clock.now = 1000 * MINUTE
    expect(file.ring.excess()).toBe(40)
    await file.ring.letGo(40)
    expect([segments(), file.ring.excess()]).toEqual([1, null])
    await file.close()
  })
})
