import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Opcode } from '../../../../shared/protocol/opcode'
import type { ViolationCode } from '../../../../shared/protocol/violation-code'
import { hex, toHex, utf8 } from '../../../support/bytes'
import { deflated, finished, first, frame, masked, rsv1 } from '../../../support/frames'
import { steadyVerdict } from '../../../support/steady-verdict'
import { wsVerdict, type OurVerdict, type VerdictOptions } from '../../../support/verdict'

const { Continuation, Text, Binary, Close, Ping, Pong } = Opcode

const deflate = { deflate: { contextTakeover: true } }
const noContext = { deflate: { contextTakeover: false } }
const bomb = deflated(Buffer.alloc(8 * 1024 * 1024))

interface Row {
  readonly name: string
  readonly frames: readonly Uint8Array[]
  readonly options?: VerdictOptions
  /** Close code to fail with; `null` where all is accepted. */
  readonly code: number | null
}

const rows: readonly Row[] = [
  { name: 'RSV2', frames: [frame(Text, 'a', { rsv2: true })], code: 1002 },
  { name: 'RSV3', frames: [frame(Text, 'a', { rsv3: true })], code: 1002 },
  { name: 'RSV1 without an extension', frames: [frame(Text, 'a', rsv1)], code: 1002 },
  { name: 'RSV1 on a ping', frames: [frame(Ping, 'a', rsv1)], options: deflate, code: 1002 },
  {
    name: 'RSV1 on a continuation',
    frames: [frame(Text, deflated('a'), { ...first, ...rsv1 }), frame(Continuation, '', rsv1)],
    options: deflate,
    code: 1002,
  },
  { name: 'a reserved data opcode', frames: [frame(3, '')], code: 1002 },
  { name: 'a reserved control opcode', frames: [frame(0xb, '')], code: 1002 },
  { name: 'a continuation of nothing', frames: [frame(Continuation, 'a')], code: 1002 },
  {
    name: 'a continuation after the end',
    frames: [frame(Text, 'a', first), frame(Continuation, 'b'), frame(Continuation, 'c')],
    code: 1002,
  },
  { name: 'a new message inside a message', frames: [frame(Text, 'a', first), frame(Text, 'b')], code: 1002 },
  { name: 'a binary message inside a text', frames: [frame(Text, 'a', first), frame(Binary, 'b')], code: 1002 },
  { name: 'a fragmented ping', frames: [frame(Ping, 'a', first)], code: 1002 },
  { name: 'a fragmented close frame', frames: [frame(Close, '', first)], code: 1002 },
  { name: 'a ping of 125 bytes', frames: [frame(Ping, new Uint8Array(125))], code: null },
  { name: 'a ping of 126 bytes', frames: [frame(Ping, new Uint8Array(126))], code: 1002 },
  { name: 'a pong of 65,536 bytes', frames: [frame(Pong, new Uint8Array(65_536))], code: 1002 },
  { name: 'a server that masks', frames: [frame(Text, 'a', masked)], code: 1002 },
  { name: 'a client that does not mask', frames: [frame(Text, 'a')], options: { masked: true }, code: 1002 },
  { name: 'a client that masks', frames: [frame(Text, 'Grüße', masked)], options: { masked: true }, code: null },
  { name: 'a length of 2^53', frames: [hex('82 7f 0020000000000000')], code: 1009 },
  { name: 'a length of 2^64 - 1', frames: [hex('82 7f ffffffffffffffff')], code: 1009 },
  { name: 'a wasteful length in 16 bits', frames: [frame(Binary, 'a', { lengthForm: 16 })], code: null },
  { name: 'a wasteful length in 64 bits', frames: [frame(Text, 'a', { lengthForm: 64 })], code: null },
  ...sizeRows(),
  { name: 'an empty text', frames: [frame(Text, '')], code: null },
  { name: 'fragments that are empty', frames: [frame(Binary, '', first), frame(Continuation, '')], code: null },
  {
    name: 'pings between fragments',
    frames: [
      frame(Text, 'a', first),
      frame(Ping, '1'),
      frame(Continuation, 'b', first),
      frame(Pong, '2'),
      frame(Continuation, 'c'),
      frame(Binary, 'd'),
    ],
    code: null,
  },
  { name: 'a close frame between fragments', frames: [frame(Text, 'a', first), frame(Close, '')], code: null },
  { name: 'more after a close frame', frames: [frame(Close, hex('03e8')), frame(Text, 'late')], code: null },
  { name: 'a close frame of no bytes', frames: [frame(Close, '')], code: null },
  { name: 'a close frame of one byte', frames: [frame(Close, hex('03'))], code: 1002 },
  { name: 'a close frame of two bytes', frames: [frame(Close, hex('03e8'))], code: null },
  { name: 'a close frame of 125 bytes', frames: [frame(Close, closing('r'.repeat(123)))], code: null },
  { name: 'a close frame of 126 bytes', frames: [frame(Close, closing('r'.repeat(124)))], code: 1002 },
  { name: 'a close reason that is not UTF-8', frames: [frame(Close, hex('03e8 c3'))], code: 1007 },
  { name: 'text that is not UTF-8', frames: [frame(Text, hex('61 ff'))], code: 1007 },
  { name: 'text that ends inside a character', frames: [frame(Text, hex('e2 82'))], code: 1007 },
  { name: 'text with a surrogate', frames: [frame(Text, hex('ed a0 80'))], code: 1007 },
  { name: 'binary that is not UTF-8', frames: [frame(Binary, hex('61 ff'))], code: null },
  { name: 'a compressed message', frames: [frame(Text, deflated('Grüße'), rsv1)], options: deflate, code: null },
  {
    name: 'a compressed message in fragments, a ping between them',
    frames: cut(deflated('framescope '.repeat(99)), 3).flatMap((piece) => [piece, frame(Ping, 'x')]),
    options: deflate,
    code: null,
  },
  {
    name: 'compressed and plain messages in turn',
    frames: [frame(Text, deflated('a'), rsv1), frame(Text, 'b'), frame(Text, deflated('c'), rsv1)],
    options: noContext,
    code: null,
  },
  {
    name: 'compressed text that is not UTF-8',
    frames: [frame(Text, deflated(hex('ff')), rsv1)],
    options: deflate,
    code: 1007,
  },
  { name: 'broken DEFLATE', frames: [frame(Binary, hex('ff ff'), rsv1)], options: deflate, code: 1007 },
  {
    name: 'DEFLATE that breaks in its middle',
    frames: [frame(Binary, Buffer.concat([deflated('fine so far'), hex('ff ff ff')]), rsv1)],
    options: deflate,
    code: 1007,
  },
  {
    name: 'DEFLATE that refers to what came before, and may not',
    frames: repeated('a long enough message'),
    options: noContext,
    code: 1007,
  },
  {
    name: 'DEFLATE that refers to what came before, and may',
    frames: repeated('a long enough message'),
    options: deflate,
    code: null,
  },
  { name: 'an empty compressed message', frames: [frame(Text, hex('00'), rsv1)], options: deflate, code: null },
  { name: 'no bytes as a compressed message', frames: [frame(Text, '', rsv1)], options: deflate, code: null },
  {
    name: 'a final block, and a message after it',
    frames: [frame(Text, finished('one'), rsv1), frame(Text, deflated('two'), rsv1)],
    options: deflate,
    code: null,
  },
  {
    name: 'final blocks where no context is kept',
    frames: [frame(Text, finished('one'), rsv1), frame(Text, finished('two'), rsv1)],
    options: noContext,
    code: null,
  },
  {
    name: 'a final block without the byte that should follow it',
    frames: [frame(Text, deflateRawSync('one'), rsv1), frame(Text, deflated('two'), rsv1)],
    options: deflate,
    code: null,
  },
  {
    name: 'a bomb just at the limit',
    frames: [frame(Binary, bomb, rsv1)],
    options: { ...deflate, maxMessageLength: 8 * 1024 * 1024 },
    code: null,
  },
  {
    name: 'a bomb one byte over the limit',
    frames: [frame(Binary, bomb, rsv1)],
    options: { ...deflate, maxMessageLength: 8 * 1024 * 1024 - 1 },
    code: 1009,
  },
  {
    name: 'a bomb in fragments',
    frames: cut(bomb, 5),
    options: { ...noContext, maxMessageLength: 100_000 },
    code: 1009,
  },
]

