import { compileFilter } from '../../shared/filter/compile-filter'
import type { EventTest } from '../../shared/filter/event-test'
import type { Filter } from '../../shared/filter/filter'
import type { FilterContext } from '../../shared/filter/filter-context'
import { Verdict } from '../../shared/filter/verdict'
import { Opcode } from '../../shared/protocol/opcode'
import { HeartbeatFolder } from './heartbeat-folder'
import type { RecordCursor } from './record-cursor'

const noBytes = new Uint8Array()

/** Tells heartbeats from what else a scan comes to. */
export class HeartbeatFinder {
  readonly folder = new HeartbeatFolder()
  readonly #rule: EventTest | null

  /** @param rule what messages are heartbeats; `null` for none */
  constructor(rule: Filter | null, context: FilterContext) {
    this.#rule = rule === null ? null : compileFilter(rule, context)
  }

  /** Whether the payload says more about an event. @param passes what is known of whether it is in the view */
  asks(record: RecordCursor, passes: Verdict): boolean {
    if (isPing(record) || isPong(record)) return record.payloadLength > 0
    return passes !== Verdict.No && this.#verdict(record) === Verdict.NeedsPayload
  }

  /**
   * @param shown the event is in the view
   * @param payload `null` where it was not asked for, or cannot be read
   */
  see(record: RecordCursor, shown: boolean, payload: Uint8Array | null): void {
    const isKnown = payload !== null || !this.asks(record, Verdict.Yes)
    if (isKnown && isPing(record)) this.folder.ping(record, textOf(payload), shown)
    else if (isKnown && isPong(record)) this.folder.pong(record, textOf(payload), shown)
    else if (!shown) return
    else if (isKnown && this.#isHeartbeat(record, payload)) this.folder.message(record)
    else this.folder.other()
  }

  #isHeartbeat(record: RecordCursor, payload: Uint8Array | null): boolean {
    const verdict = this.#verdict(record)
    if (verdict !== Verdict.NeedsPayload) return verdict === Verdict.Yes
    return this.#rule?.payload(record, payload ?? noBytes) ?? false
  }

  /** Of the rule, which is about messages and their frames alone. */
  #verdict(record: RecordCursor): Verdict {
    const isData = record.isMessage || (record.isFrame && record.opcode < Opcode.Close)
    return isData && this.#rule !== null ? this.#rule.record(record) : Verdict.No
  }
}

const isPing = ({ isFrame, opcode }: RecordCursor): boolean => isFrame && opcode === Opcode.Ping
const isPong = ({ isFrame, opcode }: RecordCursor): boolean => isFrame && opcode === Opcode.Pong

/** To be compared: a character for each byte. */
const textOf = (payload: Uint8Array | null): string =>
  payload === null ? '' : Buffer.from(payload.buffer, payload.byteOffset, payload.length).toString('latin1')
