import { describe, expect, it } from 'vitest'
import type { Inflater } from '../../../../shared/protocol/message-assembler'
import { MemoryBudget } from '../../../../shared/protocol/memory-budget'
import { encodeFrame } from '../../../../shared/protocol/frame-encoder'
import { hex, utf8 } from '../../../support/bytes'
import { chunkings, inReusedMemory } from '../../../support/chunkings'
import { readMessages, type ReadOptions } from '../../../support/wire-reading'

/** Stands for DEFLATE: "inflates" each byte to two. */
const doubling: Inflater = {
  inflate(pieces, limit) {
    const bytes = Buffer.concat(pieces)
    if (bytes.includes(0xee)) return 'failed'
    if (limit > 0 && bytes.length * 2 > limit) return 'too-large'
    return Uint8Array.from(bytes, () => 0).length === 0
      ? bytes
      : Uint8Array.from([...bytes].flatMap((byte) => [byte, byte]))
  },
}

const masked = (opcode: number, payload: Uint8Array) =>
  Buffer.from(
    encodeFrame({ fin: true, rsv1: false, rsv2: false, rsv3: false, opcode, maskingKey: 0x01020304, payload }),
  ).toString('hex')

const cases: { name: string; bytes: string; told: string[]; options?: ReadOptions }[] = [
  {
    name: 'takes a single frame as a message',
    bytes: '81 05 48 65 6c 6c 6f',
    told: ['frame 1 fin 5 of 0/1', 'message 0 text 1 frame 5 5 at 2'],
  },
  {
    name: 'unmasks before it checks text and control frames',
    bytes: masked(1, utf8('é€😀')) + masked(9, utf8('hi')),
    options: { masked: true },
    told: ['frame 1 fin 9 of 0/1', 'message 0 text 1 frame 9 9 at 6', 'frame 9 fin 2 of null/null', 'control 9 6869'],
  },
  {
    name: 'puts fragments together around an interleaved ping',
    bytes: '02 01 aa  89 01 31  00 00  80 02 bb cc  82 00',
    told: [
      'frame 2 1 of 0/2',
      'frame 9 fin 1 of null/null',
      'control 9 31',
      'frame 0 0 of 0/2',
      'frame 0 fin 2 of 0/2',
      'message 0 binary 3 fragments 3 3 at 0',
      'frame 2 fin 0 of 1/2',
      'message 1 binary 1 frame 0 0 at 14',
    ],
  },
  {
    name: 'takes a character that is cut by the end of a fragment',
    bytes: '01 02 e2 82  80 01 ac',
    told: ['frame 1 2 of 0/1', 'frame 0 fin 1 of 0/1', 'message 0 text 2 fragments 3 3 at 0'],
  },
  {
    name: 'refuses a continuation of nothing',
    bytes: '80 01 61  81 00',
    told: ['violation unexpected-continuation'],
  },
  {
    name: 'refuses a new message inside another',
    bytes: '01 01 61  81 01 62',
    told: ['frame 1 1 of 0/1', 'violation expected-continuation'],
  },
  {
    name: 'refuses text that is not UTF-8 at the frame that shows it',
    bytes: '01 02 c0 af  80 00',
    told: ['frame 1 2 of 0/1', 'violation invalid-utf8'],
  },
  {
    name: 'refuses text that ends inside a character',
    bytes: '81 02 e2 82',
    told: ['frame 1 fin 2 of 0/1', 'violation invalid-utf8'],
  },
  {
    name: 'takes any bytes as binary',
    bytes: '82 02 c0 af',
    told: ['frame 2 fin 2 of 0/2', 'message 0 binary 1 frame 2 2 at 2'],
  },
  {
    name: 'accepts a message of the largest size',
    bytes: '02 03 01 02 03  80 01 04',
    options: { limits: { maxMessageLength: 4 } },
    told: ['frame 2 3 of 0/2', 'frame 0 fin 1 of 0/2', 'message 0 binary 2 fragments 4 4 at 0'],
  },
  {
    name: 'refuses a message that is one byte too large, at its header',
    bytes: '02 03 01 02 03  80 02 04 05',
    options: { limits: { maxMessageLength: 4 } },
    told: ['frame 2 3 of 0/2', 'violation message-too-large'],
  },
  {
    name: 'refuses one fragment too many',
    bytes: '02 00 00 00 80 00',
    options: { limits: { maxFragments: 2 } },
    told: ['frame 2 0 of 0/2', 'frame 0 0 of 0/2', 'violation too-many-fragments'],
  },
  {
    name: 'inflates a compressed message of several frames',
    bytes: '41 01 61  80 01 62',
    options: { inflater: doubling },
    told: ['frame 1 1 of 0/1', 'frame 0 fin 1 of 0/1', 'inflated 61616262', 'message 0 text 2 inflated 2 4 at 0'],
  },
  {
    name: 'says where in the inflated stream a message stands',
    bytes: 'c2 01 01  82 01 02  c2 01 03',
    options: { inflater: doubling },
    told: [
      'frame 2 fin 1 of 0/2',
      'inflated 0101',
      'message 0 binary 1 inflated 1 2 at 0',
      'frame 2 fin 1 of 1/2',
      'message 1 binary 1 frame 1 1 at 5',
      'frame 2 fin 1 of 2/2',
      'inflated 0303',
      'message 2 binary 1 inflated 1 2 at 2',
    ],
  },
  {
    name: 'refuses a message that inflates to too much',
    bytes: 'c2 03 01 02 03',
    options: { inflater: doubling, limits: { maxMessageLength: 5 } },
    told: ['frame 2 fin 3 of 0/2', 'violation message-too-large'],
  },
  {
    name: 'refuses what does not inflate',
    bytes: 'c2 01 ee',
    options: { inflater: doubling },
    told: ['frame 2 fin 1 of 0/2', 'violation inflate-failed'],
  },
  {
    name: 'refuses compressed text that is not UTF-8, and keeps what came out',
    bytes: 'c1 01 c3',
    options: { inflater: doubling },
    told: ['frame 1 fin 1 of 0/1', 'inflated c3c3', 'violation invalid-utf8'],
  },
  {
    name: 'passes on a close frame, and says once that more came after it',
    bytes: '88 02 03 e8  82 00  82 00',
    told: [
      'frame 8 fin 2 of null/null',
      'control 8 03e8',
      'violation data-after-close',
      'frame 2 fin 0 of 0/2',
      'message 0 binary 1 frame 0 0 at 6',
      'frame 2 fin 0 of 1/2',
      'message 1 binary 1 frame 0 0 at 8',
    ],
  },
  { name: 'takes a close frame without payload', bytes: '88 00', told: ['frame 8 fin 0 of null/null', 'control 8 '] },
  {
    name: 'refuses a close frame of one byte',
    bytes: '88 01 03',
    told: ['frame 8 fin 1 of null/null', 'violation close-payload-length'],
  },
  {
    name: 'refuses a reserved close code',
    bytes: '88 02 03 ed',
    told: ['frame 8 fin 2 of null/null', 'violation close-code-invalid'],
  },
  {
    name: 'refuses a close reason that is not UTF-8',
    bytes: '88 03 03 e8 ff',
    told: ['frame 8 fin 3 of null/null', 'violation close-reason-invalid-utf8'],
  },
]

