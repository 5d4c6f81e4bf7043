import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import type { RecordedFrame, RecordedMessage } from '../../../../shared/session/recorder'
import { defaultServerProfile } from '../../../../shared/session/server-profile'

const head = { id: 's', startedAt: 0, recordedBy: '0', mode: 'server' as const, profile: defaultServerProfile }
const LENGTH = 3000
const COUNT = 1500

const frameAt = (position: number): RecordedFrame => ({
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 2,
  masked: false,
  maskingKey: 0,
  headerLength: 4,
  payloadLength: LENGTH - 4,
  position,
})
const messageAt = (message: number, position: number): RecordedMessage => ({
  message,
  type: 'binary',
  frameCount: 1,
  compressed: false,
  wireLength: LENGTH - 4,
  length: LENGTH - 4,
  source: 'frame',
  position: position + 4,
})

it('keeps who had a frame sent, over many blocks, for the frame and its message', async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'causes-')), 'c.framescope')
  const writer = await CaptureWriter.create(file, head)
  const connection = writer.connection()
  const names = Array.from({ length: COUNT }, (_, index) => [null, 'echo', 'Begrüßung 😀'][index % 3] ?? null)
  for (const [index, name] of names.entries()) {
    const position = connection.append('sent', new Uint8Array(LENGTH), index)
    connection.frame('sent', frameAt(position), index, 2, false, index, name)
    connection.message('sent', messageAt(index, position), index)
  }
  const position = connection.append('received', new Uint8Array(LENGTH), COUNT)
  connection.frame('received', frameAt(position), 0, 2, false, COUNT)
  connection.message('received', messageAt(0, position), COUNT)
  await writer.close({ state: 'closed', error: null })
  const reader = await CaptureReader.open(file)
  const causes: (string | null)[] = []
  for await (const event of reader.events())
    causes.push((event.kind === 'frame' || event.kind === 'message') && event.cause !== undefined ? event.cause : null)
  expect(causes).toEqual([...names.flatMap((name) => [name, name]), null, null])
  expect(await reader.rowsOf([2, 4])).toMatchObject([{ cause: 'echo' }, { cause: 'Begrüßung 😀' }])
  await reader.close()
})