/** The edges of the length forms and of the limits. */
function sizeRows(): Row[] {
  const lengths = [124, 125, 126, 127, 65_535, 65_536].map((length): Row => {
    return { name: `${length} bytes`, frames: [frame(Binary, new Uint8Array(length))], code: null }
  })
  const limited = [999, 1000, 1001].map((length): Row => {
    const options = { maxMessageLength: 1000 }
    const code = length > 1000 ? 1009 : null
    return { name: `${length} bytes of at most 1000`, frames: [frame(Binary, new Uint8Array(length))], options, code }
  })
  const inFragments = [1000, 1001].map((length): Row => {
    const frames = [frame(Binary, new Uint8Array(600), first), frame(Continuation, new Uint8Array(length - 600))]
    const options = { maxMessageLength: 1000 }
    return { name: `${length} bytes of at most 1000, in fragments`, frames, options, code: length > 1000 ? 1009 : null }
  })
  const counted = [3, 4].map((count): Row => {
    const frames = [frame(Text, 'a', first), ...Array<Buffer>(count - 2).fill(frame(Continuation, 'b', first))]
    const options = { maxFragments: 3 }
    const whole = [...frames, frame(Continuation, 'c'), frame(Text, 'd')]
    return { name: `${count} fragments of at most 3`, frames: whole, options, code: count > 3 ? 1008 : null }
  })
  return [...lengths, ...limited, ...inFragments, ...counted]
}

