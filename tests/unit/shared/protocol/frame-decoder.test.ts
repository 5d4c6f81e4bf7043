import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame } from '../../../../shared/protocol/frame-encoder'
import type { ViolationCode } from '../../../../shared/protocol/violation-code'
import { violationRules } from '../../../../shared/protocol/violation-code'
import { hex, toHex, utf8 } from '../../../support/bytes'
import { chunkings, inReusedMemory } from '../../../support/chunkings'
import { readFrames, type ReadOptions } from '../../../support/wire-reading'

const frame = (fields: object) => ({
  rsv1: false,
  rsv2: false,
  rsv3: false,
  position: 0,
  maskingKey: 0,
  masked: false,
  ...fields,
})

/** RFC 6455 §5.7. */
const examples = [
  {
    name: 'a single-frame unmasked text message',
    bytes: hex('81 05 48 65 6c 6c 6f'),
    frames: [frame({ fin: true, opcode: 1, headerLength: 2, payloadLength: 5, payload: toHex(utf8('Hello')) })],
  },
  {
    name: 'a single-frame masked text message',
    bytes: hex('81 85 37 fa 21 3d 7f 9f 4d 51 58'),
    options: { masked: true },
    frames: [
      frame({
        fin: true,
        opcode: 1,
        headerLength: 6,
        payloadLength: 5,
        masked: true,
        maskingKey: 0x37fa213d,
        payload: toHex(utf8('Hello')),
      }),
    ],
  },
  {
    name: 'a fragmented unmasked text message',
    bytes: hex('01 03 48 65 6c  80 02 6c 6f'),
    frames: [
      frame({ fin: false, opcode: 1, headerLength: 2, payloadLength: 3, payload: toHex(utf8('Hel')) }),
      frame({ fin: true, opcode: 0, headerLength: 2, payloadLength: 2, payload: toHex(utf8('lo')), position: 5 }),
    ],
  },
  {
    name: 'an unmasked ping and its masked answer',
    bytes: hex('89 05 48 65 6c 6c 6f'),
    frames: [frame({ fin: true, opcode: 9, headerLength: 2, payloadLength: 5, payload: toHex(utf8('Hello')) })],
  },
  {
    name: 'a masked pong',
    bytes: hex('8a 85 37 fa 21 3d 7f 9f 4d 51 58'),
    options: { masked: true },
    frames: [
      frame({
        fin: true,
        opcode: 10,
        headerLength: 6,
        payloadLength: 5,
        masked: true,
        maskingKey: 0x37fa213d,
        payload: toHex(utf8('Hello')),
      }),
    ],
  },
  {
    name: '256 bytes of binary in a single frame',
    bytes: Buffer.concat([hex('82 7e 01 00'), new Uint8Array(256).fill(7)]),
    frames: [frame({ fin: true, opcode: 2, headerLength: 4, payloadLength: 256, payload: '07'.repeat(256) })],
  },
  {
    name: '64 KiB of binary in a single frame',
    bytes: Buffer.concat([hex('82 7f 00 00 00 00 00 01 00 00'), new Uint8Array(65_536).fill(7)]),
    frames: [frame({ fin: true, opcode: 2, headerLength: 10, payloadLength: 65_536, payload: '07'.repeat(65_536) })],
    chunks: [[3, 9], [10], [11, 65_545]],
  },
  {
    name: 'frames without a payload, one behind the other',
    bytes: hex('82 00  89 00  80 00'),
    frames: [
      frame({ fin: true, opcode: 2, headerLength: 2, payloadLength: 0, payload: '' }),
      frame({ fin: true, opcode: 9, headerLength: 2, payloadLength: 0, payload: '', position: 2 }),
      frame({ fin: true, opcode: 0, headerLength: 2, payloadLength: 0, payload: '', position: 4 }),
    ],
  },
]

const cutAt = (bytes: Uint8Array, cuts: number[]) =>
  [0, ...cuts].map((from, index) => bytes.subarray(from, cuts[index] ?? bytes.length))

