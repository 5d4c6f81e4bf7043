import { assertNever } from '../assert-never'
import { parseVariables } from '../variables/variable-template'
import type { ComposedMessage, ControlDraft } from './composed-message'

/** It has variables in a part that is sent byte for byte as it was typed: values are put into text and JSON alone. */
export function hasVariablesAsTyped(message: ComposedMessage): boolean {
  switch (message.kind) {
    case 'text':
    case 'json':
    case 'hex':
    case 'base64':
      return false
    case 'ping':
      return isInText(message.ping)
    case 'pong':
      return isInText(message.pong)
    case 'close':
      return hasVariables(message.closeReason)
    case 'frames':
      return message.frames.some(({ payloadAs, text }) => payloadAs === 'text' && hasVariables(text))
    default:
      return assertNever(message)
  }
}

const isInText = ({ as, text }: ControlDraft): boolean => as === 'text' && hasVariables(text)

function hasVariables(text: string): boolean {
  const reading = parseVariables(text)
  return reading.ok && reading.template.some(({ kind }) => kind === 'value')
}