function closing(reason: string): Buffer {
  return Buffer.concat([hex('03e8'), utf8(reason)])
}

/** A compressed message in `count` frames of about the same size. */
function cut(payload: Uint8Array, count: number): Buffer[] {
  const length = Math.ceil(payload.length / count)
  return Array.from({ length: count }, (_, index) =>
    frame(index === 0 ? Binary : Continuation, payload.subarray(index * length, (index + 1) * length), {
      fin: index === count - 1,
      rsv1: index === 0,
    }),
  )
}

/** The message twice; the second time it is little more than a reference to the first. */
function repeated(text: string): Buffer[] {
  const again = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH, dictionary: utf8(text) }).subarray(0, -4)
  return [frame(Text, deflated(text), rsv1), frame(Text, again, rsv1)]
}

async function expectSameVerdict(bytes: Uint8Array, options: VerdictOptions = {}): Promise<OurVerdict> {
  const ours = steadyVerdict(bytes, options)
  // The bytes are there to be read where they are not told the same.
  const start = toHex(bytes.subarray(0, 200))
  expect({ start, told: ours.told, failed: ours.failed }).toEqual({ start, ...(await wsVerdict(bytes, options)) })
  return ours
}

describe('the receiver of ws beside ours', () => {
  it.each(rows)('says the same of $name', async ({ frames, options, code }) => {
    const { failed } = await expectSameVerdict(Buffer.concat(frames), options)
    expect(failed).toBe(code)
  })

  it('says the same of every first byte, inside and outside a message, with and without compression', async () => {
    for (let firstByte = 0; firstByte < 256; firstByte++)
      for (const inside of [false, true])
        for (const options of [{}, deflate, { masked: true }, { ...deflate, masked: true }]) {
          const key = 'masked' in options ? 0x01020304 : null
          const maskingKey = { maskingKey: key }
          // Text, a close code and garbage for DEFLATE, all at once.
          const one = frame(0, hex('0f 7f'), maskingKey)
          one[0] = firstByte
          const frames = [one, frame(Continuation, '', maskingKey)]
          if (inside) frames.unshift(frame(Text, 'a', { ...first, ...maskingKey }))
          await expectSameVerdict(Buffer.concat(frames), options)
        }
  })

  it('says the same of every close code', async () => {
    for (let code = 0; code <= 5000; code++)
      await expectSameVerdict(frame(Close, Uint8Array.of(code >> 8, code & 0xff)))
    await expectSameVerdict(frame(Close, hex('ffff')))
  })

  it('says the same of text with a wrong byte at any place, cut into fragments at any place', async () => {
    const text = Buffer.from('aé€😀\u{10ffff}')
    const wrong = [0x00, 0x80, 0xc0, 0xe0, 0xed, 0xf0, 0xf4, 0xf8, 0xff]
    for (let at = 0; at <= text.length; at++)
      for (const byte of [null, ...wrong])
        for (let place = 0; place < text.length; place++) {
          const bytes = Buffer.from(text)
          if (byte !== null) bytes[place] = byte
          await expectSameVerdict(
            Buffer.concat([frame(Text, bytes.subarray(0, at), first), frame(Continuation, bytes.subarray(at))]),
          )
          if (byte === null) break
        }
  })
})