/** What a sender of ours may do to find out what the peer makes of it. */
const tolerated: typeof cases = [
  {
    name: 'tells a message that is not UTF-8 before what is wrong with it, so that it follows its frame',
    bytes: '81 02 61 ff  81 01 62',
    told: [
      'frame 1 fin 2 of 0/1',
      'message 0 text 1 frame 2 2 at 2',
      'violation invalid-utf8',
      'frame 1 fin 1 of 1/1',
      'message 1 text 1 frame 1 1 at 6',
    ],
  },
  {
    name: 'tells the same of one in fragments, and of one that is cut off inside a character',
    bytes: '01 01 61  80 01 c3',
    told: ['frame 1 1 of 0/1', 'frame 0 fin 1 of 0/1', 'message 0 text 2 fragments 2 2 at 0', 'violation invalid-utf8'],
  },
  {
    name: 'tells the same of one that was compressed',
    bytes: 'c1 01 ff',
    told: ['frame 1 fin 1 of 0/1', 'inflated ffff', 'message 0 text 1 inflated 1 2 at 0', 'violation invalid-utf8'],
    options: { inflater: doubling },
  },
  {
    name: 'begins a new message inside another, which has no end then',
    bytes: '01 01 61  82 01 62  80 00',
    told: [
      'frame 1 1 of 0/1',
      'violation expected-continuation',
      'frame 2 fin 1 of 1/2',
      'message 1 binary 1 frame 1 1 at 5',
      'violation unexpected-continuation',
      'frame 0 fin 0 of null/null',
    ],
  },
  {
    name: 'takes a frame with a reserved opcode for no part of the message around it',
    bytes: '01 01 61  83 02 ff ff  80 01 62',
    told: [
      'frame 1 1 of 0/1',
      'violation reserved-opcode',
      'frame 3 fin 2 of null/null',
      'frame 0 fin 1 of 0/1',
      'message 0 text 2 fragments 2 2 at 0',
    ],
  },
  {
    name: 'says once that a text is not UTF-8, and goes on to its end',
    bytes: '01 01 ff  00 01 ff  80 01 61  81 01 62',
    told: [
      'frame 1 1 of 0/1',
      'violation invalid-utf8',
      'frame 0 1 of 0/1',
      'frame 0 fin 1 of 0/1',
      'message 0 text 3 fragments 3 3 at 0',
      'frame 1 fin 1 of 1/1',
      'message 1 text 1 frame 1 1 at 11',
    ],
  },
  {
    name: 'takes RSV1 that nobody agreed on for no compression',
    bytes: 'c1 01 61',
    told: ['violation reserved-bit', 'frame 1 fin 1 of 0/1', 'message 0 text 1 frame 1 1 at 2'],
  },
  {
    name: 'forgets what was compressed of a message without an end',
    bytes: '42 01 61  c2 01 62',
    options: { inflater: doubling },
    told: [
      'frame 2 1 of 0/2',
      'violation expected-continuation',
      'frame 2 fin 1 of 1/2',
      'inflated 6262',
      'message 1 binary 1 inflated 1 2 at 0',
    ],
  },
  {
    name: 'keeps no more of a control frame than one may have',
    bytes: `89 7e 00 7f ${'31'.repeat(127)} 8a 00`,
    told: [
      'violation control-frame-too-long',
      'frame 9 fin 127 of null/null',
      `control 9 ${'31'.repeat(125)}`,
      'frame 10 fin 0 of null/null',
      'control 10 ',
    ],
  },
  {
    name: 'takes a close frame for one whatever its code',
    bytes: '88 02 03 ed  82 00',
    told: [
      'frame 8 fin 2 of null/null',
      'violation close-code-invalid',
      'control 8 03ed',
      'violation data-after-close',
      'frame 2 fin 0 of 0/2',
      'message 0 binary 1 frame 0 0 at 6',
    ],
  },
]

