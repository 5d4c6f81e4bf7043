import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { proveRoom, RESUME_ROOM, writeAll } from '../../../../main/capture/capture-file'
import { BlockType } from '../../../../main/capture/capture-format'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureStore } from '../../../../main/capture/capture-store'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { encodeJsonBlock } from '../../../../main/capture/json-block'
import { OpenCaptures } from '../../../../main/capture/open-captures'
import { AppFailure } from '../../../../shared/errors/app-error'
import { sessionHead, temporaryFolder } from './capture-scenario'
import { writeSmallCapture, type SmallCapture } from './small-capture'

const ALL = 0xffff
const folder = temporaryFolder()
const damaged = path.join(folder, 'damaged.framescope')
let capture: SmallCapture
let intact: Buffer

beforeAll(async () => {
  capture = await writeSmallCapture(folder)
  intact = readFileSync(capture.file)
})

const lengthAfter = (block: number): number => capture.lengths[block] ?? Number.NaN

async function read<Value>(bytes: Uint8Array, look: (reader: CaptureReader) => Promise<Value>): Promise<Value> {
  writeFileSync(damaged, bytes)
  const reader = await CaptureReader.open(damaged)
  try {
    return await look(reader)
  } finally {
    await reader.close()
  }
}

const codeOf = (failure: unknown): string => (failure instanceof AppFailure ? failure.error.code : String(failure))

/** Every event reads as it was or says that it is unreadable; returns the numbers of those. */
async function unreadableEvents(reader: CaptureReader): Promise<number[]> {
  const unreadable: number[] = []
  const rows = (await reader.rows(ALL, 0, 100)).rows
  expect(rows.map(({ event }) => event)).toEqual(Array.from({ length: reader.eventCount }, (_, index) => index))
  for (const { event: was, payload } of capture.expected.slice(0, reader.eventCount)) {
    const row = rows[was.event]
    const lost = row?.kind === 'error' && row.code === 'capture-unreadable'
    if (lost) unreadable.push(was.event)
    const event = await reader.event(was.event)
    const bytes = await reader.bytes(was.event, 0, 1000).then((part) => Buffer.from(part), codeOf)
    expect(row?.kind).toBe(lost ? 'error' : was.kind)
    expect(event).toEqual(lost && event.kind === 'error' ? event : was)
    expect(bytes).toEqual(lost && bytes === 'capture-unreadable' ? bytes : Buffer.from(payload))
  }
  return unreadable
}

describe('a torn tail', () => {
  it('is passed over wherever the last block is cut', { timeout: 60_000 }, async () => {
    const before = capture.expected.length - 1
    for (let length = lengthAfter(2); length < lengthAfter(3); length++) {
      await read(intact.subarray(0, length), async (reader) => {
        expect(reader.eventCount).toBe(before)
        expect(reader.ending).toBe('cut-off')
        const tail = length - lengthAfter(2)
        const damage = { kind: 'torn-tail', offset: lengthAfter(2), length: tail }
        expect(reader.damage).toEqual(tail === 0 ? [] : [damage])
        expect(await unreadableEvents(reader)).toEqual([])
      })
    }
  })

  it('is also the room that a crash did not let a resumed recording give back', async () => {
    const id = 'crashed'
    const file = path.join(folder, `${id}.framescope`)
    const end = lengthAfter(3)
    writeFileSync(file, intact.subarray(0, end))
    const disk = await open(file, 'r+')
    const write = (buffers: readonly Uint8Array[], position: number) => writeAll(disk, buffers, position)
    await proveRoom({ write, truncate: async () => {}, sync: async () => {}, close: () => disk.close() }, end)
    await disk.close()
    const captures = new OpenCaptures(new CaptureStore(folder))
    const reader = await captures.reader(id)
    expect([reader.ending, reader.damage]).toEqual([
      'cut-off',
      [{ kind: 'torn-tail', offset: end, length: RESUME_ROOM }],
    ])
    expect(await unreadableEvents(reader)).toEqual([])
    await captures.annotate(id, { event: 0, mark: true, note: null })
    expect(statSync(file).size).toBeLessThan(end + 1000)
    const again = await CaptureReader.open(file)
    expect([again.ending, again.damage, again.annotations.length]).toEqual(['cut-off', [], 1])
    await again.close()
    await captures.delete(id)
  })

  it('leaves the file as it is when it is read', async () => {
    const cut = intact.subarray(0, lengthAfter(3) - 1)
    await read(cut, async (reader) => expect(reader.eventCount).toBeGreaterThan(0))
    expect(readFileSync(damaged)).toEqual(cut)
  })

  it('may be an end block: the capture then counts as cut off, with all its events', { timeout: 60_000 }, async () => {
    for (let length = lengthAfter(3); length < intact.length; length++)
      await read(intact.subarray(0, length), async (reader) => {
        expect(reader.ending).toBe('cut-off')
        expect(reader.eventCount).toBe(capture.expected.length)
      })
  })
})

