import { appError } from '../../shared/errors/app-error'
import { HAR_ERROR_OPCODE } from '../../shared/formats/har/har-message'
import {
  closingStep,
  openingSteps,
  type HarStep,
  type ReadHarEntry,
  type ReadHarMessage,
} from '../../shared/formats/har/read-har-entry'
import { MAX_CONTROL_PAYLOAD } from '../../shared/protocol/frame-header'
import { isControl, Opcode } from '../../shared/protocol/opcode'
import type { HarEntryPlaces } from './har-index'
import { parsedItems, readMessage, type HarImportStep } from './har-step'
import { invalidItem, type ImportContext } from './import-run'

/** An entry of another program, with its places. */
export interface ForeignEntry {
  readonly entry: ReadHarEntry
  readonly places: HarEntryPlaces
}

/** What the entry of another program tells of its connection. */
export async function* foreignSteps(
  context: ImportContext,
  { entry, places }: ForeignEntry,
  connection: number,
  chunkBytes: number,
): AsyncGenerator<HarImportStep, void, undefined> {
  const { byte } = places.place
  const detail = ({ time, detail: told }: HarStep): HarImportStep => ({
    order: time,
    byte,
    told: { kind: 'line', line: { kind: 'detail', place: { event: 0, connection, time }, detail: told } },
  })
  let last = 0
  for (const step of openingSteps(entry)) {
    yield detail(step)
    last = step.time
  }
  let messages = 0
  for await (const each of parsedItems(context, places.messages, chunkBytes)) {
    const read = readMessage(each)
    if (!read.ok) {
      yield { order: last, byte: each.place.byte, told: { kind: 'problem', error: read.error } }
      continue
    }
    const time = Math.round(read.message.time * 1e6)
    const told = tell(read.message, read.payload, { connection, time, message: messages })
    if (told.kind === 'line' && told.line.kind === 'message') messages += 1
    last = Math.max(last, time)
    yield {
      order: time,
      byte: each.place.byte,
      told: told.kind === 'invalid' ? { kind: 'problem', error: invalidItem(each.place) } : told,
    }
  }
  const closing = closingStep(entry, last)
  if (closing !== null) yield detail(closing)
}

function tell(
  { type, opcode, data }: ReadHarMessage,
  payload: Uint8Array,
  { connection, time, message }: { readonly connection: number; readonly time: number; readonly message: number },
): HarImportStep['told'] | { readonly kind: 'invalid' } {
  const place = { event: 0, connection, time }
  if (type === 'error' || opcode === HAR_ERROR_OPCODE) {
    const { code, params } = appError('connection-failed', { problem: data })
    return { kind: 'line', line: { kind: 'detail', place, detail: { kind: 'error', code, params: { ...params } } } }
  }
  if (type !== 'send' && type !== 'receive') return { kind: 'unknown' }
  const direction = type === 'send' ? 'sent' : 'received'
  if (isControl(opcode)) {
    if (payload.length > MAX_CONTROL_PAYLOAD) return { kind: 'invalid' }
    return { kind: 'line', line: controlFrame(opcode, payload, { ...place, direction }) }
  }
  if (opcode !== Opcode.Text && opcode !== Opcode.Binary) return { kind: 'unknown' }
  const isText = opcode === Opcode.Text
  const numbers = { message, frames: [], compressed: false, wireLength: payload.length }
  return {
    kind: 'line',
    line: { kind: 'message', ...place, direction, type: isText ? 'text' : 'binary', ...numbers, payload, isText },
  }
}

/** Of which only opcode and payload are known. */
function controlFrame(
  opcode: number,
  payload: Uint8Array,
  place: {
    readonly event: number
    readonly connection: number
    readonly time: number
    readonly direction: 'sent' | 'received'
  },
) {
  const masked = place.direction === 'sent'
  const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode, handMade: false, isText: false } as const
  const lengths = { headerLength: masked ? 6 : 2, payloadLength: payload.length }
  return {
    kind: 'frame',
    ...place,
    ...bits,
    ...lengths,
    maskingKey: masked ? '00000000' : null,
    message: null,
    payload,
  } as const
}
