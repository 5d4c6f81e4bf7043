import { assertNever } from '../../../shared/assert-never'
import { AppFailure, appError } from '../../../shared/errors/app-error'
import { decodeUtf8 } from '../../../shared/payload/decode-utf8'
import { parseHex } from '../../../shared/payload/hex'
import { MAX_CONTROL_PAYLOAD } from '../../../shared/protocol/frame-header'
import type { SendableOutgoing } from '../../../shared/session/outgoing'
import type { GivenArguments, GivenOption } from '../arguments/given-arguments'

type Sending = 'send' | 'send-hex' | 'send-file' | 'ping'
const isSending = (name: string): name is Sending =>
  name === 'send' || name === 'send-hex' || name === 'send-file' || name === 'ping'

/** What is sent, in the order in which it was given. */
export async function readOutgoing(
  given: GivenArguments,
  read: (option: GivenOption) => Promise<Uint8Array>,
): Promise<readonly SendableOutgoing[]> {
  const outgoing: SendableOutgoing[] = []
  for (const option of given.options)
    if (isSending(option.name)) outgoing.push(await outgoingOf(option.name, option, read))
  return outgoing
}

async function outgoingOf(
  name: Sending,
  option: GivenOption,
  read: (option: GivenOption) => Promise<Uint8Array>,
): Promise<SendableOutgoing> {
  const { argument, value } = option
  switch (name) {
    case 'send':
      return { kind: 'text', text: value }
    case 'send-hex': {
      const bytes = parseHex(value)
      if (bytes.ok) return { kind: 'binary', bytes: bytes.value }
      throw new AppFailure(appError('argument-not-hex', { argument, value }))
    }
    case 'send-file':
      return fileMessage(await read(option))
    case 'ping': {
      const payload = new TextEncoder().encode(value)
      if (payload.length <= MAX_CONTROL_PAYLOAD) return { kind: 'ping', payload }
      throw new AppFailure(appError('ping-too-long', { length: String(payload.length) }))
    }
    default:
      return assertNever(name)
  }
}

/** Characters that text files have no use for, but protocols of bytes do. */
// oxlint-disable-next-line no-control-regex -- that is what is looked for
const NO_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/

/** What reads as text goes as text; anything else as it is. */
export function fileMessage(bytes: Uint8Array): SendableOutgoing {
  const text = decodeUtf8(bytes)
  return text === null || NO_TEXT.test(text) ? { kind: 'binary', bytes } : { kind: 'text', text }
}
