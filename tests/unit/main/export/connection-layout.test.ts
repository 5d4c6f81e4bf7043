import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ConnectionLayout } from '../../../../main/export/connection-layout'
import { Spool } from '../../../../main/export/spool'
import type { ConnectionFormat } from '../../../../shared/formats/session-format'
import { temporaryFolder } from '../capture/capture-scenario'

const folder = temporaryFolder()
const none = { payload: new Uint8Array(), frames: [] }
const spools: Spool[] = []

afterEach(async () => {
  for (const spool of spools.splice(0)) await spool.close()
})

/** Says of each event its number, and of every second one so in its second part. */
const format: ConnectionFormat = {
  parts: 2,
  begin: () => '<',
  event: ({ event }) => (event % 2 === 0 ? [`${event} `, ''] : ['', new TextEncoder().encode(`${event}!`)]),
  beforePart: (connection, part) => `[${connection}.${part}:`,
  afterConnection: () => ']',
  end: () => '>',
}

async function write(events: readonly { readonly connection: number }[], of: ConnectionFormat = format) {
  const spool = await Spool.create(path.join(folder, 'target'))
  spools.push(spool)
  const written: Uint8Array[] = []
  const layout = new ConnectionLayout(of, spool, async (piece) => void written.push(Uint8Array.from(piece)))
  await layout.begin()
  for (const [event, { connection }] of events.entries())
    await layout.event({ kind: 'note', code: 'paused-by-disk', params: {}, event, connection, time: 0 }, none)
  await layout.end()
  return Buffer.concat(written).toString()
}

describe('ConnectionLayout', () => {
  it('leaves nothing behind', async () => {
    await write([{ connection: 1 }])
    for (const spool of spools.splice(0)) await spool.close()
    expect(readdirSync(folder)).toEqual([])
  })

  it('writes one connection after the other, each in its parts', async () => {
    const text = await write([{ connection: 7 }, { connection: 2 }, { connection: 7 }, { connection: 7 }])
    expect(text).toBe('<[7.0:0 2 [7.1:3!][2.0:[2.1:1!]>')
  })

  it('leaves out a connection that nothing was kept aside for', async () => {
    const silent: ConnectionFormat = { ...format, event: () => ['', ''] }
    expect(await write([{ connection: 1 }], silent)).toBe('<>')
  })

  it('keeps a thousand of them apart when they do not fit into memory', async () => {
    const CONNECTIONS = 1000
    const long = 'x'.repeat(4_000)
    const large: ConnectionFormat = { ...format, parts: 1, event: ({ event }) => [`${event}${long} `] }
    const events = Array.from({ length: 3 * CONNECTIONS }, (_, event) => ({ connection: event % CONNECTIONS }))
    const text = await write(events, large)
    const expected = Array.from({ length: CONNECTIONS }, (_, index) =>
      [0, 1, 2].map((round) => `${index + round * CONNECTIONS}${long} `).join(''),
    )
    expect(text).toBe(`<${expected.map((each, index) => `[${index}.0:${each}]`).join('')}>`)
  })
})
