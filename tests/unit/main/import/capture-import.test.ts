import { mkdtemp, readdir, readFile, truncate } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { ImportRun, ndjsonOf } from '../../../support/import-run'
import { temporaryFolder } from '../capture/capture-scenario'
import { writeSmallCapture } from '../capture/small-capture'

const folder = temporaryFolder()
const newRun = async () => new ImportRun(await mkdtemp(path.join(folder, 'capture-')))

describe('importing a capture', () => {
  it('copies it, and marks the copy alone', async () => {
    const run = await newRun()
    const { file } = await writeSmallCapture(run.folder)
    const before = await readFile(file)
    const first = await run.service.start(file)
    expect(first).toMatchObject([{ id: 'session', events: 9 }])
    expect((await readFile(file)).equals(before)).toBe(true)
    const imported = { format: 'framescope', name: 'small.framescope' }
    expect((await run.store.list()).sessions).toMatchObject([{ head: { imported }, ending: 'complete', damage: [] }])
    const source = await CaptureReader.open(file)
    expect(await run.ndjson('session')).toBe(await ndjsonOf(source, run.folder))
    await source.close()
  })

  it('gives one whose id is taken a new one, and keeps one that was cut off as such', async () => {
    const run = await newRun()
    const { file, lengths } = await writeSmallCapture(run.folder)
    await run.service.start(file)
    await truncate(file, lengths[2])
    const [again] = (await run.service.start(file)) ?? []
    expect(again?.id).not.toBe('session')
    const summary = (await run.store.list()).sessions.find(({ head }) => head.id === again?.id)
    expect(summary).toMatchObject({ ending: 'cut-off', head: { imported: { name: 'small.framescope' } } })
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const run = await newRun()
    const { file } = await writeSmallCapture(run.folder)
    run.onProgress = () => run.service.cancel()
    // What is copied first is told; what comes next is not copied any more.
    await run.service.start(file)
    expect(await readdir(path.join(run.folder, 'captures'))).toEqual(['session.framescope'])
  })
})
