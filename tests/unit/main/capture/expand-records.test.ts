import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { FRAME_KIND, FrameFlag, MESSAGE_KIND, RECORD_BYTES } from '../../../../main/capture/capture-format'
import { expandRecords } from '../../../../main/capture/expand-records'
import { EventClass } from '../../../../shared/session/event-class'
import { sessionHead, temporaryFolder } from './capture-scenario'
import { reading } from './record-steps'

const folder = temporaryFolder()

/** A frame of 300 bytes at place 1000, of connection 3 and message 7, at 5 ms. */
function frameRecord(flags: number): Buffer {
  const record = Buffer.alloc(RECORD_BYTES)
  record.set([FRAME_KIND, EventClass.FrameReceivedText, FrameFlag.Received | FrameFlag.Fin | flags, 1])
  record.writeUInt32LE(3, 4)
  record.writeDoubleLE(5e6, 8)
  record.writeDoubleLE(1000, 16)
  record.writeDoubleLE(300, 24)
  // All bits set: no number of a float that is copied as one.
  record.writeUInt32LE(0xffff_ffff, 32)
  record.writeUInt32LE(7, 36)
  record.writeUInt8(8, 44)
  return record
}

function messageRecord(): Buffer {
  const record = Buffer.alloc(RECORD_BYTES)
  record.set([MESSAGE_KIND, EventClass.MessageReceivedText, 1, 0])
  record.writeUInt32LE(3, 4)
  record.writeDoubleLE(5e6, 8)
  record.writeDoubleLE(1008, 16)
  record.writeDoubleLE(300, 24)
  record.writeUInt32LE(1, 32)
  record.writeUInt32LE(7, 36)
  record.writeDoubleLE(300, 40)
  return record
}

describe('the records of a block', () => {
  it('are as stored where each event has one', () => {
    const stored = Buffer.concat([frameRecord(0), messageRecord()])
    expect(expandRecords(stored, 2)).toBe(stored)
  })

  it('have one for the message that a frame is, right behind it', () => {
    const stored = Buffer.concat([frameRecord(0), frameRecord(FrameFlag.Whole), frameRecord(0)])
    const expanded = Buffer.concat([frameRecord(0), frameRecord(0), messageRecord(), frameRecord(0)])
    expect(expandRecords(stored, 4)).toEqual(expanded)
  })

  it.each([
    ['fewer', [FrameFlag.Whole, 0], 4],
    ['more', [FrameFlag.Whole, FrameFlag.Whole], 3],
  ])('are none when they make %s events than there should be', (_, flags, events) => {
    expect(expandRecords(Buffer.concat(flags.map(frameRecord)), events)).toBeNull()
  })
})

describe('a capture of version 1', () => {
  it('reads as before, with a record for each event', async () => {
    const file = path.join(folder, 'version-1.framescope')
    const writer = await CaptureWriter.create(file, sessionHead)
    const recorder = writer.connection()
    const position = recorder.append('received-inflated', Buffer.from('Hi'), 1000)
    const message = { message: 0, type: 'text', frameCount: 1, compressed: true, wireLength: 9, length: 2 } as const
    recorder.message('received', { ...message, source: 'inflated', position }, 1000)
    await writer.close({ state: 'closed', error: null })
    writeFileSync(file, asVersion1(readFileSync(file)))
    const row = await reading(file, async (reader) => (await reader.rows(0xffff, 0, 10)).rows[0])
    expect(row).toMatchObject({ kind: 'message', event: 0, wireLength: 9, length: 2 })
  })
})

/** The number of records did not stand in the headers of blocks, and the head says so. */
function asVersion1(bytes: Buffer): Buffer {
  const head = 120 + bytes.readUInt32LE(8)
  const text = bytes.toString('latin1', 120, head).replace('"version":2', '"version":1')
  bytes.write(text, 120, 'latin1')
  bytes.writeUInt32LE(crc32(bytes.subarray(120, head)), 100)
  bytes.writeUIntLE(0, head + 5, 3)
  for (const block of [0, head]) bytes.writeUInt32LE(crc32(bytes.subarray(block, block + 112)), block + 112)
  return bytes
}
