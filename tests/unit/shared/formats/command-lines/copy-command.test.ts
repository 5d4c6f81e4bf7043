import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { copyTargets, type CopyTarget } from '../../../../../shared/formats/command-lines/copied-command'
import { copyCommand } from '../../../../../shared/formats/command-lines/copy-command'
import { defaultClientProfile, type ClientProfile } from '../../../../../shared/session/client-profile'
import { commandText } from '../../../../../shared/wording/command-text'

const profile: ClientProfile = {
  ...defaultClientProfile,
  url: 'wss://example.org/chat?room=1&q={a}',
  headers: [['X-It', "it's $HOME"]],
  subprotocols: ['chat', 'v2'],
  origin: 'https://example.org',
  verifyTls: false,
  auth: { kind: 'basic', user: 'me', password: 'pa:ss' },
  cookies: [['a', '1']],
  proxy: { kind: 'http', host: 'proxy.example', port: 3128, user: 'u', password: 'p@' },
}
const text = (payload: string) => ({ type: 'text' as const, payload: new TextEncoder().encode(payload) })
const binary = { type: 'binary' as const, payload: Uint8Array.of(0, 0xff, 0x27) }

/** The words that a real shell makes of a command, whose program is replaced by one that prints them. */
function wordsOf(target: CopyTarget, of: ClientProfile, message: Parameters<typeof copyCommand>[2] = null): string[] {
  const { text: command } = copyCommand(target, of, message)
  const script = `${target}() { printf '%s\\0' "$@"; }; ${command}`
  return execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1)
}

describe('copying as a command', () => {
  it('says all that wscat has an option for', () => {
    expect(wordsOf('wscat', profile, text("a'b\n$x"))).toEqual([
      '-c',
      'wss://example.org/chat?room=1&q={a}',
      '-H',
      'Authorization: Basic bWU6cGE6c3M=',
      '-H',
      'Cookie: a=1',
      '-H',
      "X-It: it's $HOME",
      '-s',
      'chat',
      '-s',
      'v2',
      '-o',
      'https://example.org',
      '-n',
      '--proxy',
      'http://u:p%40@proxy.example:3128',
      '-x',
      "a'b\n$x",
      '-w',
      '10',
    ])
  })

  it('says all that websocat has an option for', () => {
    const socks = { kind: 'socks5' as const, host: '::1', port: 1080, user: '', password: '' }
    expect(wordsOf('websocat', { ...profile, proxy: socks })).toEqual([
      '-H',
      'Authorization: Basic bWU6cGE6c3M=',
      '-H',
      'Cookie: a=1',
      '-H',
      "X-It: it's $HOME",
      '--protocol',
      'chat, v2',
      '--origin',
      'https://example.org',
      '-k',
      '--socks5',
      '[::1]:1080',
      'wss://example.org/chat?room=1&q={a}',
    ])
  })

  it('gives websocat the bytes of a message as they are', () => {
    const { text: command } = copyCommand('websocat', profile, binary)
    const fed = execFileSync('sh', ['-c', `websocat() { cat; }; ${command}`])
    expect(fed.equals(binary.payload)).toBe(true)
    expect(command).toContain('-n -b --no-line')
  })

  it('has curl ask for a handshake', () => {
    const words = wordsOf('curl', { ...profile, headers: [['X-Empty', '']] })
    expect(words).toContain('Upgrade: websocket')
    expect(words).toContain('Sec-WebSocket-Protocol: chat, v2')
    expect(words).toContain('X-Empty;')
    expect(words.slice(-5)).toEqual([
      '--proxytunnel',
      '-x',
      'http://u:p%40@proxy.example:3128',
      '-g',
      'https://example.org/chat?room=1&q={a}',
    ])
  })

  it('writes JavaScript that Node understands', () => {
    const { text: snippet } = copyCommand(
      'javascript',
      {
        ...profile,
        headers: [
          ['X', '1'],
          ['x', '2'],
        ],
      },
      text('"\u2028\\'),
    )
    expect(spawnSync('node', ['--input-type=module', '--check', '-'], { input: snippet }).stderr.toString()).toBe('')
    expect(snippet).toContain('"X": ["1","2"]')
  })

  it.each([text('é😀"\\\n\0'), binary, null])('writes Python that Python understands', (message) => {
    const { text: snippet } = copyCommand('python', profile, message)
    const check = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: snippet })
    expect(check.stderr.toString()).toBe('')
  })

  it.each<[CopyTarget, Partial<ClientProfile>, Parameters<typeof copyCommand>[2], string[]]>([
    ['wscat', { proxy: { kind: 'socks5', host: 'h', port: 1, user: '', password: '' } }, null, ['proxy']],
    ['wscat', { proxy: { kind: 'none' } }, binary, ['binary-message']],
    [
      'wscat',
      {
        proxy: { kind: 'none' },
        headers: [
          ['A', '1'],
          ['a', '2'],
        ],
      },
      null,
      ['header-twice'],
    ],
    ['websocat', {}, null, ['proxy']],
    ['curl', {}, text('x'), ['message']],
    ['javascript', {}, null, ['proxy']],
    ['python', {}, null, ['proxy']],
    ['curl', { tls: { ...profile.tls, ca: 'PEM', serverName: 'x' } }, null, ['authority', 'server-name']],
    ['curl', { openingMessages: [{ type: 'text', content: 'x' } as never] }, null, ['opening-messages']],
  ])('says what %s has no words for', (target, part, message, leftOut) => {
    expect(copyCommand(target, { ...profile, ...part }, message).leftOut).toEqual(leftOut)
  })

  it('says so in a comment before it', () => {
    expect(commandText('python', profile, null)).toMatch(/^# Not in here: the proxy\nimport asyncio\n/)
    expect(commandText('javascript', profile, null)).toMatch(/^\/\/ Not in here: the proxy\n/)
    for (const target of copyTargets)
      expect(commandText(target, { ...profile, proxy: { kind: 'none' } }, null)).not.toContain('Not in here')
  })
})
