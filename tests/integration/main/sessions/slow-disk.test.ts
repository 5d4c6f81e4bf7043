import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCaptureFile, type CaptureFile } from '../../../../main/capture/capture-file'
import { floodingServer } from '../../../support/flooding-server'
import { peerServer } from '../../../support/peer-server'
import { RecordedRun } from '../../../support/recorded-run'

const MEGABYTE = 1024 * 1024

/** How much more memory a session may take for what waits: blocks of 1 MB with their tables, and what a copy costs. */
const GROWTH = 150 * MEGABYTE

/** A real file on a disk that takes 40 MB/s. */
async function slowFile(file: string): Promise<CaptureFile> {
  const disk = await createCaptureFile(file)
  return {
    async write(buffers, position) {
      await disk.write(buffers, position)
      await sleep(buffers.reduce((length, buffer) => length + buffer.length, 0) / (40 * 1024))
    },
    truncate: (length) => disk.truncate(length),
    sync: () => disk.sync(),
    close: () => disk.close(),
  }
}

let folder: string
let run: RecordedRun
const cleanups: (() => void)[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'slow-disk-'))
  run = new RecordedRun(folder, slowFile)
})
afterEach(async () => {
  await run.service.stop()
  await run.captures.delete(run.id)
  for (const cleanup of cleanups.splice(0)) cleanup()
  await rm(folder, { recursive: true })
})

/** Samples the memory of this process until the work is done; returns the most it grew. */
async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss()
  let most = before
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)
  await work()
  clearInterval(sampling)
  return most - before
}

async function notes(): Promise<string[]> {
  const reader = await run.captures.reader(run.id)
  const codes: string[] = []
  for await (const event of reader.events()) if (event.kind === 'note') codes.push(event.code)
  return codes
}

describe('a disk that is slower than the network', { timeout: 60_000 }, () => {
  it('holds back a peer that floods: memory is bounded, nothing is lost, and the timeline says so', async () => {
    const peer = await floodingServer(1000)
    cleanups.push(peer.close)
    await run.connect(peer.url)
    const growth = await growthDuring(() =>
      vi.waitUntil(() => run.live.fileLength > 100 * MEGABYTE, { timeout: 40_000 }),
    )
    await run.service.stop()
    expect(growth).toBeLessThan(GROWTH)
    expect(await notes()).toContain('paused-by-disk')
    expect(run.live.recording).toEqual({ state: 'on' })

    const reader = await run.captures.reader(run.id)
    let position = 0
    const messages: number[] = []
    for await (const event of reader.events()) {
      if (event.kind === 'handshake-accepted') position = event.response.length
      if (event.kind === 'frame' && event.direction === 'received') position += event.headerLength + event.payloadLength
      if (event.kind === 'message') messages.push(event.message)
    }
    expect(messages.every((message, index) => message === index)).toBe(true)
    const left = await reader.wire.stream(1, 'received', position, MEGABYTE)
    // What was read is in the stream without a gap: behind the last whole frame only the start of the next one.
    expect(left.length).toBeLessThan(1004)
  })

  it('holds back our own sending likewise', async () => {
    let received = 0
    const peer = await peerServer((socket) => socket.on('message', () => (received += 1)))
    cleanups.push(() => peer.close())
    await run.connect(peer.url)
    await expect.poll(() => run.live.state).toBe('open')
    const bytes = new Uint8Array(256 * 1024).fill(7)
    const count = 400
    const growth = await growthDuring(async () => {
      for (let sent = 0; sent < count; sent++) await run.session.send({ kind: 'binary', bytes })
    })
    expect(growth).toBeLessThan(GROWTH)
    await expect.poll(() => received, { timeout: 10_000 }).toBe(count)
    await run.service.stop()
    const reader = await run.captures.reader(run.id)
    let messages = 0
    for await (const event of reader.events()) if (event.kind === 'message') messages += 1
    expect(messages).toBe(count)
  })
})
