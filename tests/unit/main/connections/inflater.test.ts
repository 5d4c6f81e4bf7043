import { once } from 'node:events'
import { constants, createDeflateRaw, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContextInflater, contextInflaterWorks } from '../../../../main/connections/context-inflater'
import { DictionaryInflater, type InflaterOptions } from '../../../../main/connections/dictionary-inflater'
import { deflated, finished } from '../../../support/frames'

const kinds = [
  ['ContextInflater', ContextInflater],
  ['DictionaryInflater', DictionaryInflater],
] as const

const plainOptions: InflaterOptions = { contextTakeover: true, windowBits: 15 }

/** What a peer makes of the messages: zlib's stream, flushed after each, the tail left off (RFC 7692 §7.2.1). */
async function compress(messages: readonly Uint8Array[], options: InflaterOptions): Promise<Buffer[]> {
  const deflater = createDeflateRaw({ windowBits: options.windowBits })
  const compressed: Buffer[] = []
  for (const message of messages) {
    const parts: Buffer[] = []
    const collect = (part: Buffer) => void parts.push(part)
    deflater.on('data', collect)
    deflater.write(message)
    await new Promise<void>((resolve) => deflater.flush(constants.Z_SYNC_FLUSH, resolve))
    deflater.off('data', collect)
    compressed.push(Buffer.concat(parts).subarray(0, -4))
    if (!options.contextTakeover) deflater.reset()
  }
  deflater.close()
  await once(deflater, 'close')
  return compressed
}

function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [
    0,
    ...places.map((place) => place % (bytes.length + 1)).toSorted((one, other) => one - other),
    bytes.length,
  ]
  return cuts.slice(1).map((to, index) => bytes.subarray(cuts[index], to))
}

/** Words that come again, so that there is something to refer to; some long enough to leave the window. */
const message = fc
  .tuple(
    fc.constantFrom('', 'bid', '{"market":"BTC-EUR","bids":[', 'é€😀'),
    fc.nat(3000),
    fc.uint8Array({ maxLength: 200 }),
  )
  .map(([word, times, noise]) => Buffer.concat([Buffer.from(word.repeat(times)), noise]))

describe.each(kinds)('%s', (_, Kind) => {
  it('gives the bytes that were compressed, for any messages, cuts, windows, with and without context', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(message, fc.array(fc.nat(), { maxLength: 4 })), { maxLength: 6 }),
        fc.integer({ min: 9, max: 15 }),
        fc.boolean(),
        async (sent, windowBits, contextTakeover) => {
          const options = { windowBits, contextTakeover }
          const messages = sent.map(([bytes]) => bytes)
          const compressed = await compress(messages, options)
          const inflater = new Kind(options)
          const inflated = compressed.map((bytes, index) => inflater.inflate(cutAt(bytes, sent[index]?.[1] ?? []), 0))
          expect(inflated.map((bytes) => Buffer.from(bytes as Uint8Array).toString('hex'))).toEqual(
            messages.map((bytes) => bytes.toString('hex')),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('takes the smallest window that can be agreed on', () => {
    // A stored block: no compressor at hand makes a window of 2^8.
    const stored = Buffer.from([0x00, 0x02, 0x00, 0xfd, 0xff, 0x68, 0x69, 0x00])
    expect(new Kind({ contextTakeover: true, windowBits: 8 }).inflate([stored], 0)).toEqual(Buffer.from('hi'))
  })

  it.each([2, 65_535, 65_536, 65_537, 131_072, 200_000])('knows when %d bytes are too many', (length) => {
    const bytes = deflated(Buffer.alloc(length, 'framescope '))
    expect(new Kind(plainOptions).inflate([bytes], length)).toHaveLength(length)
    expect(new Kind(plainOptions).inflate([bytes], length + 1)).toHaveLength(length)
    expect(new Kind(plainOptions).inflate([bytes], length - 1)).toBe('too-large')
  })

  it('gives up on a bomb when it is over the limit, not when it has gone off', () => {
    const bomb = deflated(Buffer.alloc(64 * 1024 * 1024))
    const before = process.memoryUsage().arrayBuffers
    expect(new Kind(plainOptions).inflate([bomb], 1024 * 1024)).toBe('too-large')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024)
  })

  it.each([
    ['a reserved block type', 'ff ff'],
    ['a stored block whose lengths contradict each other', '00 02 00 00 00 68 69'],
    ['a reference to before the start', '4b 04 11 00 00'],
  ])('fails on %s', (__, garbage) => {
    expect(new Kind(plainOptions).inflate([Buffer.from(garbage.replaceAll(' ', ''), 'hex')], 0)).toBe('failed')
  })

  it('goes on after a final block', () => {
    const inflater = new Kind(plainOptions)
    const messages = [finished('one'), deflateRawSync('two'), deflated('three')]
    expect(messages.map((bytes) => String(inflater.inflate([bytes], 0)))).toEqual(['one', 'two', 'three'])
  })

  it('gives bytes of its own: what it gave stays when it goes on', () => {
    const inflater = new Kind(plainOptions)
    const given = inflater.inflate([deflated('first')], 0)
    inflater.inflate([deflated('other')], 0)
    expect(String(given)).toBe('first')
  })
})

describe('createInflater', () => {
  afterEach(() => {
    vi.doUnmock('node:zlib')
    vi.resetModules()
  })

  it('takes the fast one on this runtime', async () => {
    expect(contextInflaterWorks()).toBe(true)
    const { createInflater } = await import('../../../../main/connections/inflater')
    expect(createInflater(plainOptions)).toBeInstanceOf(ContextInflater)
  })

  it.each([
    ['is gone', () => ({})],
    ['does something else', () => ({ _handle: { writeSync() {}, reset() {} }, _writeState: new Uint32Array(2) })],
  ])('takes the other one where the undocumented binding %s', async (_, createInflateRaw) => {
    vi.resetModules()
    vi.doMock('node:zlib', async (original) => ({ ...(await original<object>()), createInflateRaw }))
    const { createInflater } = await import('../../../../main/connections/inflater')
    const inflater = createInflater(plainOptions)
    expect(inflater.constructor.name).toBe('DictionaryInflater')
    expect(String(inflater.inflate([deflated('still')], 0))).toBe('still')
  })
})
