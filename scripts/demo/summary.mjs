/** @typedef {Record<string, any>} Line One line of the NDJSON log. */

/** What the demo has to show, and how to recognise it. @type {[name: string, seen: (line: Line, index: number, lines: Line[]) => boolean][]} */
const expected = [
  ['connection opened', (line) => line.kind === 'connection-opened'],
  ['handshake accepted, every check passed', (line) => line.kind === 'handshake' && line.checks.every(isOk)],
  ['text sent and echoed', both((line) => isMessage(line, 'text') && line.payload.text === 'Hello, wire: grüße 👋')],
  ['JSON sent and echoed, digit by digit', both((line) => line.payload?.text?.includes('12345678901234567890}'))],
  ['binary sent and echoed', both((line) => isMessage(line, 'binary') && line.payload.base64 === '3q2+7w==')],
  ['a message in three frames', (line) => isMessage(line, 'text') && line.frames.length === 3],
  ['a compressed message', (line) => isMessage(line, 'text') && line.direction === 'received' && line.compressed],
  ['ping and its pong', (line) => line.opcode === 10 && line.direction === 'received'],
  ['a ping of the server, answered', (line) => line.opcode === 10 && line.direction === 'sent'],
  ['close, clean', (line) => line.kind === 'connection-closed' && line.code === 1000 && line.clean],
]

/** @param {{ ok: boolean }} check */
const isOk = ({ ok }) => ok

/**
 * @param {Line} line
 * @param {string} type
 */
const isMessage = (line, type) => line.kind === 'message' && line.type === type

/**
 * Has to be seen in each direction.
 * @param {(line: Line) => boolean} matches
 * @returns {(line: Line, index: number, lines: Line[]) => boolean}
 */
function both(matches) {
  return (line, _index, lines) =>
    matches(line) && lines.some((other) => matches(other) && other.direction !== line.direction)
}

/**
 * @param {Line[]} lines
 * @returns {{ text: string, complete: boolean }}
 */
export function summarize(lines) {
  const results = expected.map(([name, seen]) => ({ name, ok: lines.some(seen) }))
  const [session] = lines
  const count = (/** @type {string} */ kind) => lines.filter((line) => line.kind === kind).length
  const text = [
    `Framescope demo: ${session?.url}`,
    `${count('frame')} frames, ${count('message')} messages, ${count('protocol-violation')} violations`,
    '',
    ...results.map(({ name, ok }) => `${ok ? 'seen   ' : 'MISSING'}  ${name}`),
    '',
  ].join('\n')
  return { text, complete: results.every(isOk) }
}
