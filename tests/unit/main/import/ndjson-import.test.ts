import { mkdtemp, open, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { importNdjson } from '../../../../main/import/ndjson-import'
import { ImportRun } from '../../../support/import-run'
import { temporaryFolder } from '../capture/capture-scenario'

const folder = temporaryFolder()
const newRun = async () => new ImportRun(await mkdtemp(path.join(folder, 'ndjson-')))

const session = {
  kind: 'session',
  format: 'framescope-ndjson/1',
  id: 'elsewhere-1',
  mode: 'server',
  url: 'wss://127.0.0.1:9001/x',
  startedAt: '2026-01-02T03:04:05.678901Z',
  notRecorded: { error: 'capture-write-failed', events: 3, bytes: 40 },
}
const place = { connection: 1, time: '2026-01-02T03:04:05.678904Z' }
const opened = {
  kind: 'connection-opened',
  event: 0,
  ...place,
  remote: '127.0.0.1:5',
  local: '127.0.0.1:9001',
  tls: null,
}
const frame = {
  kind: 'frame',
  event: 1,
  ...place,
  direction: 'received',
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  masked: true,
  maskingKey: '37fa213d',
  headerLength: 6,
  payloadLength: 5,
  message: 0,
  payload: { text: 'Hello' },
  handMade: false,
}
const message = {
  kind: 'message',
  event: 2,
  ...place,
  direction: 'received',
  message: 0,
  type: 'text',
  frames: [1],
  compressed: false,
  wireLength: 5,
  length: 5,
  payload: { text: 'Hello' },
}
const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n') + '\n'
const codes = (events: readonly object[] | undefined) =>
  events?.map((event) => ('code' in event ? event.code : 'kind' in event && event.kind))

describe('importing NDJSON', () => {
  it('makes a stored session that says where it came from', async () => {
    const run = await newRun()
    const [imported] = await run.import('a.ndjson', lines(session, opened, frame, message))
    expect(imported?.id).toBe('elsewhere-1')
    const { sessions } = await run.store.list()
    expect(sessions).toMatchObject([
      {
        head: {
          id: 'elsewhere-1',
          mode: 'server',
          startedAt: 1_767_323_045_678_901,
          profile: { host: '127.0.0.1', port: 9001, path: '/x', tls: { kind: 'self-signed' } },
          imported: { format: 'ndjson', name: 'a.ndjson' },
        },
        state: 'closed',
        ending: 'complete',
        recording: { state: 'stopped', error: { code: 'capture-write-failed' }, events: 3, bytes: 40 },
      },
    ])
    expect(await run.ndjson('elsewhere-1')).toContain('"maskingKey":"37fa213d"')
  })

  it('gives a session whose id is taken a new one here, and keeps the old one in it', async () => {
    const run = await newRun()
    await run.import('a.ndjson', lines(session, opened))
    const [again] = await run.import('a.ndjson', lines(session, opened))
    expect(again?.id).not.toBe('elsewhere-1')
    expect(again?.head.id).toBe('elsewhere-1')
    expect((await run.store.list()).sessions).toHaveLength(2)
    expect(await run.ndjson(again?.id ?? '')).toContain('"id":"elsewhere-1"')
  })

  it.each(['../../evil', 'a/b', 'x'.repeat(150), ' '])('never takes the id %j for the name of a file', async (id) => {
    const run = await newRun()
    const [imported] = await run.import('a.ndjson', lines({ ...session, id }, opened))
    expect(imported?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await readdir(path.join(run.folder, 'captures'))).toEqual([`${imported?.id}.framescope`])
  })

  it.each<[string, string]>([
    ['no JSON', '{"kind":"frame",'],
    ['a header without room for its length', JSON.stringify({ ...frame, payloadLength: 300, payload: { base64: '' } })],
    ['a payload of another length', JSON.stringify({ ...frame, payload: { text: 'Hell' } })],
    ['base64 that is none', JSON.stringify({ ...frame, payload: { base64: '*' } })],
    ['a time that is none', JSON.stringify({ ...frame, time: 'yesterday' })],
    ['a frame of the session as a whole', JSON.stringify({ ...frame, connection: 0 })],
    ['a second session', JSON.stringify(session)],
  ])('leaves out a line with %s, and says so in its place', async (_, broken) => {
    const run = await newRun()
    const [imported] = await run.import('a.ndjson', lines(session, opened, broken, frame, message))
    expect(codes(imported?.events)).toEqual(['connection-opened', 'import-item-invalid', 'frame', 'message'])
    const byte = String(lines(session, opened).length)
    expect(imported?.events[1]).toMatchObject({ params: { line: '3', byte } })
  })

  it('passes over kinds and codes of later versions, and counts them', async () => {
    const run = await newRun()
    const later = { kind: 'weather', event: 1, ...place, sky: 'blue' }
    const note = { kind: 'note', event: 2, ...place, code: 'of-tomorrow', params: {} }
    const [imported] = await run.import('a.ndjson', lines(session, opened, later, note, frame, message))
    expect(codes(imported?.events)).toEqual(['connection-opened', 'frame', 'message', 'imported-items-unknown'])
    expect(imported?.events.at(-1)).toMatchObject({ params: { items: '2' } })
  })

  it('names a hundred broken lines and counts the others', async () => {
    const run = await newRun()
    const [imported] = await run.import('a.ndjson', lines(session, ...Array.from({ length: 130 }, () => '?')))
    expect(imported?.events).toHaveLength(101)
    expect(imported?.events.at(-1)).toMatchObject({ code: 'imported-items-unreadable', params: { items: '30' } })
  })

  it('takes a message without its frame, and one of which something is hidden in the frame', async () => {
    const run = await newRun()
    const hidden = { ...frame, payload: { text: '*****' } }
    const [imported] = await run.import(
      'a.ndjson',
      lines(session, message, hidden, { ...message, message: 0, event: 4 }),
    )
    expect(codes(imported?.events)).toEqual(['imported-frames-made', 'frame', 'message', 'frame', 'message'])
    expect(imported?.events.flatMap(({ bytes }) => (bytes ? [Buffer.from(bytes).toString()] : []))).toEqual([
      'Hello',
      'Hello',
      '*****',
      'Hello',
    ])
  })

  it('says which bytes and events are not in the file', async () => {
    const run = await newRun()
    const [imported] = await run.import('a.ndjson', lines({ ...session, letGo: 7 }, { ...frame, payload: null }))
    expect(imported?.events).toMatchObject([
      { code: 'imported-events-let-go', params: { events: '7' } },
      { code: 'imported-bytes-missing', params: { bytes: '5' } },
    ])
  })

  it.each<[string, string]>([
    ['nested too deep', '['.repeat(100_000)],
    ['nested too deep within a line', `{"kind":"frame","payload":${'{"a":'.repeat(70)}1${'}'.repeat(70)}}`],
  ])('refuses what is %s before it is parsed', async (_, deep) => {
    const run = await newRun()
    const [imported] = await run.import('a.ndjson', lines(session, deep, opened))
    expect(codes(imported?.events)).toEqual(['import-item-too-deep', 'connection-opened'])
  })

  it('passes over a line that is too long without gathering it', async () => {
    const run = await newRun()
    const file = path.join(run.folder, 'long.ndjson')
    await writeFile(file, lines(session, `{"kind":"frame","payload":"${'x'.repeat(3_000_000)}"}`, opened))
    const handle = await open(file, 'r')
    const { id } = await importNdjson({
      file: { handle, path: file, name: 'long.ndjson', length: 3_000_000 },
      captures: run.store,
      version: 'test',
      newId: () => 'new',
      advanced() {},
      limits: { itemBytes: 1_000_000 },
    })
    await handle.close()
    const imported = await run.read(id)
    expect(codes(imported.events)).toEqual(['import-item-too-long', 'connection-opened'])
  })

  it.each<[string, string | Uint8Array, string]>([
    ['something else', 'once upon a time', 'import-format-unknown'],
    ['an empty file', '', 'import-format-unknown'],
    ['JSON of another kind', '{"log":1}', 'import-empty'],
    ['a capture that is none', 'FSB?', 'capture-version'],
  ])('refuses %s, and leaves nothing behind', async (_, text, code) => {
    const run = await newRun()
    await expect(run.import('a', text)).rejects.toMatchObject({ error: { code } })
    expect(await readdir(path.join(run.folder, 'captures')).catch(() => [])).toEqual([])
  })

  it('says which file the system could not read', async () => {
    const run = await newRun()
    await expect(run.service.start(path.join(run.folder, 'gone.har'))).rejects.toMatchObject({
      error: { code: 'import-failed', params: { file: 'gone.har' } },
    })
  })

  it('leaves nothing behind when it is cancelled, and takes one file at a time', async () => {
    const run = await newRun()
    const many = lines(session, ...Array.from({ length: 20_000 }, () => frame))
    let other: Promise<unknown> = Promise.resolve()
    run.onProgress = () => {
      other = run.service.start('other').catch((failure: unknown) => failure)
      run.service.cancel()
    }
    expect(await run.import('a.ndjson', many)).toEqual([])
    expect(await other).toMatchObject({ error: { code: 'import-running' } })
    expect(await readdir(path.join(run.folder, 'captures'))).toEqual([])
  })

  it('has left nothing behind when it has stopped', async () => {
    const run = await newRun()
    const stopped = new Promise<readonly string[]>((resolve) => {
      run.onProgress = () =>
        resolve(run.service.stop().then(async () => await readdir(path.join(run.folder, 'captures'))))
    })
    const imported = run.import('a.ndjson', lines(session, ...Array.from({ length: 20_000 }, () => frame)))
    expect(await stopped).toEqual([])
    expect(await imported).toEqual([])
  })
})
