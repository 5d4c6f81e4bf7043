import { describe, expect, it } from 'vitest'
import { encodeFrame, type FrameToEncode } from '../../../../shared/protocol/frame-encoder'

const hello = new TextEncoder().encode('Hello')
const text: FrameToEncode = {
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  maskingKey: null,
  payload: hello,
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('encodeFrame', () => {
  it.each([
    // RFC 6455 §5.7
    ['a single-frame unmasked text message', {}, '810548656c6c6f'],
    ['a single-frame masked text message', { maskingKey: 0x37fa213d }, '818537fa213d7f9f4d5158'],
    ['the first fragment', { fin: false, payload: hello.subarray(0, 3) }, '010348656c'],
    ['the last fragment', { opcode: 0, payload: hello.subarray(3) }, '80026c6f'],
    ['a ping', { opcode: 9 }, '890548656c6c6f'],
    ['a masked pong', { opcode: 10, maskingKey: 0x37fa213d }, '8a8537fa213d7f9f4d5158'],
    // RFC 7692 §7.2.3.1
    ['a compressed message', { rsv1: true, payload: Buffer.from('f248cdc9c90700', 'hex') }, 'c107f248cdc9c90700'],
    // What no engine sends
    ['every reserved bit and opcode', { rsv1: true, rsv2: true, rsv3: true, opcode: 15 }, 'ff0548656c6c6f'],
    ['a key with its highest bit set', { maskingKey: 0xffffffff, payload: hello.subarray(0, 1) }, '8181ffffffffb7'],
    ['a wasteful 16-bit length', { lengthForm: 16 }, '817e000548656c6c6f'],
    ['a length that is too long', { declaredLength: 200n }, '817e00c848656c6c6f'],
    ['a length that is too short', { declaredLength: 1n }, '810148656c6c6f'],
    ['a length of zero in 16 bits', { declaredLength: 0n, lengthForm: 16 }, '817e000048656c6c6f'],
    ['the longest length there is', { declaredLength: 2n ** 64n - 1n }, '817fffffffffffffffff48656c6c6f'],
    ['a wasteful 64-bit length', { lengthForm: 64, maskingKey: 0 }, '81ff00000000000000050000000048656c6c6f'],
  ] as const)('encodes %s', (_what, part, expected) => {
    expect(hex(encodeFrame({ ...text, ...part }))).toBe(expected)
  })

  it.each([
    [0, '8200'],
    [125, '827d'],
    [126, '827e007e'],
    [256, '827e0100'],
    [65_535, '827effff'],
    [65_536, '827f0000000000010000'],
  ])('writes the length %i in as few bytes as possible', (length, header) => {
    const bytes = encodeFrame({ ...text, opcode: 2, payload: new Uint8Array(length) })
    expect(hex(bytes.subarray(0, bytes.length - length))).toBe(header)
  })

  it.each([
    [7, 126],
    [16, 65_536],
  ] as const)('does not squeeze into %i bits a length of %i', (lengthForm, length) => {
    expect(() => encodeFrame({ ...text, payload: new Uint8Array(length), lengthForm })).toThrow(RangeError)
    expect(() => encodeFrame({ ...text, declaredLength: BigInt(length), lengthForm })).toThrow(RangeError)
  })

  it('leaves the payload as it was', () => {
    encodeFrame({ ...text, maskingKey: 0x37fa213d })
    expect(new TextDecoder().decode(hello)).toBe('Hello')
  })
})
