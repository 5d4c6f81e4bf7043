import { describe, expect, it } from 'vitest'
import { painter } from '../../../../../main/cli/console/painter'
import { TimelineLines } from '../../../../../main/cli/session/timeline-output'
import type { TimelineRow } from '../../../../../shared/session/timeline-row'

const message = (text: string): TimelineRow => ({
  kind: 'message',
  event: 3,
  connection: 7,
  time: 1_500_000,
  direction: 'received',
  message: 0,
  type: 'text',
  frameCount: 1,
  compressed: false,
  wireLength: text.length,
  length: text.length,
  preview: { kind: 'text', text, cut: false },
})

const lineOf = (text: string, { colours = false, columns = null as number | null, named = false } = {}) =>
  new TimelineLines(0, painter(colours), columns, named).lineOf(message(text))

/** Without the time, which is that of the machine's zone. */
const saidOf = (line: string): string => line.slice('00:00:00.000000 '.length)

describe('TimelineLines', () => {
  it('says direction, kind, length and text of a message', () => {
    expect(saidOf(lineOf('hello'))).toBe('↓ text            5 B  hello\n')
  })

  it('names the connection of a server', () => {
    expect(saidOf(lineOf('hello', { named: true }))).toMatch(/^ {3}#7 ↓ text/)
  })

  it('cuts what is wider than the terminal, but never to nothing', () => {
    expect(lineOf('x'.repeat(100), { columns: 60 })).toHaveLength(60 + 1)
    expect(saidOf(lineOf('x'.repeat(100), { columns: 10 }))).toMatch(/ x{19}…\n$/)
  })

  it('ends each colour before it begins the next, whatever the text says', () => {
    const line = lineOf('\u001b[31mred', { colours: true })
    expect(line).toContain('⟨U+001B⟩[31mred')
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    const codes = [...line.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => Number(code))
    expect(codes).toEqual([2, 22, 32, 39, 2, 22])
  })
})
