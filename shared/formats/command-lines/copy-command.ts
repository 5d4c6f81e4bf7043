import { decodeUtf8 } from '../../payload/decode-utf8'
import { authorityOf } from '../../session/endpoint-url'
import type { ClientProfile } from '../../session/client-profile'
import {
  commandFacts,
  leftOutOf,
  type CommandFacts,
  type CopiedCommand,
  type CopiedMessage,
  type CopyTarget,
  type LeftOut,
} from './copied-command'
import { javascriptSnippet } from './javascript-snippet'
import { pythonSnippet } from './python-snippet'
import { printfCommand, shellQuote } from './shell-quote'

/** A command or a snippet that connects as the profile does and, with a message, sends that. */
export function copyCommand(target: CopyTarget, profile: ClientProfile, message: CopiedMessage | null): CopiedCommand {
  const facts = commandFacts(profile)
  const { text, leftOut } = written(target, facts, message)
  return { text, leftOut: [...leftOut, ...leftOutOf(profile)] }
}

function written(target: CopyTarget, facts: CommandFacts, message: CopiedMessage | null): CopiedCommand {
  switch (target) {
    case 'wscat':
      return wscatCommand(facts, message)
    case 'websocat':
      return websocatCommand(facts, message)
    case 'curl':
      return curlCommand(facts, message)
    case 'javascript':
      return javascriptSnippet(facts, message)
    case 'python':
      return pythonSnippet(facts, message)
  }
}

const words = (...all: readonly (string | readonly string[])[]): string => all.flat().map(shellQuote).join(' ')

/** wscat 6. What it sends it sends as text, and it knows HTTP proxies alone. */
function wscatCommand(facts: CommandFacts, message: CopiedMessage | null): CopiedCommand {
  const { url, headers, subprotocols, origin, insecure, proxy } = facts
  const leftOut: LeftOut[] = []
  if (proxy.kind === 'socks5') leftOut.push('proxy')
  if (isRepeated(headers)) leftOut.push('header-twice')
  const text = message?.type === 'text' ? decodeUtf8(message.payload) : null
  if (message !== null && (text === null || text.includes('\0'))) leftOut.push('binary-message')
  const send = text !== null && !text.includes('\0') ? ['-x', text, '-w', '10'] : []
  const command = words(
    ['wscat', '-c', url],
    headers.flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    subprotocols.flatMap((name) => ['-s', name]),
    origin === null ? [] : ['-o', origin],
    insecure ? ['-n'] : [],
    proxy.kind === 'http' ? ['--proxy', proxyUrl(proxy, 'http')] : [],
    send,
  )
  return { text: command, leftOut }
}

/** websocat 1. */
function websocatCommand(facts: CommandFacts, message: CopiedMessage | null): CopiedCommand {
  const { url, headers, subprotocols, origin, insecure, proxy } = facts
  const leftOut: LeftOut[] = proxy.kind === 'http' ? ['proxy'] : []
  const isSocks = proxy.kind === 'socks5'
  if (isSocks && proxy.user !== '') leftOut.push('proxy')
  const command = words(
    ['websocat'],
    // Waits for answers when all is sent; in one piece, whatever line feeds are in it.
    message === null ? [] : ['-n', message.type === 'binary' ? '-b' : '-t', '--no-line'],
    headers.map(([name, value]) => ['-H', `${name}: ${value}`]).flat(),
    subprotocols.length > 0 ? ['--protocol', subprotocols.join(', ')] : [],
    origin === null ? [] : ['--origin', origin],
    insecure ? ['-k'] : [],
    isSocks ? ['--socks5', authorityOf(proxy.host, proxy.port)] : [],
    [url],
  )
  return { text: message === null ? command : `${printfCommand(message.payload)} | ${command}`, leftOut }
}

/** Any curl of the last years: the handshake by its headers. It shows what comes and sends nothing. */
function curlCommand(facts: CommandFacts, message: CopiedMessage | null): CopiedCommand {
  const { url, headers, subprotocols, origin, insecure, proxy } = facts
  const own: (readonly [string, string])[] = [
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', EXAMPLE_KEY],
  ]
  if (origin !== null) own.push(['Origin', origin])
  if (subprotocols.length > 0) own.push(['Sec-WebSocket-Protocol', subprotocols.join(', ')])
  const replaced = new Set(headers.map(([name]) => name.toLowerCase()))
  const all = [...own.filter(([name]) => !replaced.has(name.toLowerCase())), ...headers]
  const command = words(
    ['curl', '-i', '-N', '--http1.1'],
    // With a semicolon, a header without a value is sent all the same.
    all.flatMap(([name, value]) => ['-H', value === '' ? `${name};` : `${name}: ${value}`]),
    insecure ? ['-k'] : [],
    proxy.kind === 'http' ? ['--proxytunnel', '-x', proxyUrl(proxy, 'http')] : [],
    proxy.kind === 'socks5' ? ['-x', proxyUrl(proxy, 'socks5h')] : [],
    // Brackets and braces of a URL mean several URLs to curl.
    ['-g', url.replace(/^ws(s?):/i, 'http$1:')],
  )
  return { text: command, leftOut: message === null ? [] : ['message'] }
}

/** That of RFC 6455 §1.3. */
const EXAMPLE_KEY = 'dGhlIHNhbXBsZSBub25jZQ=='

function proxyUrl(
  { host, port, user, password }: Extract<ClientProfile['proxy'], { kind: 'http' | 'socks5' }>,
  scheme: string,
): string {
  const credentials = user === '' ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`
  return `${scheme}://${credentials}${authorityOf(host, port)}`
}

const isRepeated = (headers: CommandFacts['headers']): boolean =>
  new Set(headers.map(([name]) => name.toLowerCase())).size < headers.length
