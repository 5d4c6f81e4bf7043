import { parseBase64 } from '../../payload/base64'
import { decodeUtf8 } from '../../payload/decode-utf8'
import type { HandshakeResponse } from '../../session/session-event'
import { harHeaders, isNamed, UNKNOWN } from './har-request'

/**
 * @param response `null` where there was none: DevTools show the status 0 as failed
 * @param error code of what went wrong, `null` for nothing
 */
export function harResponse(response: HandshakeResponse | null, error: string | null): object {
  const valueOf = (name: string): string => response?.headers.find(isNamed(name))?.[1] ?? ''
  return {
    status: response?.status ?? 0,
    statusText: response?.reason ?? '',
    httpVersion: response?.version ?? 'HTTP/1.1',
    cookies: (response?.headers ?? []).filter(isNamed('set-cookie')).map(([, value]) => cookieOf(value)),
    headers: harHeaders(response?.headers ?? []),
    content: contentOf(response, valueOf('content-type')),
    redirectURL: valueOf('location'),
    headersSize: response?.length ?? UNKNOWN,
    bodySize: bodySizeOf(response),
    ...(error !== null && { _error: error }),
  }
}

function contentOf(response: HandshakeResponse | null, mimeType: string): object {
  const base64 = response?.body?.base64 ?? ''
  const bytes = parseBase64(base64)
  const text = bytes.ok ? decodeUtf8(bytes.value) : null
  const size = bytes.ok ? bytes.value.length : UNKNOWN
  const content = text === null ? { text: base64, encoding: 'base64' } : { text }
  return { size, mimeType, ...(size !== 0 && content) }
}

/** What was on the wire; not known where the peer sent more than was kept. */
function bodySizeOf(response: HandshakeResponse | null): number {
  if (response === null || response.body?.cut === true) return UNKNOWN
  const bytes = parseBase64(response.body?.base64 ?? '')
  return bytes.ok ? bytes.value.length : UNKNOWN
}

/** Name and value of a Set-Cookie header; its attributes stay in the header (RFC 6265 §4.1). */
function cookieOf(header: string): object {
  const [pair = ''] = header.split(';')
  const [name = '', ...value] = pair.split('=')
  return { name: name.trim(), value: value.join('=').trim() }
}