describe('a flipped bit', () => {
  it(
    'never throws, never changes what is read, and leaves the other blocks readable',
    { timeout: 60_000 },
    async () => {
      for (let at = lengthAfter(0); at < lengthAfter(3); at++) {
        const flipped = Buffer.from(intact)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
        const block = capture.lengths.findIndex((length) => at < length)
        const reserved = at - lengthAfter(block - 1) >= 116 && at - lengthAfter(block - 1) < 120
        await read(flipped, async (reader) => {
          const events = await unreadableEvents(reader)
          expect(reader.eventCount).toBe(capture.expected.length)
          expect(reader.damage.length).toBe(reserved ? 0 : 1)
          expect(reader.damage[0]?.offset).toBe(reserved ? undefined : lengthAfter(block - 1))
          expect(events.length).toBe(reserved ? 0 : eventsInBlock(block))
        })
      }
    },
  )

  it('in the head is an error of the file, never a crash', { timeout: 60_000 }, async () => {
    for (let at = 0; at < lengthAfter(0); at++) {
      const flipped = Buffer.from(intact)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      const code = await read(flipped, async () => 'opened').catch(codeOf)
      expect(code).toBe(codeOfHead(at))
    }
  })
})

/** What opening says when this byte of the head block is wrong. */
function codeOfHead(at: number): string {
  if (at < 3) return 'capture-not-a-capture'
  if (at === 3) return 'capture-version'
  const reserved = at >= 116 && at < 120
  return reserved ? 'opened' : 'capture-unreadable'
}

/** Events whose record or bytes are in the block.  */
function eventsInBlock(block: number): number {
  return [0, 5, 3, 1][block] ?? Number.NaN
}

describe('damage in the middle', () => {
  it('of two blocks in a row is skipped as one gap whose events keep their numbers', async () => {
    const bytes = Buffer.from(intact)
    bytes.fill(0, lengthAfter(0), lengthAfter(0) + 8)
    bytes.fill(0, lengthAfter(1), lengthAfter(1) + 8)
    await read(bytes, async (reader) => {
      expect(reader.damage).toEqual([
        { kind: 'unreadable-block', offset: lengthAfter(0), length: lengthAfter(2) - lengthAfter(0) },
      ])
      expect(await unreadableEvents(reader)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    })
  })

  it('does not end at a block of another capture that was in a payload', async () => {
    const bytes = Buffer.from(intact)
    bytes.fill(0, lengthAfter(0), lengthAfter(0) + 8)
    Buffer.concat(encodeJsonBlock(BlockType.End, {}, 0, 0)).copy(bytes, lengthAfter(0) + 50)
    await read(bytes, async (reader) => {
      const length = lengthAfter(1) - lengthAfter(0)
      expect(reader.damage).toEqual([{ kind: 'unreadable-block', offset: lengthAfter(0), length }])
      expect(await unreadableEvents(reader)).toEqual([0, 1, 2, 3, 4])
    })
  })
})

describe('opening', () => {
  it.each([
    ['an empty file', () => Buffer.alloc(0), 'capture-not-a-capture'],
    ['something else', () => Buffer.from('PNG and more than four bytes'), 'capture-not-a-capture'],
    ['a file of a later format', () => Buffer.from('FSB2 and what follows'), 'capture-version'],
    ['half a head', () => intact.subarray(0, 150), 'capture-unreadable'],
  ])('%s fails with a code of its own', async (_, bytes, code) => {
    await expect(read(bytes(), async () => 'opened').catch(codeOf)).resolves.toBe(code)
  })

  it('a file that is not there fails with capture-not-found', async () => {
    await expect(CaptureReader.open(path.join(folder, 'nothing')).catch(codeOf)).resolves.toBe('capture-not-found')
  })

  it('a folder fails with capture-unreadable', async () => {
    await expect(CaptureReader.open(folder).catch(codeOf)).resolves.toBe('capture-unreadable')
  })
})

describe('a message whose frames are not in the capture', () => {
  it('reads as unreadable', async () => {
    const file = path.join(folder, 'no-frames.framescope')
    const writer = await CaptureWriter.create(file, sessionHead)
    const message = { message: 0, type: 'text', frameCount: 2, compressed: false, wireLength: 2, length: 2 } as const
    writer.connection().message('received', { ...message, source: 'fragments', position: 0 }, 0)
    await writer.close({ state: 'closed', error: null })
    await read(readFileSync(file), async (reader) => {
      expect(await reader.bytes(0, 0, 2).catch(codeOf)).toBe('capture-unreadable')
      expect((await reader.rows(ALL, 0, 1)).rows).toMatchObject([{ kind: 'error', code: 'capture-unreadable' }])
    })
  })
})
