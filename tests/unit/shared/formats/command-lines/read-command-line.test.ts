import { describe, expect, it } from 'vitest'
import { commandFacts } from '../../../../../shared/formats/command-lines/copied-command'
import { copyCommand } from '../../../../../shared/formats/command-lines/copy-command'
import { readCommandLine } from '../../../../../shared/formats/command-lines/read-command-line'
import { shellWords } from '../../../../../shared/formats/command-lines/shell-words'
import { defaultClientProfile } from '../../../../../shared/session/client-profile'

describe('shellWords', () => {
  it.each<[string, string[] | undefined]>([
    [String.raw`a 'b c' "d \"e\" \$f \x" g\ h ''`, ['a', 'b c', String.raw`d "e" $f \x`, 'g h', '']],
    ['a \\\n  b\\\r\n c', ['a', 'b', 'c']],
    [String.raw`$'it\'s\n\u00e9\x41\\'`, ["it's\néA\\"]],
    ['printf x | websocat -n url; rm', ['websocat', '-n', 'url']],
    ['a\'b\'"c"d', ['abcd']],
    ["a 'b", undefined],
    ['a "b', undefined],
    ['', []],
  ])('reads %j as a shell does', (text, words) => {
    expect(shellWords(text)?.words).toEqual(words)
  })

  it('says where a shell would put values in', () => {
    expect(shellWords("a '$b'")?.hasExpansion).toBe(false)
    expect(shellWords('a "$b"')?.hasExpansion).toBe(true)
    expect(shellWords('a `b`')?.hasExpansion).toBe(true)
  })
})

describe('readCommandLine', () => {
  const profile = {
    ...defaultClientProfile,
    url: 'wss://example.org:8443/chat?room=1',
    headers: [
      ['X-It', "it's $HOME"],
      ['X-Twice', '1'],
      ['X-Twice', '2'],
    ] as [string, string][],
    subprotocols: ['chat', 'v2'],
    origin: 'https://example.org',
    verifyTls: false,
    proxy: { kind: 'socks5', host: '::1', port: 1081, user: '', password: '' } as const,
  }

  it.each(['wscat', 'websocat', 'curl'] as const)('takes back what was copied as %s', (target) => {
    const read = readCommandLine(copyCommand(target, profile, null).text)
    // wscat speaks no SOCKS.
    const proxy = target === 'wscat' ? { kind: 'none' } : profile.proxy
    expect(read?.notTaken).toEqual([])
    expect(commandFacts(read?.profile ?? defaultClientProfile)).toEqual({ ...commandFacts(profile), proxy })
  })

  it('reads what Chrome copies as cURL', () => {
    const copied = String.raw`curl 'wss://shop.example/live' \
  -H 'Upgrade: websocket' \
  -H 'Origin: https://shop.example' \
  -H 'Sec-WebSocket-Key: x' \
  -H $'Cookie: a=\'1\'' \
  -H 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'`
    expect(readCommandLine(copied)).toMatchObject({
      program: 'curl',
      notTaken: [],
      profile: { url: 'wss://shop.example/live', origin: 'https://shop.example', headers: [['Cookie', "a='1'"]] },
    })
  })

  it('reads credentials, redirects and what is sent first', () => {
    expect(readCommandLine('$ /usr/bin/wscat --auth me:a:b -L -x hello -c localhost:80')?.profile).toMatchObject({
      url: 'ws://localhost:80',
      auth: { kind: 'basic', user: 'me', password: 'a:b' },
      redirects: { follow: true },
      openingMessages: [{ kind: 'text', content: 'hello' }],
    })
    expect(readCommandLine('curl --oauth2-bearer t https://h/')?.profile).toMatchObject({
      url: 'wss://h/',
      auth: { kind: 'bearer', token: 't' },
    })
  })

  it('reads short options that stand together, and values that are attached', () => {
    expect(readCommandLine('curl -isNku me:x --url=ws://h -HX:1')).toMatchObject({
      notTaken: [],
      profile: { verifyTls: false, auth: { user: 'me' }, url: 'ws://h', headers: [['X', '1']] },
    })
  })

  it('says what it does not take over', () => {
    const command = 'curl --cert my.pem --resolve a:1:b -X POST --proxy ftp://x wss://h extra "$TOKEN"'
    expect(readCommandLine(command)?.notTaken).toEqual([
      '--cert my.pem',
      '--resolve',
      '-X',
      'POST',
      'ftp://x',
      'a:1:b',
      'extra',
      '$TOKEN',
      '$…',
    ])
  })

  it.each(['wss://example.org', 'ls -l', '', "curl 'x", 'curly x'])('takes %j for none', (text) => {
    expect(readCommandLine(text)).toBeNull()
  })
})