describe('MessageAssembler', () => {
  it.each([
    ['compressed', '42 03 01 02 03  80 05 04 05 06 07 08', { inflater: doubling }, {}],
    ['wanted', '02 03 01 02 03  80 05 04 05 06 07 08', {}, { keeps: () => true }],
  ] as const)('refuses a message that is %s and has no room in memory, once', (_, bytes, options, keeping) => {
    const limits = (limit: number) => ({ ...options, limits: { ...keeping, budget: new MemoryBudget(limit) } })
    for (const chunks of chunkings(hex(bytes))) {
      expect(readMessages(chunks, limits(4))).toEqual(['frame 2 3 of 0/2', 'violation message-too-large'])
      expect(readMessages(chunks, limits(16))).toContain('frame 0 fin 5 of 0/2')
    }
  })

  it('gives up a message that has no room in memory, once, and tells its frames on, where it is tolerant', () => {
    const bytes = hex('42 05 01 02 03 04 05  00 05 01 02 03 04 05  80 01 01  c2 02 aa bb')
    for (const chunks of chunkings(bytes))
      expect(
        readMessages(chunks, { tolerant: true, inflater: doubling, limits: { budget: new MemoryBudget(8) } }),
      ).toEqual([
        'frame 2 5 of 0/2',
        'gave up at 8',
        'frame 0 5 of 0/2',
        'frame 0 fin 1 of 0/2',
        'frame 2 fin 2 of 1/2',
        'inflated aaaabbbb',
        'message 1 binary 1 inflated 2 4 at 0',
      ])
  })

  it('gives back the room of what was given up', () => {
    const budget = new MemoryBudget(8)
    const bytes = hex('42 05 01 02 03 04 05  80 05 01 02 03 04 05')
    readMessages([bytes], { tolerant: true, inflater: doubling, limits: { budget } })
    expect(budget.take(8)).toBe(true)
  })

  it('gives up what is larger than that inflated, and what cannot be inflated since, where it is tolerant', () => {
    const results = ['too-large', 'failed'] as const
    let at = 0
    const limits: number[] = []
    const inflater: Inflater = { inflate: (_, limit) => (limits.push(limit), results[at++] ?? 'failed') }
    const options = { tolerant: true, inflater, limits: { budget: new MemoryBudget(8) } }
    expect(readMessages([hex('c2 01 aa  c2 01 aa')], options)).toEqual([
      'frame 2 fin 1 of 0/2',
      'gave up at 8',
      'frame 2 fin 1 of 1/2',
      'gave up at 8',
    ])
    expect(limits).toEqual([8, 8])
    at = 1
    expect(readMessages([hex('c2 01 aa')], options)).toContain('violation inflate-failed')
  })

  it.each(tolerated)('$name, where it is tolerant', ({ bytes, told, options }) => {
    for (const chunks of chunkings(hex(bytes)))
      expect(readMessages(chunks, { ...options, tolerant: true })).toEqual(told)
  })

  it.each(cases)('$name', ({ bytes, told, options }) => {
    for (const chunks of chunkings(hex(bytes))) expect(readMessages(chunks, options)).toEqual(told)
  })

  it('keeps copies of what it needs later: the memory of a chunk is read into again', () => {
    const bytes = hex('42 02 aa bb  00 01 cc  80 02 dd ff')
    const whole = readMessages([bytes], { inflater: doubling })
    expect(whole).toContain('inflated aaaabbbbccccddddffff')
    for (const chunks of chunkings(bytes))
      expect(readMessages(inReusedMemory(chunks), { inflater: doubling })).toEqual(whole)
  })
})
