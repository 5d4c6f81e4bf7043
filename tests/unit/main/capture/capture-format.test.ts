import { readFileSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { sessionHead, temporaryFolder } from './capture-scenario'

/*
 * The places are those of docs/capture-format.md, worked out by hand: this test and that page are what other programs
 * may rely on.
 */

const file = path.join(temporaryFolder(), 'golden.framescope')
let bytes: Buffer

beforeAll(async () => {
  const writer = await CaptureWriter.create(file, sessionHead)
  const recorder = writer.connection()
  const none = { rsv2: false, rsv3: false }
  recorder.append('sent', Uint8Array.of(0xaa), 500)
  // "Hi" as a masked text frame.
  recorder.append('received', Uint8Array.of(0x81, 0x82, 0x01, 0x02, 0x03, 0x04, 0x49, 0x6b), 1000)
  const frame = { ...none, rsv1: true, fin: true, opcode: 1, masked: true, maskingKey: 0x01020304 }
  recorder.frame('received', { ...frame, headerLength: 6, payloadLength: 2, position: 0 }, 7, 1, true, 1000)
  const message = { message: 7, type: 'text', frameCount: 1, compressed: false, wireLength: 2, length: 2 } as const
  recorder.message('received', { ...message, source: 'frame', position: 6 }, 1000)
  recorder.message('received', { ...message, message: 8, frameCount: 2, source: 'fragments', position: 0 }, 1500)
  recorder.detail({ kind: 'note', code: 'tls-not-verified', params: {} }, 2000)
  await writer.close({ state: 'failed', error: { code: 'internal', params: {} } })
  bytes = readFileSync(file)
})

const detail = '{"kind":"note","code":"tls-not-verified","params":{}}'
const headLength = (): number => 120 + bytes.readUInt32LE(8)
const bodyLength = 3 * 48 + 3 * 40 + 1 + 8 + detail.length
const block = (): Buffer => bytes.subarray(headLength(), headLength() + 120 + bodyLength)

describe('the file of a capture', () => {
  it('begins with a head block of JSON', () => {
    const body = bytes.subarray(120, headLength())
    expect(bytes.toString('latin1', 0, 4)).toBe('FSB1')
    expect([...bytes.subarray(4, 8)]).toEqual([1, 0, 0, 0])
    expect(bytes.readDoubleLE(24)).toBe(-1)
    expect(bytes.readUInt32LE(100)).toBe(crc32(body))
    expect(JSON.parse(body.toString())).toEqual({ format: 'framescope-capture', version: 2, session: sessionHead })
  })

  it('has the header of an events block', () => {
    const header = block()
    expect(header.toString('latin1', 0, 4)).toBe('FSB1')
    expect(header.readUInt8(4)).toBe(2)
    expect(header.readUInt32LE(8)).toBe(bodyLength)
    expect(header.readUIntLE(5, 3)).toBe(3)
    expect(header.readUInt32LE(12)).toBe(4)
    expect(header.readDoubleLE(16)).toBe(0)
    expect(header.readDoubleLE(24)).toBe(0)
    const counts = Array.from({ length: 16 }, (_, index) => header.readUInt32LE(32 + 4 * index))
    expect(counts).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0])
    expect(header.readUInt32LE(96)).toBe(3)
    expect(header.readUInt32LE(100)).toBe(crc32(header.subarray(120)))
    expect(header.readDoubleLE(104)).toBe(500)
    expect(header.readUInt32LE(112)).toBe(crc32(header.subarray(0, 112)))
    expect(header.readUInt32LE(116)).toBe(0)
  })

  it('has one record of a frame and the message that it is', () => {
    const record = block().subarray(120, 168)
    expect([...record.subarray(0, 4)]).toEqual([5, 4, 1 + 2 + 4 + 32 + 64 + 128, 1])
    expect(record.readUInt32LE(4)).toBe(1)
    expect(record.readDoubleLE(8)).toBe(1000)
    expect(record.readDoubleLE(16)).toBe(0)
    expect(record.readDoubleLE(24)).toBe(2)
    expect(record.readUInt32LE(32)).toBe(0x01020304)
    expect(record.readUInt32LE(36)).toBe(7)
    expect(record.readUInt32LE(40)).toBe(0)
    expect([...record.subarray(44, 48)]).toEqual([6, 0, 0, 0])
  })

  it('has the record of any other message', () => {
    const record = block().subarray(168, 216)
    expect([...record.subarray(0, 4)]).toEqual([6, 8, 1, 1])
    expect(record.readUInt32LE(4)).toBe(1)
    expect(record.readDoubleLE(8)).toBe(1500)
    expect(record.readDoubleLE(16)).toBe(0)
    expect(record.readDoubleLE(24)).toBe(2)
    expect(record.readUInt32LE(32)).toBe(2)
    expect(record.readUInt32LE(36)).toBe(8)
    expect(record.readDoubleLE(40)).toBe(2)
  })

  it('has the record of a detail', () => {
    const record = block().subarray(216, 264)
    expect([...record.subarray(0, 4)]).toEqual([9, 0, 0, 0])
    expect(record.readDoubleLE(8)).toBe(2000)
    expect(record.readDoubleLE(16)).toBe(0)
    expect(record.readDoubleLE(24)).toBe(detail.length)
    expect(record.subarray(32)).toEqual(Buffer.alloc(16))
  })

  it.each([
    ['sent', 0, 0, 500, 0, 1],
    ['received', 1, 1, 1000, 1, 8],
    ['detail', 2, 4, 2000, 9, detail.length],
  ])('has the run of the %s stream', (_, index, stream, time, place, length) => {
    const run = block().subarray(264 + 40 * index, 304 + 40 * index)
    expect(run.readUInt32LE(0)).toBe(1)
    expect([...run.subarray(4, 8)]).toEqual([stream, 0, 0, 0])
    expect(run.readDoubleLE(8)).toBe(0)
    expect(run.readDoubleLE(16)).toBe(time)
    expect(run.readDoubleLE(24)).toBe(-1)
    expect(run.readUInt32LE(32)).toBe(place)
    expect(run.readUInt32LE(36)).toBe(length)
  })

  it('has the bytes in the order of the runs', () => {
    const wire = Buffer.from('aa818201020304496b', 'hex')
    expect(block().subarray(384)).toEqual(Buffer.concat([wire, Buffer.from(detail)]))
  })

  it('ends with an end block of JSON', () => {
    const end = bytes.subarray(headLength() + 120 + bodyLength)
    expect(end.readUInt8(4)).toBe(3)
    expect(end.readDoubleLE(16)).toBe(4)
    expect(end.readDoubleLE(24)).toBe(headLength())
    expect(JSON.parse(end.subarray(120).toString())).toEqual({
      state: 'failed',
      error: { code: 'internal', params: {} },
      counts: [1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0],
      notRecorded: null,
      cutOff: false,
      directory: null,
      letGo: Array.from({ length: 16 }, () => 0),
    })
  })
})

describe('a record whose bytes are in an earlier block', () => {
  it('has an empty run beside it that points there', async () => {
    const place = path.join(path.dirname(file), 'later.framescope')
    let written: (() => void) | null = null
    const writer = await CaptureWriter.create(place, sessionHead, { onWritten: () => written?.() })
    const recorder = writer.connection()
    const onDisk = new Promise<void>((resolve) => (written = resolve))
    recorder.append('sent', new Uint8Array(100), 0)
    await onDisk
    const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 9, masked: false, maskingKey: 0 }
    const [first, second] = [headLength(), writer.fileLength]
    recorder.frame('sent', { ...bits, headerLength: 2, payloadLength: 98, position: 0 }, null, null, false, 0)
    await writer.close({ state: 'closed', error: null })

    const later = readFileSync(place).subarray(second)
    expect(later.readUInt32LE(96)).toBe(1)
    const run = later.subarray(120 + 48)
    expect(run.readDoubleLE(8)).toBe(100)
    expect(run.readDoubleLE(24)).toBe(first)
    expect(run.readUInt32LE(36)).toBe(0)
  })
})
