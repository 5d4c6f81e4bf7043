import { encodeHead } from '../protocol/encode-head'
import type { HandshakeRequest, HandshakeResponse } from '../session/session-event'

/** As it was on the wire, but for white space that nobody wrote down. */
export const requestBytes = ({ method, target, version, headers }: Omit<HandshakeRequest, 'length'>): Uint8Array =>
  encodeHead(`${method} ${target} ${version}`, headers)

/** The same of status line and headers. */
export const responseBytes = ({
  version,
  status,
  reason,
  headers,
}: Pick<HandshakeResponse, 'version' | 'status' | 'reason' | 'headers'>): Uint8Array =>
  encodeHead(`${version} ${status} ${reason}`, headers)
