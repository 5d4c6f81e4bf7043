import { describe, expect, it } from 'vitest'
import { previewText } from '../../../../shared/wording/preview-text'
import { rowWords } from '../../../../shared/wording/row-words'
import type { TimelineRow } from '../../../../shared/session/timeline-row'
import { orderFeed, refusedFeed } from '../../../support/order-feed'
import type { SyntheticEvents } from '../../../support/synthetic-events'
import { syntheticRow } from '../../../support/synthetic-rows'

function rowsOf(events: SyntheticEvents): readonly TimelineRow[] {
  return Array.from({ length: events.length }, (_, event) => {
    const found = events.at(event)
    if (!found) throw new Error(`No event ${event}`)
    return syntheticRow({ ...found.template.event, event, connection: 1, time: 0 }, found.template.payload(found.round))
  })
}

describe('words of a row', () => {
  it('are calm about what a limit of the session took', () => {
    const row = { kind: 'error', code: 'event-let-go', params: {}, event: 0, connection: 1, time: 0 } as const
    expect(rowWords(row)).toMatchObject({ kind: 'let go', tone: 'quiet' })
  })

  it('has them for every kind of row', () => {
    const rows = [...rowsOf(orderFeed(1, true)), ...rowsOf(refusedFeed())]
    expect(rows.map((row) => `${row.kind}: ${rowWords(row).kind}`)).toMatchInlineSnapshot(`
      [
        "connection-opened: open",
        "handshake-sent: request",
        "handshake-accepted: accepted",
        "frame: text",
        "message: text",
        "frame: text",
        "message: text",
        "frame: ┌ text",
        "frame: └ cont",
        "message: text +1",
        "frame: binary",
        "message: binary",
        "frame: ping",
        "frame: pong",
        "frame: text",
        "message: text",
        "protocol-violation: violation",
        "frame: close",
        "note: note",
        "error: error",
        "connection-closed: closed",
        "connection-opened: open",
        "handshake-sent: request",
        "handshake-refused: refused",
        "error: error",
        "connection-closed: closed",
      ]
    `)
  })

  it('keeps red for what went wrong', () => {
    const red = [...rowsOf(orderFeed(1, true)), ...rowsOf(refusedFeed())].filter(
      (row) => rowWords(row).tone === 'error',
    )
    expect(red.map((row) => row.kind)).toEqual(['protocol-violation', 'error', 'handshake-refused', 'error'])
  })
})

describe('preview', () => {
  it.each([
    [{ kind: 'text', text: 'a\r\n\tb\x7f', cut: false }, 'a\r\n\tb\x7f'],
    [{ kind: 'text', text: 'abc', cut: true }, 'abc…'],
    [{ kind: 'hex', hex: '0a0b', cut: true }, '0a 0b …'],
    [{ kind: 'close', code: 1000, reason: 'bye' }, '1000 Normal closure “bye”'],
    [{ kind: 'close', code: null, reason: '' }, 'no code'],
    [{ kind: 'empty' }, 'empty'],
  ] as const)('of %o is one line', (preview, expected) => {
    expect(previewText(preview)).toBe(expected)
  })
})
