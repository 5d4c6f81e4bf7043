import { encodeFrame } from '../protocol/frame-encoder'
import { Opcode } from '../protocol/opcode'

/** A message for any number of clients: what is the same for all of them is made once. */
export class MessageToSend {
  #frame: Uint8Array | undefined

  constructor(
    readonly type: 'text' | 'binary',
    /** Of a text: UTF-8. Must not change any more. */
    readonly payload: Uint8Array,
  ) {}

  /** The one frame that a server sends it in where nothing is compressed (RFC 6455 §5.6); made when first asked for. */
  get frame(): Uint8Array {
    this.#frame ??= encodeFrame({
      fin: true,
      rsv1: false,
      rsv2: false,
      rsv3: false,
      opcode: this.type === 'text' ? Opcode.Text : Opcode.Binary,
      maskingKey: null,
      payload: this.payload,
    })
    return this.#frame
  }
}
