import { mkdtemp, readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportFormatIds } from '../../../../shared/formats/export-options'
import { exportAll } from '../../../support/export-all'
import { harOf, ImportRun, ndjsonOf } from '../../../support/import-run'
import { recordPayloads, type PayloadToRecord } from '../../../support/record-payloads'
import { temporaryFolder } from '../capture/capture-scenario'

const folder = temporaryFolder()
const text = (content: string): PayloadToRecord => ({ type: 'text', bytes: Buffer.from(content) })
const binary = (...bytes: number[]): PayloadToRecord => ({ type: 'binary', bytes: Uint8Array.from(bytes) })

const DEPTH = 100_000
const payloads: readonly PayloadToRecord[] = [
  text('=HYPERLINK("http://x","y")'),
  text('+1'),
  text('-1+1'),
  text('@SUM(1)'),
  text('\t=1'),
  text('\r=1'),
  text('a\r\nb\nc\rd'),
  text('"quoted", and a comma'),
  text('a\0b'),
  text('a\u2028b\u2029c\u0085d'),
  text('{"lone":"\\ud800"}'),
  text('\u001B[31mred\u001B[0m\u001B]0;title\u0007\u009B31m'),
  text('\uFEFFmark'),
  text(''),
  text('['.repeat(DEPTH) + ']'.repeat(DEPTH)),
  // A lone surrogate, and half a character, are no UTF-8.
  { type: 'text', bytes: Uint8Array.of(0xed, 0xa0, 0x80) },
  { type: 'text', bytes: Uint8Array.of(0x61, 0xe2, 0x82) },
  binary(0xff, 0xfe, 0x00),
  binary(),
]

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex')

/** The messages of an import, as the payloads that they were made of. */
async function importedPayloads(run: ImportRun, name: string, file: string) {
  const [session] = await run.import(name, file)
  return (session?.events ?? []).flatMap((event) => (event.kind === 'message' ? [[event.type, hex(event.bytes)]] : []))
}

/** By RFC 4180 and nothing else. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

async function recorded(messages: readonly PayloadToRecord[]) {
  const own = await mkdtemp(path.join(folder, 'hostile-'))
  return { own, reader: await recordPayloads(path.join(own, 'source.framescope'), messages) }
}

describe('payloads that break exporters', () => {
  it('come back from NDJSON and from HAR as they were', async () => {
    const { own, reader } = await recorded(payloads)
    const wanted: unknown[] = []
    for await (const event of reader.events())
      if (event.kind === 'message') wanted.push([event.type, hex(await reader.bytes(event.event, 0, event.length))])
    expect(wanted).toEqual(payloads.map(({ type, bytes }) => [type, hex(bytes)]))
    const run = new ImportRun(own)
    expect(await importedPayloads(run, 'a.ndjson', await ndjsonOf(reader, own))).toEqual(wanted)
    expect(await importedPayloads(run, 'a.har', await harOf(reader, own))).toEqual(wanted)
    await reader.close()
  })

  it('stay in the cells of a table, and begin no formula', async () => {
    const { own, reader } = await recorded(payloads)
    const file = path.join(own, 'table.csv')
    await exportAll(reader, 'csv', file)
    await reader.close()
    const rows = cellsOf(await readFile(file, 'utf8'))
    const [heading = []] = rows
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([heading.length]))
    const content = heading.indexOf('content')
    const texts = rows.filter((row) => row[heading.indexOf('kind')] === 'message').map((row) => row[content] ?? '')
    expect(texts.filter((cell) => /^[\s\uFEFF]*[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(texts).toContain('a\r\nb\nc\rd')
    expect(texts).toContain('"quoted", and a comma')
    expect(texts.some((cell) => cell.length === 2 * DEPTH)).toBe(true)
  })

  it('say nothing to a terminal in a transcript', async () => {
    const { own, reader } = await recorded(payloads)
    const file = path.join(own, 'transcript.txt')
    await exportAll(reader, 'text', file)
    await reader.close()
    // oxlint-disable-next-line no-control-regex
    expect((await readFile(file, 'utf8')).match(/[\0-\x08\x0B-\x1F\x7F-\x9F\u2028\u2029\uFEFF]/)).toBeNull()
  })

  it('are files, byte for byte', async () => {
    const { own, reader } = await recorded(payloads)
    const target = path.join(own, 'payloads')
    await exportAll(reader, 'payloads', target)
    const names = (await readdir(target)).filter((name) => !name.startsWith('index')).toSorted()
    const files = await Promise.all(names.map((name) => readFile(path.join(target, name))))
    await reader.close()
    expect(files.map(hex)).toEqual(payloads.map(({ bytes }) => hex(bytes)))
  })

  it.each(exportFormatIds)('may have 50 MB: %s', { timeout: 120_000 }, async (format) => {
    const bytes = Buffer.alloc(50_000_000, '{"item":"é"},')
    const { own, reader } = await recorded([{ type: 'binary', bytes }])
    const target = path.join(own, 'large')
    expect(await exportAll(reader, format, target)).toMatchObject({ events: 3 })
    await reader.close()
    if (format !== 'ndjson' && format !== 'har') return
    const [session] = await new ImportRun(own).import(`large.${format}`, await readFile(target))
    const message = session?.events.find(({ kind }) => kind === 'message')
    expect(Buffer.compare(message?.bytes ?? Buffer.alloc(0), bytes)).toBe(0)
  })
})
