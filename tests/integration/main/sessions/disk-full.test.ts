import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MessageEvent, SessionEvent } from '../../../../shared/session/session-event'
import { peerServer } from '../../../support/peer-server'
import { RecordedRun } from '../../../support/recorded-run'
import { missingTinyDisk, mountTinyDisk } from '../../../support/tiny-disk'

const MEGABYTE = 1024 * 1024

describe.skipIf(missingTinyDisk)(
  `a session on a disk that is full${missingTinyDisk === null ? '' : ` (skipped: ${missingTinyDisk})`}`,
  () => {
    let disk: ReturnType<typeof mountTinyDisk>
    let peer: Awaited<ReturnType<typeof peerServer>>
    let run: RecordedRun
    let ballast: string
    let filler: Buffer

    beforeEach(async () => {
      disk = mountTinyDisk(8 * MEGABYTE)
      ballast = path.join(disk.folder, 'ballast')
      await writeFile(ballast, new Uint8Array(6 * MEGABYTE))
      filler = Buffer.alloc(64 * 1024, 'x')
      peer = await peerServer((socket) =>
        socket.on('message', (message) => {
          const count = Number((message as Buffer).toString())
          for (let index = 0; index < count; index++) socket.send(filler)
        }),
      )
      run = new RecordedRun(disk.folder)
      await run.connect(peer.url)
      await vi.waitUntil(() => run.live.state === 'open')
    })
    afterEach(async () => {
      await run.service.stop()
      await run.captures.delete(run.id)
      peer.close()
      disk.unmount()
    })

    const ask = (messages: number): Promise<void> => run.session.send({ kind: 'text', text: String(messages) })
    const missing = (): number => (run.live.recording.state === 'stopped' ? run.live.recording.bytes : 0)

    it('stays open and usable, and is recorded again when there is space', async () => {
      await ask(64)
      await expect.poll(() => run.live.recording).toMatchObject({ error: { code: 'capture-write-failed' } })
      expect(run.live.state).toBe('open')
      const before = missing()
      await ask(16)
      await expect.poll(missing, { timeout: 10_000 }).toBeGreaterThan(before + 16 * filler.length)
      await rm(ballast)
      await run.session.resumeRecording()
      expect(run.live.recording).toEqual({ state: 'on' })
      filler = Buffer.from('recorded again')
      await ask(1)
      const recorded = await run.captures.reader(run.id)
      await expect.poll(async () => (await allOf(recorded)).at(-1)).toMatchObject({ kind: 'message', length: 14 })
      run.session.disconnect(1000, '')
      await expect.poll(() => run.live.ending).toBe('complete')

      const events = await allOf(recorded)
      const gap = events.findIndex((event) => event.kind === 'note' && event.code === 'recording-resumed')
      expect(gap).toBeGreaterThan(10)
      expect(events[gap]).toMatchObject({
        connection: 0,
        params: { bytes: expect.stringMatching(/^\d{7}$/) as string },
      })
      for (const event of events.slice(0, gap).filter(isMessage))
        expect((await recorded.bytes(event.event, 0, event.length)).length).toBe(event.length)
      expect(Buffer.from(await recorded.bytes(events.findLast(isMessage)?.event ?? -1, 0, 99)).toString()).toBe(
        'recorded again',
      )
      expect(recorded.damage).toEqual([])
    })

    it('goes on within its limit when there is space again', async () => {
      run.session.disconnect(1000, '')
      await expect.poll(() => run.live.ending).toBe('complete')
      await run.captures.delete(run.id)
      // A flood goes beyond the limit for as long as letting go takes: when there is space again, it has to be enough.
      disk.resize(40 * MEGABYTE)
      await writeFile(ballast, new Uint8Array(30 * MEGABYTE))
      await run.connect(peer.url, { keep: { megabytes: 10, hours: null } })
      await vi.waitUntil(() => run.live.state === 'open')
      await ask(240)
      await expect.poll(() => run.live.recording).toMatchObject({ error: { code: 'capture-write-failed' } })
      await rm(ballast)
      await run.session.resumeRecording()
      await ask(400)
      const letGo = () => run.live.letGo.reduce((sum, count) => sum + count, 0)
      await expect.poll(() => run.live.recording).toEqual({ state: 'on' })
      await expect.poll(letGo, { timeout: 10_000 }).toBeGreaterThan(400)
      run.session.disconnect(1000, '')
      await expect.poll(() => run.live.ending).toBe('complete')

      const recorded = await run.captures.reader(run.id)
      expect(recorded.damage).toEqual([])
      const events = await allOf(recorded)
      expect(events.map(({ event }) => event)).toEqual(events.map((_, index) => recorded.firstEvent + index))
      const last = events.findLast(isMessage)
      expect((await recorded.bytes(last?.event ?? -1, 0, filler.length)).length).toBe(filler.length)
    })

    it('is closed in order, and says afterwards what is missing', async () => {
      await ask(64)
      await expect.poll(() => run.live.recording.state).toBe('stopped')
      run.session.disconnect(1000, '')
      await expect.poll(() => run.live.ending).toBe('complete')
      const [stored] = (await run.captures.list()).sessions
      expect(stored).toMatchObject({ ending: 'complete', state: 'closed', damage: [], recording: run.live.recording })
      expect(stored?.recording).toMatchObject({ state: 'stopped', error: { code: 'capture-write-failed' } })
    })
  },
)

const isMessage = (event: SessionEvent): event is MessageEvent => event.kind === 'message'

async function allOf(reader: Awaited<ReturnType<RecordedRun['captures']['reader']>>): Promise<SessionEvent[]> {
  const events: SessionEvent[] = []
  for await (const event of reader.events()) events.push(event)
  return events
}