/** Where we differ from ws, on purpose. */
const differences: readonly (Row & { readonly ws: number | null; readonly told: readonly ViolationCode[] })[] = [
  {
    // The rest of the message changes nothing.
    name: 'text that is no UTF-8 in its first fragment fails there, not at the end of the message',
    frames: [frame(Text, hex('ff'), first)],
    code: 1007,
    ws: null,
    told: ['invalid-utf8'],
  },
  {
    // A message is inflated whole; what has come of it is on the timeline.
    name: 'DEFLATE that is broken in its first fragment fails at the end of the message, not there',
    frames: [frame(Binary, hex('ff ff'), { ...first, ...rsv1 })],
    options: deflate,
    code: null,
    ws: 1007,
    told: [],
  },
  {
    // A row for the frame needs its whole header.
    name: 'a continuation of nothing that claims 2^60 bytes is too long before it is unexpected',
    frames: [hex('80 7f 1000000000000000')],
    code: 1009,
    ws: 1002,
    told: ['length-too-large'],
  },
  {
    name: 'a wasteful length is told',
    frames: [frame(Binary, 'a', { lengthForm: 64 })],
    code: null,
    ws: null,
    told: ['length-not-minimal'],
  },
]

/** Messages that go on after the end of a DEFLATE stream: ws leaves out what follows, and nothing says so. */
const goingOn: readonly { readonly name: string; readonly frames: readonly Uint8Array[] }[] = [
  {
    name: 'in the next fragment',
    frames: [frame(Text, deflateRawSync('one'), { ...first, ...rsv1 }), frame(Continuation, deflated('two'))],
  },
  {
    name: 'in the same frame',
    frames: [frame(Text, Buffer.concat([deflateRawSync('one'), finished('two')]), rsv1)],
  },
]

describe('where ours and ws differ', () => {
  it.each(differences)('$name', async ({ frames, options = {}, code, ws, told }) => {
    const bytes = Buffer.concat(frames)
    const ours = steadyVerdict(bytes, options)
    expect(ours.failed).toBe(code)
    expect(ours.violations).toEqual(told)
    expect((await wsVerdict(bytes, options)).failed).toBe(ws)
  })

  it.each(goingOn)(
    'all of a message is inflated whose DEFLATE stream ends and is followed by another $name',
    async ({ frames }) => {
      const bytes = Buffer.concat(frames)
      expect(steadyVerdict(bytes, deflate).told).toEqual([`text ${toHex(utf8('onetwo'))}`])
      expect((await wsVerdict(bytes, deflate)).told).toEqual([`text ${toHex(utf8('one'))}`])
    },
  )
})
