import { toBase64 } from '../../payload/base64'
import { decodeUtf8 } from '../../payload/decode-utf8'
import type { CommandFacts, CopiedCommand, CopiedMessage, LeftOut } from './copied-command'

/** For Python 3 and the package `websockets`, from version 14. */
export function pythonSnippet(facts: CommandFacts, message: CopiedMessage | null): CopiedCommand {
  const { url, headers, subprotocols, origin, insecure, proxy } = facts
  const leftOut: LeftOut[] = proxy.kind === 'http' || proxy.kind === 'socks5' ? ['proxy'] : []
  const isSecure = /^wss:/i.test(url)
  const options: string[] = []
  if (headers.length > 0)
    options.push(`additional_headers=[${headers.map((pair) => `(${pair.map(literal).join(', ')})`).join(', ')}]`)
  if (subprotocols.length > 0) options.push(`subprotocols=[${subprotocols.map(literal).join(', ')}]`)
  if (origin !== null) options.push(`origin=${literal(origin)}`)
  const trusting = insecure && isSecure
  if (trusting) options.push('ssl=context')
  const binary = message !== null && (message.type === 'binary' || decodeUtf8(message.payload) === null)
  const lines = [
    'import asyncio',
    ...(binary ? ['import base64'] : []),
    ...(trusting ? ['import ssl'] : []),
    '',
    'from websockets.asyncio.client import connect',
    '',
    ...(trusting
      ? [
          'context = ssl.create_default_context()',
          'context.check_hostname = False',
          'context.verify_mode = ssl.CERT_NONE',
          '',
        ]
      : []),
    '',
    'async def main():',
    `    async with connect(${[literal(url), ...options].join(', ')}) as socket:`,
    ...(message === null ? [] : [`        await socket.send(${messageLiteral(message)})`]),
    '        async for received in socket:',
    '            print(received)',
    '',
    '',
    'asyncio.run(main())',
    '',
  ]
  return { text: lines.join('\n'), leftOut }
}

/** What JSON escapes, Python escapes alike; it writes no surrogates of valid text. */
const literal = (text: string): string => JSON.stringify(text)

function messageLiteral({ type, payload }: CopiedMessage): string {
  const text = type === 'text' ? decodeUtf8(payload) : null
  if (text !== null) return literal(text)
  return `base64.b64decode("${toBase64(payload)}")${type === 'text' ? ', text=True' : ''}`
}
