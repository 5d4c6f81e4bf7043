import type { ConnectionFormat, EventContent, Piece } from '../../shared/formats/session-format'
import type { SessionEvent } from '../../shared/session/session-event'

const textOf = (piece: Piece): string => (typeof piece === 'string' ? piece : new TextDecoder().decode(piece))

/** The file that a format writes of these events, as the export puts it together. */
export function connectionFile(
  format: ConnectionFormat,
  events: readonly (readonly [SessionEvent, EventContent])[],
): string {
  const kept = new Map<number, string[]>()
  let file = textOf(format.begin())
  for (const [event, content] of events) {
    const pieces = format.event(event, content)
    if (pieces.every((piece) => piece.length === 0)) continue
    const parts = kept.get(event.connection) ?? Array.from({ length: format.parts }, () => '')
    kept.set(event.connection, parts)
    for (const [part, piece] of pieces.entries()) parts[part] += textOf(piece)
  }
  for (const [connection, parts] of kept) {
    for (const [part, text] of parts.entries()) file += textOf(format.beforePart(connection, part)) + text
    file += textOf(format.afterConnection(connection))
  }
  return file + textOf(format.end())
}
