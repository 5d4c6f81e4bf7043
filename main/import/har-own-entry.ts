import { HAR_ERROR_OPCODE } from '../../shared/formats/har/har-message'
import { readNdjsonLine } from '../../shared/formats/ndjson-line'
import type { HarEntryPlaces } from './har-index'
import { parsedItems, readMessage, type HarImportStep, type HarItem } from './har-step'
import { invalidItem, type ImportContext } from './import-run'

/** The events of an entry of our own; payloads that stand in `_webSocketMessages` are taken from there. */
export async function* ownSteps(
  context: ImportContext,
  { events, messages }: HarEntryPlaces,
  chunkBytes: number,
): AsyncGenerator<HarImportStep, void, undefined> {
  const payloads = new Payloads(parsedItems(context, messages, chunkBytes))
  let order = 0
  for await (const each of parsedItems(context, events, chunkBytes)) {
    const { line: _line, byte } = each.place
    const told = await tell(each, payloads)
    if (told.kind === 'line') order = told.line.kind === 'detail' ? told.line.place.event : told.line.event
    yield { order, byte, told }
  }
}

async function tell({ item, place }: HarItem, payloads: Payloads): Promise<HarImportStep['told']> {
  if (!item.ok) return { kind: 'problem', error: item.error }
  const line = readNdjsonLine(item.value)
  if (line === null || line.kind === 'session') return { kind: 'problem', error: invalidItem(place) }
  if (line.kind === 'unknown') return line
  if (line.kind === 'detail') return { kind: 'line', line }
  // One whose bytes were let go has no item.
  const found = line.kind === 'frame' ? await payloads.peek(line.payload) : await payloads.take(line.payload)
  if (found === 'missing') return { kind: 'problem', error: invalidItem(place) }
  if (line.payload !== undefined) return { kind: 'line', line }
  return { kind: 'line', line: { ...line, payload: found.payload, isText: found.isText } }
}

interface FoundPayload {
  readonly payload: Uint8Array
  readonly isText: boolean
}

const nothing: FoundPayload = { payload: new Uint8Array(), isText: false }

/** The data messages of an entry, one after another. */
class Payloads {
  readonly #items: AsyncIterator<HarItem>
  #next: FoundPayload | null = null

  constructor(items: AsyncIterator<HarItem>) {
    this.#items = items
  }

  /** For a frame: its message comes next, and takes it. */
  async peek(known: unknown): Promise<FoundPayload | 'missing'> {
    if (known !== undefined) return nothing
    this.#next ??= await this.#read()
    return this.#next ?? 'missing'
  }

  /** For a message: also where its bytes stand in its line, it has an item. */
  async take(known: Uint8Array | null | undefined): Promise<FoundPayload | 'missing'> {
    if (known === null) return nothing
    const next = this.#next ?? (await this.#read())
    this.#next = null
    return next ?? (known === undefined ? 'missing' : nothing)
  }

  async #read(): Promise<FoundPayload | null> {
    for (;;) {
      const next = await this.#items.next()
      if (next.done === true) return null
      const read = readMessage(next.value)
      if (!read.ok) return null
      if (read.message.opcode === HAR_ERROR_OPCODE) continue
      return { payload: read.payload, isText: read.message.opcode === 1 }
    }
  }
}
