import { EventClass } from '../../shared/session/event-class'
import { FRAME_KIND, FrameFlag, MESSAGE_KIND, RECORD_BYTES } from './capture-format'

const RECORD_WORDS = RECORD_BYTES / 4
const WHOLE = FrameFlag.Whole << 16
const RECEIVED = FrameFlag.Received << 16
/** From the class of a frame to that of the message it is. */
const CLASS_STEP = (EventClass.MessageSentText - EventClass.FrameSentText) << 8

/**
 * A record for each event of a block: a message that is one frame has none of its own in the file, because all it says
 * follows from the frame's. `null` when the records are not those of so many events.
 */
export function expandRecords(stored: Buffer, events: number): Buffer | null {
  if (stored.length === events * RECORD_BYTES) return stored
  const words = new Uint32Array(events * RECORD_WORDS)
  const numbers = new Float64Array(words.buffer)
  const bytes = Buffer.from(words.buffer)
  // They begin at the end and move to the front: what is written never reaches what is still to be read.
  let from = words.length - stored.length / 4
  stored.copy(bytes, from * 4)
  let to = 0
  while (from < words.length) {
    const isWhole = isWholeMessage(words[from] ?? 0)
    if (isWhole && from - to < RECORD_WORDS) return null
    for (let word = 0; word < RECORD_WORDS; word++) words[to + word] = words[from + word] ?? 0
    from += RECORD_WORDS
    if (isWhole) writeMessage(words, numbers, to)
    to += isWhole ? 2 * RECORD_WORDS : RECORD_WORDS
  }
  return to === words.length ? bytes : null
}

const isWholeMessage = (first: number): boolean => (first & 0xff) === FRAME_KIND && (first & WHOLE) !== 0

/** Writes the message's record behind that of its frame. */
function writeMessage(words: Uint32Array, numbers: Float64Array, frame: number): void {
  const message = frame + RECORD_WORDS
  const first = (words[frame] ?? 0) & ~WHOLE
  const headerLength = (words[frame + 11] ?? 0) & 0xff
  words[frame] = first
  words[message] = MESSAGE_KIND | ((first & 0xff00) + CLASS_STEP) | (first & RECEIVED)
  for (let word = 1; word < 4; word++) words[message + word] = words[frame + word] ?? 0
  numbers[message / 2 + 2] = (numbers[frame / 2 + 2] ?? 0) + headerLength
  words[message + 8] = 1
  words[message + 9] = words[frame + 9] ?? 0
  // Its length, inflated and on the wire.
  const length = numbers[frame / 2 + 3] ?? 0
  numbers[message / 2 + 3] = length
  numbers[message / 2 + 5] = length
}