describe('FrameDecoder', () => {
  it.each(examples)('reads $name, however it is cut', ({ bytes, frames, options, chunks }) => {
    for (const pieces of chunks ? chunks.map((cuts) => cutAt(bytes, cuts)) : chunkings(bytes)) {
      const read = readFrames(pieces, options)
      expect(read.frames).toEqual(frames)
      expect(read.violations).toEqual([])
      expect(read.decoder.atBoundary).toBe(true)
    }
  })

  const faults: { name: string; bytes: string; code: ViolationCode; shown: string; options?: ReadOptions }[] = [
    { name: 'RSV2', bytes: 'a1 00', code: 'reserved-bit', shown: 'a100' },
    { name: 'RSV3', bytes: '91 00', code: 'reserved-bit', shown: '9100' },
    { name: 'RSV1 without an extension', bytes: 'c1 00', code: 'reserved-bit', shown: 'c100' },
    {
      name: 'RSV1 on a control frame',
      bytes: 'c9 00',
      code: 'compressed-control-frame',
      shown: 'c900',
      options: { rsv1: true },
    },
    {
      name: 'RSV1 on a continuation',
      bytes: 'c0 00',
      code: 'compressed-continuation',
      shown: 'c000',
      options: { rsv1: true },
    },
    { name: 'a reserved data opcode', bytes: '83 05 48 65 6c 6c 6f', code: 'reserved-opcode', shown: '8305' },
    { name: 'a reserved control opcode', bytes: '8b 00', code: 'reserved-opcode', shown: '8b00' },
    { name: 'a control frame without FIN', bytes: '09 00', code: 'control-frame-fragmented', shown: '0900' },
    { name: 'a control frame of 126 bytes', bytes: '89 7e 00 7e', code: 'control-frame-too-long', shown: '897e' },
    { name: 'a mask from the server', bytes: '81 80 00 00 00 00', code: 'mask-forbidden', shown: '8180' },
    { name: 'no mask from the client', bytes: '81 00', code: 'mask-missing', shown: '8100', options: { masked: true } },
    {
      name: 'a length beyond 2^53',
      bytes: '82 7f 00 20 00 00 00 00 00 00',
      code: 'length-too-large',
      shown: '827f0020000000000000',
    },
    {
      name: 'a length of 2^62',
      bytes: '82 7f 40 00 00 00 00 00 00 00',
      code: 'length-too-large',
      shown: '827f4000000000000000',
    },
  ]

  it.each(faults)('stops at $name, however it is cut', ({ bytes, code, shown, options }) => {
    const before = options?.masked ? '82 80 00 00 00 00' : '82 01 2a'
    for (const pieces of chunkings(hex(`${before} ${bytes} 81 05 48 65 6c 6c 6f`))) {
      const { frames, violations, decoder } = readFrames(pieces, options)
      expect(frames).toHaveLength(1)
      expect(violations.map((violation) => [violation.code, toHex(violation.bytes)])).toEqual([[code, shown]])
      expect(decoder.stopped).toBe(true)
      expect(violationRules[code].closeCode).not.toBeNull()
    }
  })

  it.each([
    ['16 bits', '82 7e 00 01 2a'],
    ['64 bits', '82 7f 00 00 00 00 00 00 00 01 2a'],
  ])('says that a length of 1 in %s is wasteful, and goes on', (_, bytes) => {
    for (const pieces of chunkings(hex(`${bytes} 82 00`))) {
      const { frames, violations } = readFrames(pieces)
      expect(violations.map((violation) => violation.code)).toEqual(['length-not-minimal'])
      expect(frames.map((read) => read.payload)).toEqual(['2a', ''])
    }
  })

  it.each(faults.filter(({ code }) => code !== 'length-too-large'))(
    'reads on at $name where it is tolerant, however it is cut',
    ({ bytes, code, shown, options }) => {
      const length = options?.masked ? '81 80 00 00 00 00' : '82 00'
      const payload = code === 'control-frame-too-long' ? '00'.repeat(126) : ''
      for (const pieces of chunkings(hex(`${bytes} ${payload} ${length}`))) {
        const { frames, violations, decoder } = readFrames(pieces, { ...options, tolerant: true })
        expect(violations.map((violation) => [violation.code, toHex(violation.bytes)])).toEqual([[code, shown]])
        expect(frames).toHaveLength(2)
        expect(decoder.stopped).toBe(false)
        expect(decoder.atBoundary).toBe(true)
      }
    },
  )

  it('tells all that is wrong with a header where it is tolerant, however it is cut', () => {
    for (const pieces of chunkings(hex('7b 80 00 00 00 00'))) {
      const { violations } = readFrames(pieces, { tolerant: true })
      expect(violations.map(({ code, detail }) => `${code} ${detail}`)).toEqual([
        'reserved-bit RSV2',
        'reserved-opcode 0xB',
        'reserved-bit RSV1',
        'control-frame-fragmented FIN 0',
        'mask-forbidden MASK 1',
      ])
    }
  })

  it('stops at a length that cannot be counted, tolerant or not', () => {
    const { violations, decoder } = readFrames([hex('82 7f 80 00 00 00 00 00 00 00 82 00')], { tolerant: true })
    expect(violations.map(({ code }) => code)).toEqual(['length-too-large'])
    expect(decoder.stopped).toBe(true)
    expect(decoder.ignored).toBe(2)
  })

  it('keeps the offending bytes when the memory of their chunk is read into again', () => {
    const { violations } = readFrames(inReusedMemory([hex('83 05')]))
    expect(violations).toEqual([{ code: 'reserved-opcode', detail: '0x3', bytes: hex('83 05') }])
  })

  it('counts what comes after it has stopped', () => {
    expect(readFrames([hex('83 00 01 02'), hex('03')]).decoder.ignored).toBe(3)
  })

  it('tells what is there of a frame that was cut off', () => {
    expect(readFrames([hex('82 7e 01')]).decoder.unfinished).toEqual({ header: hex('82 7e 01'), missing: 0 })
    expect(readFrames([hex('82 05 01 02')]).decoder.unfinished).toEqual({ header: hex('82 05'), missing: 3 })
    expect(readFrames([hex('82'), hex('05'), hex('01 02')]).decoder.unfinished).toEqual({
      header: hex('82 05'),
      missing: 3,
    })
  })

  const anyFrame = fc.record({
    fin: fc.boolean(),
    opcode: fc.constantFrom(0, 1, 2),
    payload: fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(new Uint8Array(70_000).fill(9))),
    maskingKey: fc.integer({ min: 0, max: 0xffffffff }),
  })

  it('reads what the encoder wrote, in any chunking', () => {
    fc.assert(
      fc.property(
        fc.array(anyFrame, { maxLength: 8 }),
        fc.boolean(),
        fc.array(fc.nat(5_000)),
        (frames, masked, cuts) => {
          const bytes = Buffer.concat(
            frames.map(({ maskingKey, ...rest }) =>
              encodeFrame({ ...rest, rsv1: false, rsv2: false, rsv3: false, maskingKey: masked ? maskingKey : null }),
            ),
          )
          const chunks: Uint8Array[] = []
          let at = 0
          for (const cut of cuts) chunks.push(bytes.subarray(at, (at += cut)))
          chunks.push(bytes.subarray(at))
          const read = readFrames(chunks, { masked })
          expect(read.violations).toEqual([])
          expect(read.frames.map(({ fin, opcode, payload }) => ({ fin, opcode, payload }))).toEqual(
            frames.map(({ fin, opcode, payload }) => ({ fin, opcode, payload: toHex(payload) })),
          )
        },
      ),
    )
  })

  it('never throws, and says the same of random bytes in any chunking', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.record({ masked: fc.boolean(), rsv1: fc.boolean(), tolerant: fc.boolean() }),
        (bytes, options) => {
          const [whole, ...others] = chunkings(bytes).map((chunks) => {
            const { frames, violations, decoder } = readFrames(chunks, options)
            return { frames, violations, ignored: decoder.ignored, unfinished: decoder.unfinished }
          })
          for (const other of others) expect(other).toEqual(whole)
        },
      ),
      { numRuns: 200 },
    )
  })
})
