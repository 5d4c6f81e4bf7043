import { decodeUtf8 } from '../../payload/decode-utf8'
import { toBase64 } from '../../payload/base64'
import type { CommandFacts, CopiedCommand, CopiedMessage, LeftOut } from './copied-command'

/** For Node and the package `ws`. */
export function javascriptSnippet(facts: CommandFacts, message: CopiedMessage | null): CopiedCommand {
  const { url, headers, subprotocols, origin, insecure, proxy } = facts
  const leftOut: LeftOut[] = proxy.kind === 'http' || proxy.kind === 'socks5' ? ['proxy'] : []
  const options: string[] = []
  if (headers.length > 0) options.push(`headers: ${headersOf(headers)}`)
  if (origin !== null) options.push(`origin: ${JSON.stringify(origin)}`)
  if (insecure) options.push('rejectUnauthorized: false')
  const lines = [
    `import { WebSocket } from 'ws'`,
    '',
    `const socket = new WebSocket(${JSON.stringify(url)}, ${JSON.stringify(subprotocols)}, {${options.join(', ')}})`,
    `socket.on('message', (data, isBinary) => console.log(isBinary ? data : data.toString()))`,
    `socket.on('close', (code, reason) => console.log('closed', code, reason.toString()))`,
    `socket.on('error', (error) => console.error(error))`,
    ...(message === null ? [] : [`socket.on('open', () => socket.send(${literalOf(message)}))`]),
    '',
  ]
  return { text: lines.join('\n'), leftOut }
}

/** Of several headers with one name, Node takes an array. */
function headersOf(headers: CommandFacts['headers']): string {
  const byName = new Map<string, { name: string; values: string[] }>()
  for (const [name, value] of headers) {
    const known = byName.get(name.toLowerCase()) ?? { name, values: [] }
    byName.set(name.toLowerCase(), known)
    known.values.push(value)
  }
  const pairs = [...byName.values()].map(
    ({ name, values }) => `${JSON.stringify(name)}: ${JSON.stringify(values.length === 1 ? values[0] : values)}`,
  )
  return `{ ${pairs.join(', ')} }`
}

function literalOf({ type, payload }: CopiedMessage): string {
  const text = type === 'text' ? decodeUtf8(payload) : null
  if (text !== null) return JSON.stringify(text)
  return `Buffer.from('${toBase64(payload)}', 'base64')${type === 'text' ? ', { binary: false }' : ''}`
}
