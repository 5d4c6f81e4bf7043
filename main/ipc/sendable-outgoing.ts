import { AppFailure, appError } from '../../shared/errors/app-error'
import { decodeUtf8 } from '../../shared/payload/decode-utf8'
import type { Outgoing, SendableOutgoing } from '../../shared/session/outgoing'
import type { FilePorts } from './file-ports'

export interface SendablePorts extends Pick<FilePorts, 'files'> {
  /** Puts values in the places of variables. Throws where there is none. */
  readonly resolve: (text: string, as: 'text' | 'json') => string
}

export async function sendable(ports: SendablePorts, outgoing: Outgoing): Promise<SendableOutgoing> {
  return (await sendables(ports, outgoing))()
}

/** What to send each time: variables have other values the next time. */
export async function sendables(ports: SendablePorts, outgoing: Outgoing): Promise<() => SendableOutgoing> {
  if (outgoing.kind === 'text' && outgoing.variables) {
    const { text, variables } = outgoing
    return () => ({ kind: 'text', text: ports.resolve(text, variables) })
  }
  const read = await readOutgoing(ports, outgoing)
  return () => read
}

async function readOutgoing({ files }: SendablePorts, outgoing: Outgoing): Promise<SendableOutgoing> {
  if (outgoing.kind !== 'file') return outgoing
  const bytes = await files.read(outgoing.token)
  if (outgoing.as === 'binary') return { kind: 'binary', bytes }
  const text = decodeUtf8(bytes)
  // Sent as something else it would not be the file any more.
  if (text === null) throw new AppFailure(appError('file-not-text'))
  return { kind: 'text', text }
}
