import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { CaptureStore } from '../../../../main/capture/capture-store'
import { OpenCaptures } from '../../../../main/capture/open-captures'
import { codeOf } from '../../../support/code-of'
import { createCaptureFile, type CaptureFile } from '../../../../main/capture/capture-file'
import { sessionHead, temporaryFolder } from './capture-scenario'
import { writeSmallCapture } from './small-capture'

const folder = temporaryFolder()
const ids = Array.from({ length: 10 }, (_, index) => `capture-${index}`)

beforeAll(async () => {
  const { file } = await writeSmallCapture(folder)
  for (const id of ids) copyFileSync(file, path.join(folder, `${id}.framescope`))
})

it('keeps a capture open that somebody holds, however many others are looked at', async () => {
  const captures = new OpenCaptures(new CaptureStore(folder))
  const [first = '', ...others] = ids
  const { reader, release } = await captures.hold(first)
  for (const id of others) await captures.reader(id)
  expect(await captures.reader(first)).toBe(reader)
  expect(await captures.delete(first).catch(codeOf)).toBe('capture-in-use')
  release()
  expect(await captures.delete(first)).toBeUndefined()
  for (const id of others) await captures.delete(id)
})

it('lets a capture go that cannot be opened', async () => {
  const captures = new OpenCaptures(new CaptureStore(folder))
  expect(await captures.hold('none').catch(codeOf)).toBe('capture-not-found')
  expect(await captures.delete('none').catch(codeOf)).not.toBe('capture-in-use')
})

/** A disk that has everything at once, so that nothing but the reader itself has to be waited for. */
async function quickDisk(place: string): Promise<CaptureFile> {
  const file = await createCaptureFile(place)
  return { ...file, sync: async () => {}, close: async () => void file.close() }
}

it('knows the end of a recording as soon as that is over', async () => {
  const captures = new OpenCaptures(new CaptureStore(folder, quickDisk))
  const listener = { written() {}, stopped() {}, failed() {} }
  for (let recording = 0; recording < 20; recording++) {
    const id = `recording-${recording}`
    const writer = await captures.create({ ...sessionHead, id }, listener)
    await writer.close({ state: 'closed', error: null })
    expect((await captures.reader(id)).ending).toBe('complete')
    await captures.delete(id)
  }
})
