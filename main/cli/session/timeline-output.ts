import type { TimelineRow } from '../../../shared/session/timeline-row'
import { clockTime } from '../../../shared/wording/clock-time'
import { rowWords, type RowTone } from '../../../shared/wording/row-words'
import { exactBytes } from '../../../shared/wording/byte-count'
import { withSigns } from '../../../shared/wording/unseen-characters'
import type { Console } from '../console/console'
import type { Reader, Recorder, RunningSession } from '../ports'
import { followEvents } from './follow-events'
import { painter, type Paint } from '../console/painter'

/** Lines are written in pieces of about this many characters, while there are more to come at once. */
const PIECE_LENGTH = 16 * 1024

/**
 * Writes a session for people while it runs: a line for each message and whatever else happens, in the words of the app's
 * timeline. What messages say is hostile: nothing of it reaches the terminal but characters that can be seen.
 */
export async function writeTimeline(
  reader: Reader,
  recorder: Recorder,
  session: RunningSession,
  { out, colours, columns }: Console,
): Promise<void> {
  const lines = new TimelineLines(reader.head.startedAt, painter(colours), columns, session.head.mode === 'server')
  let piece = ''
  async function flush(): Promise<void> {
    const written = piece
    piece = ''
    if (written !== '') await out.write(written)
  }
  for await (const event of followEvents(reader, recorder, session, flush)) {
    // A frame of data is told by its message.
    if (event.kind === 'frame' && event.message !== null) continue
    const [row] = await reader.rowsOf([event.event])
    if (row !== undefined) piece += lines.lineOf(row)
    if (piece.length >= PIECE_LENGTH) await flush()
    if (out.closed) return
  }
  await flush()
}

const tones: Readonly<Record<RowTone, Parameters<Paint>[0]>> = {
  data: 'plain',
  control: 'dim',
  quiet: 'dim',
  error: 'red',
  warning: 'yellow',
}

/** A timeline row as a line of text. */
export class TimelineLines {
  constructor(
    private readonly startedAt: number,
    private readonly paint: Paint,
    /** Longer lines are cut; `null` for no limit. */
    private readonly columns: number | null,
    /** Of a server: which connection it was. */
    private readonly named: boolean,
  ) {}

  lineOf(row: TimelineRow): string {
    const { kind, tone, bytes, text, aside } = rowWords(row)
    const direction = 'direction' in row ? row.direction : null
    const before = [
      clockTime(this.startedAt, row.time, 'local'),
      ...(this.named ? [`#${row.connection}`.padStart(5)] : []),
    ]
    const size = bytes === null ? '' : exactBytes(bytes)
    const head = `${before.join(' ')} ${signs[direction ?? 'none']} ${kind.padEnd(9)} ${size.padStart(9)}  `
    // Cut before it is painted: half a colour would run on into what follows.
    const said = cutTo(withSigns(aside === '' ? text : `${text}  ${aside}`, 'one'), this.columns, head.length)
    const { paint } = this
    const arrow = direction === null ? 'dim' : direction === 'sent' ? 'cyan' : 'green'
    return `${paint('dim', before.join(' '))} ${paint(arrow, `${signs[direction ?? 'none']} ${withSigns(kind, 'one').padEnd(9)}`)} ${paint('dim', size.padStart(9))}  ${paint(tones[tone], said)}\n`
  }
}

const signs = { sent: '↑', received: '↓', none: '·' } as const

/** By characters as they are written; what is wider than one on a terminal may wrap. */
function cutTo(text: string, columns: number | null, taken: number): string {
  if (columns === null) return text
  const room = Math.max(columns - taken, MIN_ROOM)
  const characters = Array.from(text)
  return characters.length <= room ? text : `${characters.slice(0, room - 1).join('')}…`
}

/** On a terminal that is very narrow, lines wrap rather than say nothing. */
const MIN_ROOM = 20
