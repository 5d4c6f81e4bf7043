import { createCaptureFile } from '../../../../main/capture/capture-file'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaptureStore } from '../../../../main/capture/capture-store'
import { AppFailure } from '../../../../shared/errors/app-error'
import { unfinishedIn } from '../../../../main/files/whole-file'
import { sessionHead, temporaryFolder } from './capture-scenario'

const folder = temporaryFolder()
let stores = 0

function newStore(): { store: CaptureStore; fileOf: (id: string) => string } {
  const place = path.join(folder, String(stores++), 'captures')
  return { store: new CaptureStore(place), fileOf: (id) => path.join(place, `${id}.framescope`) }
}

async function record(store: CaptureStore, id: string, startedAt: number): Promise<void> {
  const writer = await store.create({ ...sessionHead, id, startedAt })
  writer.connection().detail({ kind: 'note', code: 'paused-by-disk', params: {} }, 5)
  await writer.close({ state: 'failed', error: { code: 'host-not-found', params: { host: 'nowhere' } } })
}

const codeOf = (failure: unknown): string => (failure instanceof AppFailure ? failure.error.code : String(failure))

describe('CaptureStore', () => {
  it('lists nothing in a folder that is not there yet', async () => {
    expect(await newStore().store.list()).toEqual({ sessions: [], rejected: [] })
  })

  it('names the folder and the way out when there is a file in its place', async () => {
    const { store, fileOf } = newStore()
    const place = path.dirname(fileOf('any'))
    mkdirSync(path.dirname(place), { recursive: true })
    writeFileSync(place, 'not a folder')
    const unusable = (problem: string) => ({
      error: { code: 'capture-folder-unusable', params: { folder: place, problem } },
    })
    await expect(store.list()).rejects.toMatchObject(unusable('ENOTDIR'))
    await expect(store.create(sessionHead)).rejects.toMatchObject(unusable('EEXIST'))
  })

  it('lists captures oldest first, with how they ended', async () => {
    const { store, fileOf } = newStore()
    await record(store, 'later', 2000)
    await record(store, 'earlier', 1000)
    const { sessions, rejected } = await store.list()
    expect(rejected).toEqual([])
    expect(sessions.map(({ head }) => head.id)).toEqual(['earlier', 'later'])
    expect(sessions[0]).toEqual({
      head: { ...sessionHead, id: 'earlier', startedAt: 1000 },
      state: 'failed',
      ending: 'complete',
      counts: [1, ...Array.from({ length: 15 }, () => 0)],
      letGo: Array.from({ length: 16 }, () => 0),
      fileLength: statSync(fileOf('earlier')).size,
      damage: [],
      error: { code: 'host-not-found', params: { host: 'nowhere' } },
      recording: { state: 'on' },
    })
  })

  it('keeps that connecting was cancelled', async () => {
    const { store } = newStore()
    const writer = await store.create({ ...sessionHead, id: 'cancelled' })
    await writer.close({ state: 'cancelled', error: null })
    expect((await store.list()).sessions).toMatchObject([{ state: 'cancelled', error: null }])
  })

  it('counts the events of a capture that was cut off, and names the torn tail', async () => {
    const { store, fileOf } = newStore()
    await record(store, 'cut', 1000)
    const length = statSync(fileOf('cut')).size - 1
    truncateSync(fileOf('cut'), length)
    const [session] = (await store.list()).sessions
    expect(session).toMatchObject({ ending: 'cut-off', state: 'closed', error: null, fileLength: length })
    expect(session?.counts[0]).toBe(1)
    expect(session?.damage.map(({ kind }) => kind)).toEqual(['torn-tail'])
  })

  it('lists a capture that is being recorded as live', async () => {
    const { store } = newStore()
    const writer = await store.create(sessionHead)
    expect((await store.list()).sessions.map(({ ending }) => ending)).toEqual(['live'])
    await writer.close({ state: 'closed', error: null })
    expect((await store.list()).sessions.map(({ ending }) => ending)).toEqual(['complete'])
  })

  it('names a file that is not a capture and leaves it as it is', async () => {
    const { store, fileOf } = newStore()
    await record(store, 'good', 1000)
    writeFileSync(fileOf('bad'), 'not a capture')
    mkdirSync(fileOf('folder'))
    const { sessions, rejected } = await store.list()
    expect(sessions.map(({ head }) => head.id)).toEqual(['good'])
    expect(rejected.map(({ file, error }) => [file, error.code])).toEqual([['bad.framescope', 'capture-not-a-capture']])
    expect(readFileSync(fileOf('bad'), 'utf8')).toBe('not a capture')
  })

  it('opens a capture by its id', async () => {
    const { store } = newStore()
    await record(store, 'one', 1000)
    const reader = await store.open('one')
    expect(reader.eventCount).toBe(1)
    await reader.close()
  })

  it('deletes a capture', async () => {
    const { store, fileOf } = newStore()
    await record(store, 'one', 1000)
    await store.delete('one')
    expect(existsSync(fileOf('one'))).toBe(false)
    expect(await store.delete('one').catch(codeOf)).toBe('capture-not-found')
  })

  it('does not delete a capture that is being recorded', async () => {
    const { store } = newStore()
    const writer = await store.create(sessionHead)
    expect(await store.delete(sessionHead.id).catch(codeOf)).toBe('session-live')
    await writer.close({ state: 'closed', error: null })
    await store.delete(sessionHead.id)
  })

  it.each(['', '..', '../other', 'a/b', 'a\0b'])('finds nothing outside its folder under the id %j', async (id) => {
    const { store } = newStore()
    const opened = async (): Promise<unknown> => store.open(id)
    expect(await opened().catch(codeOf)).toBe('capture-not-found')
  })

  it('says that there is no such folder to be had when it cannot be made', async () => {
    writeFileSync(path.join(folder, 'file'), '')
    const store = new CaptureStore(path.join(folder, 'file', 'captures'))
    expect(await store.create(sessionHead).catch(codeOf)).toBe('capture-folder-unusable')
  })

  it('leaves nothing behind of a capture whose head found no room', async () => {
    const { store } = newStore()
    const createFile = async (file: string) => ({
      ...(await createCaptureFile(file)),
      write: () => Promise.reject(new Error('ENOSPC')),
    })
    expect(await store.create(sessionHead, { createFile }).catch(codeOf)).toBe('capture-write-failed')
    expect(await store.list()).toEqual({ sessions: [], rejected: [] })
  })

  it('takes away what a killed import has left, and nothing that is not of the app or still written', async () => {
    const { store, fileOf } = newStore()
    const place = path.dirname(fileOf('any'))
    mkdirSync(place, { recursive: true })
    const others = ['.framescope-a1B2c3', '.notes.unfinished', 'notes.txt', 'notes.unfinished']
    const written = unfinishedIn(place)
    const left = unfinishedIn(place)
    for (const file of [...others.map((name) => path.join(place, name)), written, left]) {
      writeFileSync(file, '')
      if (file !== written) utimesSync(file, 0, 0)
    }
    await store.removeUnfinished()
    expect(readdirSync(place).toSorted()).toEqual([path.basename(written), ...others].toSorted())
  })
})
