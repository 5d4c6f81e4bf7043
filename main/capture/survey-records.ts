import { EVENT_CLASS_COUNT, EventClass } from '../../shared/session/event-class'
import { Opcode } from '../../shared/protocol/opcode'
import type { SessionSurvey } from '../../shared/survey/session-survey'
import { FRAME_KIND, FrameFlag, MESSAGE_KIND, MessageFlag, RECORD_BYTES } from './capture-format'

/** A ping that was sent or a pong that was received: what it carries is not in its record. */
export interface HeartbeatFrame {
  /** Its place among the records. */
  readonly index: number
  readonly connection: number
  readonly time: number
  readonly opcode: typeof Opcode.Ping | typeof Opcode.Pong
  readonly payloadLength: number
}

const counted = new Uint32Array(EVENT_CLASS_COUNT)

/** Whether records have the classes that their block's header counts: they are read without the block's checksum. */
export function recordsAddUp(records: DataView, counts: Uint32Array): boolean {
  counted.fill(0)
  for (let at = 1; at < records.byteLength; at += RECORD_BYTES) {
    const eventClass = records.getUint8(at)
    counted[eventClass] = (counted[eventClass] ?? 0) + 1
  }
  return counts.every((count, eventClass) => counted[eventClass] === count)
}

/** Adds the records of a block to a survey; what has to be looked up for it is returned, in order. */
export function surveyRecords(records: DataView, survey: SessionSurvey): readonly HeartbeatFrame[] {
  const heartbeats: HeartbeatFrame[] = []
  const place = { connection: 0, time: 0 }
  for (let at = 0; at < records.byteLength; at += RECORD_BYTES) {
    const kind = records.getUint8(at)
    const flags = records.getUint8(at + 2)
    place.connection = records.getUint32(at + 4, true)
    place.time = records.getFloat64(at + 8, true)
    const length = records.getFloat64(at + 24, true)
    if (kind === FRAME_KIND) {
      const direction = flags & FrameFlag.Received ? 'received' : 'sent'
      const opcode = records.getUint8(at + 3)
      survey.addFrame(place, direction, opcode, records.getUint8(at + 44) + length)
      if ((opcode === Opcode.Ping && direction === 'sent') || (opcode === Opcode.Pong && direction === 'received'))
        heartbeats.push({ index: at / RECORD_BYTES, ...place, opcode, payloadLength: length })
    } else if (kind === MESSAGE_KIND) {
      const direction = flags & MessageFlag.Received ? 'received' : 'sent'
      const compressed = (flags & MessageFlag.Compressed) !== 0
      survey.addMessage(place, direction, compressed, records.getFloat64(at + 40, true), length)
    } else if (records.getUint8(at + 1) === EventClass.Problem) survey.addProblem(place)
    else survey.addOther(place)
  }
  return heartbeats
}
