import { decodeUtf8 } from '../payload/decode-utf8'
import type { JsonDocument } from '../payload/json-document'
import { readJson } from '../payload/json-reader'

/** Longer messages are not looked into as text: one look at each would keep everybody else waiting. */
export const MAX_LOOKED_INTO = 1024 * 1024

/** A message that came, as responders see it: text and JSON are made when the first of them asks, and once. */
export class ReceivedMessage {
  #text: string | null | undefined
  #document: JsonDocument | null | undefined

  constructor(
    readonly type: 'text' | 'binary',
    readonly bytes: Uint8Array,
  ) {}

  get tooLong(): boolean {
    return this.bytes.length > MAX_LOOKED_INTO
  }

  /** `null` for a binary one and for one that is too long. */
  get text(): string | null {
    if (this.#text === undefined) this.#text = this.type === 'text' && !this.tooLong ? decodeUtf8(this.bytes) : null
    return this.#text
  }

  /** Of binary messages too, where they hold JSON; `null` for all that is not, and for what is too long. */
  get document(): JsonDocument | null {
    if (this.#document === undefined) this.#document = this.tooLong ? null : this.#read()
    return this.#document
  }

  #read(): JsonDocument | null {
    const text = this.type === 'text' ? this.text : decodeUtf8(this.bytes)
    const reading = text === null ? null : readJson(text)
    return reading?.kind === 'valid' ? reading.document : null
  }
}
