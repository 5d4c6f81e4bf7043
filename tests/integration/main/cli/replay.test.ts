import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCommandLine, eventsOf, framescope } from '../../../support/command-line'
import { peerServer } from '../../../support/peer-server'

let folder = ''
let capture = ''
beforeAll(async () => {
  await buildCommandLine()
  folder = await mkdtemp(path.join(tmpdir(), 'cli-replay-'))
  capture = path.join(folder, 'source.framescope')
  const server = await peerServer(answering('v1'))
  const sends = ['{"ask":1}', '{"ask":2}', 'plain'].flatMap((text) => ['--send', text])
  await framescope('record', server.url, ...sends, '--send-hex', '00', '--count', '4', '-o', capture)
  server.close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Answers JSON with JSON that has a version in it, and all else with itself. */
const answering =
  (version: string, received: string[] = []) =>
  (socket: WebSocket): void => {
    socket.on('message', (data: Buffer, isBinary) => {
      received.push(isBinary ? data.toString('hex') : data.toString())
      const text = data.toString()
      if (text.startsWith('{')) socket.send(JSON.stringify({ ...(JSON.parse(text) as object), version }))
      else socket.send(data, { binary: isBinary })
    })
  }

describe('framescope replay', () => {
  it('sends what was recorded, in order, and finds the same replies', async () => {
    const received: string[] = []
    const server = await peerServer(answering('v1', received))
    const { code, out, err } = await framescope('replay', capture, server.url, '--pace', 'reply', '--expect')
    server.close()
    expect([code, out, err]).toEqual([0, 'sent 4, received 4: 4 same, 0 different, 0 missing, 0 extra\n', ''])
    expect(received).toEqual(['{"ask":1}', '{"ask":2}', 'plain', '00'])
  })

  it('ends with 1 and a diff when replies differ, but for what is ignored', async () => {
    const server = await peerServer(answering('v\u001b2'))
    const [differs, ignored] = await Promise.all([
      framescope('replay', capture, server.url, '--pace', 'reply', '--expect'),
      framescope('replay', capture, server.url, '--pace', 'reply', '--expect', '--ignore', 'version'),
    ])
    server.close()
    expect([differs.code, ignored.code]).toEqual([1, 0])
    expect(differs.out).toContain('- {"ask":1,"version":"v1"}\n+ {"ask":1,"version":"v\\u001b2"}\n  .version: "v1" → ')
    expect(differs.out).toMatch(/sent 4, received 4: 2 same, 2 different, 0 missing, 0 extra\n$/)
  })

  it('says as JSON which replies are missing', async () => {
    const server = await peerServer((socket) => {
      socket.on('message', (data: Buffer) => {
        if (data.toString() === 'plain') socket.close(1000)
        else socket.send(data)
      })
    })
    const { code, out } = await framescope('replay', capture, server.url, '--pace', 'fixed:1', '--expect', '--json')
    server.close()
    expect(code).toBe(1)
    expect(eventsOf(out).at(-1)).toMatchObject({ kind: 'replay', different: 2, missing: 2 })
  })

  it('sends only what the filter finds, and records what comes of it', async () => {
    const received: string[] = []
    const server = await peerServer(answering('v1', received))
    const file = path.join(folder, 'again.ndjson')
    const args = ['--filter', 'dir:sent json.ask:2', '--pace', 'fast', '-o', file]
    expect((await framescope('replay', capture, server.url, ...args)).code).toBe(0)
    server.close()
    expect(received).toEqual(['{"ask":2}'])
    const messages = eventsOf(await readFile(file, 'utf8')).filter(({ kind }) => kind === 'message')
    expect(messages.map(({ direction }) => direction)).toEqual(['sent', 'received'])
  })

  it.each(['ndjson', 'har'])('sends what a file of another kind holds: %s', async (kind) => {
    const file = path.join(folder, `source.${kind}`)
    await framescope('export', capture, '-o', file)
    const received: string[] = []
    const server = await peerServer(answering('v1', received))
    const { code, out } = await framescope('replay', file, server.url, '--pace', 'reply', '--expect')
    server.close()
    expect([code, out]).toEqual([0, 'sent 4, received 4: 4 same, 0 different, 0 missing, 0 extra\n'])
    expect(received).toEqual(['{"ask":1}', '{"ask":2}', 'plain', '00'])
    const told = JSON.parse((await framescope('info', file, '--json')).out) as unknown
    expect(told).toMatchObject({ sent: { messages: 4 }, received: { messages: 4 } })
  })

  it('fails where nobody listens, and calls a recording that is not there a wrong argument', async () => {
    const server = await peerServer(() => {})
    server.close()
    expect((await framescope('replay', capture, server.url)).err).toContain('refused')
    expect((await framescope('replay', path.join(folder, 'nothing'), server.url)).code).toBe(2)
  })
})

describe('framescope export', () => {
  it('writes what a filter finds, with the frames of its messages', async () => {
    const file = path.join(folder, 'found.ndjson')
    const { code, err } = await framescope('export', capture, '-o', file, '--filter', 'kind:message json.ask:1')
    expect([code, err]).toEqual([0, ''])
    const events = eventsOf(await readFile(file, 'utf8'))
    const payloads = events.filter(({ kind }) => kind === 'message').map(({ payload }) => payload)
    expect(payloads).toEqual([{ text: '{"ask":1}' }, { text: '{"ask":1,"version":"v1"}' }])
    expect(events.filter(({ kind }) => kind === 'frame')).toHaveLength(2)
  })

  it('hides what handshakes show to be secret, unless it is told not to', async () => {
    const server = await peerServer((socket) => socket.send('your token: in-the-clear'))
    const secret = path.join(folder, 'secret.framescope')
    await framescope('record', server.url, '-H', 'Authorization: Bearer in-the-clear', '--count', '1', '-o', secret)
    server.close()
    const [hidden, whole] = [path.join(folder, 'hidden.ndjson'), path.join(folder, 'unhidden.ndjson')]
    const { code, err } = await framescope('export', secret, '-o', hidden)
    await framescope('export', secret, '-o', whole, '--no-redact')
    expect([code, err]).toEqual([0, expect.stringContaining('--no-redact')])
    expect(await readFile(hidden, 'utf8')).not.toContain('in-the-clear')
    expect((await readFile(whole, 'utf8')).match(/in-the-clear/g)?.length).toBeGreaterThan(2)
  })

  it('replaces an older file, and writes the whole without a filter', async () => {
    const file = path.join(folder, 'whole.ndjson')
    const [first, second] = [
      await framescope('export', capture, '-o', file),
      await framescope('export', capture, '-o', file),
    ]
    expect([first.code, second.code]).toEqual([0, 0])
    const kinds = eventsOf(await readFile(file, 'utf8')).map(({ kind }) => kind)
    expect([kinds.at(0), kinds.at(-1)]).toEqual(['session', 'connection-closed'])
  })

  it.each([
    [['--out', 'x.unknown'], '--out'],
    [['--out', 'x.framescope'], '--out'],
    [[], '--out'],
    [['--out', 'x.ndjson', '--filter', 'op:blue'], '--filter, from character'],
    [['--out', 'x.ndjson', '--redact', '--no-redact'], '--no-redact'],
  ])('ends %j with 2 and names the argument', async (args, argument) => {
    const { code, err } = await framescope('export', capture, ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(argument)])
  })
})
