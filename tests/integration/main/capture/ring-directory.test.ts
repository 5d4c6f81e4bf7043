import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BlockType } from '../../../../main/capture/capture-format'
import type { CaptureReader } from '../../../../main/capture/capture-reader'
import { listSegments } from '../../../../main/capture/segment-files'
import { temporaryFolder } from '../../../unit/main/capture/capture-scenario'
import { everything, handshakeRequest as request, ringRecordings } from './record-ring'

const { record, open, pathOf } = ringRecordings(temporaryFolder())

describe('the directory of a capture with a limit', () => {
  async function contentOf(reader: CaptureReader) {
    const { firstEvent, eventCount, counts, letGoCounts, ending, damage, annotations } = reader
    const { rows } = await reader.rows(everything, 0, 500)
    const handshake = await reader.handshake(1)
    return { firstEvent, eventCount, counts, letGoCounts, ending, damage, annotations, rows, handshake }
  }

  /** Of the block in the segments that has this type; `null` where there is none. */
  async function placeOf(id: string, type: number) {
    for (const { path: segment } of await listSegments(pathOf(id))) {
      const at = readFileSync(segment).indexOf(Buffer.from([...Buffer.from('FSB1'), type]))
      if (at >= 0) return { segment, at }
    }
    return null
  }

  /** Returns what puts it back. */
  function flipBit(file = '', at = 0): () => void {
    const bytes = readFileSync(file)
    const flip = () => {
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      writeFileSync(file, bytes)
    }
    flip()
    return flip
  }

  it('tells what a walk over what is left does, and spares it', async () => {
    const { id, captures, connection, fill, writer } = await record()
    connection.append('sent', Buffer.from('GET'), 1)
    connection.detail({ kind: 'handshake-sent', request }, 1)
    await fill(1)
    await captures.annotate(id, { event: 0, mark: true, note: 'early' })
    await fill(40)
    await writer.close({ state: 'closed', error: null })
    const told = await contentOf(await open(id))
    expect(told.firstEvent).toBeGreaterThan(400)
    expect([told.annotations.length, told.handshake.event.event]).toEqual([1, 0])

    // What was written again, which is read at once, may stand before them.
    const events = await placeOf(id, BlockType.Events)
    const flipBack = flipBit(events?.segment, events?.at)
    expect((await open(id)).damage).toEqual([])
    flipBack()

    const directory = await placeOf(id, BlockType.Directory)
    flipBit(directory?.segment, (directory?.at ?? 0) + 130)
    expect(await contentOf(await open(id))).toEqual(told)
  })

  it('is not believed where more was deleted than it knows of', async () => {
    const { id, fill, writer } = await record()
    await fill(20)
    await writer.close({ state: 'closed', error: null })
    const { firstEvent, eventCount } = await open(id)
    unlinkSync((await listSegments(pathOf(id)))[0]?.path ?? '')
    const reader = await open(id)
    expect(reader.firstEvent).toBeGreaterThan(firstEvent)
    expect([reader.eventCount, reader.damage]).toEqual([eventCount, []])
    expect((await reader.rows(everything, 0, 500)).rows[0]).toMatchObject({ event: reader.firstEvent, kind: 'note' })
  })
})
