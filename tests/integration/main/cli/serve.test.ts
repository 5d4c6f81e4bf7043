import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newResponder } from '../../../../shared/responder/responder'
import { buildCommandLine, CommandLine, framescope } from '../../../support/command-line'
import { endedSession } from '../../../support/recorded-events'

let folder = ''
beforeAll(async () => {
  await buildCommandLine()
  folder = await mkdtemp(path.join(tmpdir(), 'cli-serve-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs until `serving` has returned, and is then told to end. */
async function serve(args: readonly string[], serving: (url: string, line: CommandLine) => Promise<void>) {
  const line = new CommandLine(['serve', ...args], { cwd: folder })
  await line.until(({ err }) => err.includes('\n'))
  const [, url = ''] = /^listening on (\S+)\n/.exec(line.err) ?? []
  await serving(url, line)
  line.process.kill('SIGINT')
  return await line.ended
}

async function connected(url: string, options = {}): Promise<{ socket: WebSocket; next: () => Promise<string> }> {
  const socket = new WebSocket(url, options)
  const waiting: string[] = []
  socket.on('message', (data: Buffer) => waiting.push(data.toString()))
  await once(socket, 'open')
  return {
    socket,
    async next() {
      while (waiting.length === 0) await once(socket, 'message')
      return waiting.shift() ?? ''
    },
  }
}

describe('framescope serve', () => {
  it('echoes, prints where it listens and what happens, and closes its clients in order when interrupted', async () => {
    let closed: Promise<unknown[]> | undefined
    const { code, out } = await serve(['--echo'], async (url) => {
      const { socket, next } = await connected(url)
      socket.send('hello')
      expect(await next()).toBe('hello')
      closed = once(socket, 'close')
    })
    expect([code, (await closed)?.[0]]).toEqual([0, 1001])
    expect(out).toContain('"direction":"sent","message":0,"type":"text"')
    expect(out.trimEnd().split('\n').at(-1)).toContain('"kind":"connection-closed"')
  })

  it('sends what one client says to all others', async () => {
    await serve(['--broadcast'], async (url) => {
      const [one, other] = await Promise.all([connected(url), connected(url)])
      one.socket.send('to the other')
      expect(await other.next()).toBe('to the other')
    })
  })

  it('ticks, speaks TLS with a certificate of its own, and records to a file', async () => {
    const { code, out } = await serve(['--ticker', '10', '--self-signed', '-o', 'ticks.framescope'], async (url) => {
      expect(url).toMatch(/^wss:/)
      const { next } = await connected(url, { rejectUnauthorized: false })
      const { tick } = JSON.parse(await next()) as { tick: number }
      expect(JSON.parse(await next())).toMatchObject({ tick: tick + 1 })
    })
    expect([code, out]).toEqual([0, ''])
    const { ending, kinds } = await endedSession(path.join(folder, 'ticks.framescope'))
    expect([ending, kinds.at(-1)]).toEqual(['complete', 'connection-closed'])
  })

  it('does what the responders of a file say, regular expressions too', async () => {
    const greets = {
      ...newResponder({ id: 'greets', name: 'Greets' }),
      when: { kind: 'message', match: { kind: 'regex', pattern: '^hello (\\w+)$', ignoreCase: true } },
      steps: [{ kind: 'send', to: 'sender', content: { kind: 'text', text: 'hi {{match.1}}' } }],
    }
    await writeFile(path.join(folder, 'responders.json'), JSON.stringify([greets]))
    await serve(['--responders', 'responders.json'], async (url) => {
      const { socket, next } = await connected(url)
      socket.send('Hello you')
      expect(await next()).toBe('hi you')
    })
  })

  it('refuses as it was told, and what asks for another path', async () => {
    const statusOf = async (url: string): Promise<unknown> => {
      const socket = new WebSocket(url)
      socket.on('error', () => {})
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }]
      socket.terminate()
      return response.statusCode
    }
    await serve(['--refuse', '503'], async (url) => expect(await statusOf(url)).toBe(503))
    await serve(['--path', '/chat'], async (url) => expect(await statusOf(new URL('/else', url).href)).toBe(404))
  })

  it('ends after the time that was given, and prints where it listens as JSON', async () => {
    const { code, err } = await framescope('serve', '--for', '20ms', '--json')
    expect([code, JSON.parse(err)]).toEqual([
      0,
      { listening: [expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/$/)], exposed: false },
    ])
  })

  it('fails where the port is taken, and calls a wrong certificate a wrong argument', async () => {
    await serve([], async (url) => {
      const { code, err } = await framescope('serve', '--port', new URL(url).port, '--json')
      expect([code, JSON.parse(err)]).toMatchObject([1, { error: { code: 'address-in-use' } }])
    })
    const file = path.join(folder, 'no.pem')
    await writeFile(file, 'no certificate')
    const { code, err } = await framescope('serve', '--cert', file, '--key', file)
    expect([code, err]).toEqual([2, expect.stringContaining('--cert')])
  })
})
