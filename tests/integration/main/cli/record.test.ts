import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { buildCommandLine, CommandLine, eventsOf, framescope } from '../../../support/command-line'
import { flood, peerServer } from '../../../support/peer-server'

let folder = ''
/** Where recordings without a name are kept: empty again after each. */
let temporary = ''
beforeAll(async () => {
  await buildCommandLine()
  folder = await mkdtemp(path.join(tmpdir(), 'cli-record-'))
  temporary = await mkdtemp(path.join(tmpdir(), 'cli-temporary-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(temporary, { recursive: true, force: true })
})

const record = (...args: string[]): CommandLine => new CommandLine(['record', ...args], { env: { TMPDIR: temporary } })

function echoing(socket: WebSocket): void {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
}

const messages = (events: readonly Record<string, unknown>[]) =>
  events
    .filter(({ kind }) => kind === 'message')
    .map(({ direction, type, payload }) => [direction, type, payload] as const)

describe('framescope record', () => {
  it('prints events as NDJSON, sends in order, and ends at the count with a clean close', async () => {
    const server = await peerServer(echoing)
    const { code, out, err } = await record(server.url, '--send', 'hi', '--send-hex', '00ff', '--count', '2').ended
    server.close()
    expect([code, err]).toEqual([0, ''])
    const events = eventsOf(out)
    expect(messages(events)).toEqual([
      ['sent', 'text', { text: 'hi' }],
      ['sent', 'binary', { base64: 'AP8=' }],
      ['received', 'text', { text: 'hi' }],
      ['received', 'binary', { base64: 'AP8=' }],
    ])
    expect(events.at(0)).toMatchObject({ kind: 'session', format: 'framescope-ndjson/1' })
    expect(events.at(-1)).toMatchObject({ kind: 'connection-closed', code: 1000, initiator: 'local', clean: true })
    expect(await readdir(temporary)).toEqual([])
  })

  it('prints what has happened while it goes on', async () => {
    const server = await peerServer((socket) => socket.send('first'))
    const line = record(server.url)
    await line.until(({ events }) => messages(events).length === 1)
    line.process.kill('SIGINT')
    expect((await line.ended).code).toBe(0)
    server.close()
  })

  it('loses nothing on SIGINT in a flood: all that came before the close is on disk, and the close is clean', async () => {
    const file = path.join(folder, 'interrupted.framescope')
    let sent = 0
    let closed: Promise<[number, number]> | undefined
    const server = await peerServer((socket) => {
      closed = new Promise((resolve) => socket.once('close', (code) => resolve([code, sent])))
      const goOn = (): void => {
        if (socket.readyState !== socket.OPEN) return
        socket.send(`message ${sent}`)
        sent += 1
        if (sent % 100 === 0) setImmediate(goOn)
        else goOn()
      }
      goOn()
    })
    const line = record(server.url, '--out', file)
    // The file grows before it is told to end.
    while ((await readFile(file).catch(() => Buffer.of())).length < 200_000);
    line.process.kill('SIGINT')
    const { code } = await line.ended
    const [closeCode, told] = await (closed ?? Promise.reject(new Error('never connected')))
    server.close()
    const reader = await CaptureReader.open(file)
    const numbers: string[] = []
    for await (const event of reader.events())
      if (event.kind === 'message')
        numbers.push(Buffer.from(await reader.bytes(event.event, 0, event.length)).toString())
    await reader.close()
    expect([code, closeCode, reader.ending]).toEqual([0, 1000, 'complete'])
    expect(numbers).toEqual(Array.from({ length: told }, (_, index) => `message ${index}`))
  })

  it('drops a peer that does not close when it is interrupted again', async () => {
    const server = await peerServer((socket) => {
      socket.send('now')
      socket.pause()
    })
    const line = record(server.url)
    await line.until(({ events }) => messages(events).length === 1)
    line.process.kill('SIGINT')
    await line.until(({ out }) => out.includes('"opcode":8'))
    line.process.kill('SIGINT')
    expect((await line.ended).code).toBe(0)
    expect(line.events.at(-1)).toMatchObject({ kind: 'connection-closed', clean: false, initiator: 'local' })
    server.close()
  })

  it('echoes each message as it came, type kept, in order', async () => {
    const back: unknown[] = []
    const server = await peerServer((socket) => {
      for (const text of ['one', '\uFEFFwith a mark', '']) socket.send(text)
      socket.send(Buffer.from([1, 2]))
      socket.on('message', (data: Buffer, isBinary) => {
        back.push(isBinary ? [...data] : data.toString())
        if (back.length === 4) socket.close(1000)
      })
    })
    expect((await record(server.url, '--echo').ended).code).toBe(0)
    expect(back).toEqual(['one', '\uFEFFwith a mark', '', [1, 2]])
    server.close()
  })

  it('echoes what it was sent last before it ends at the count', async () => {
    const back: string[] = []
    const server = await peerServer((socket) => {
      for (const text of ['one', 'two']) socket.send(text)
      socket.on('message', (data: Buffer) => back.push(data.toString()))
    })
    expect((await record(server.url, '--echo', '--count', '2').ended).code).toBe(0)
    expect(back).toEqual(['one', 'two'])
    server.close()
  })

  it('stops reading a peer that floods and does not read what is echoed, and then echoes all of it', async () => {
    const count = 20_000
    let back = 0
    const server = await peerServer((socket) => {
      socket.pause()
      void flood(socket, count, 'x'.repeat(1000)).then(() => socket.resume())
      socket.on('message', () => {
        back += 1
        if (back === count) socket.close(1000)
      })
    })
    const { code } = await record(server.url, '--echo', '--no-deflate', '-o', path.join(folder, 'echo.framescope'))
      .ended
    expect([code, back]).toEqual([0, count])
    server.close()
  })

  it('sends files, and closes with what was asked for as soon as all is sent', async () => {
    const file = path.join(folder, 'message.json')
    await writeFile(file, '{"a":1}\n')
    const received: string[] = []
    let closed: Promise<string> | undefined
    const server = await peerServer((socket) => {
      socket.on('message', (data: Buffer, isBinary) => received.push(`${isBinary} ${data.toString()}`))
      closed = new Promise((resolve) => socket.once('close', (code, reason) => resolve(`${code} ${String(reason)}`)))
    })
    const { code } = await record(server.url, '--send-file', file, '--close', '4001,bye, all').ended
    expect([code, received, await closed]).toEqual([0, ['false {"a":1}\n'], '4001 bye, all'])
    server.close()
  })

  it('ends after the time that was given', async () => {
    const server = await peerServer(() => {})
    expect((await record(server.url, '--for', '20ms').ended).code).toBe(0)
    server.close()
  })

  it('ends in order when nobody reads its output any more', async () => {
    const server = await peerServer((socket) => setInterval(() => socket.send('tick'), 10).unref())
    const line = record(server.url)
    await line.until(({ out }) => out.includes('tick'))
    line.process.stdout?.destroy()
    expect((await line.ended).code).toBe(0)
    server.close()
  })

  it('writes an NDJSON file when it is over', async () => {
    const server = await peerServer((socket) => {
      socket.send('hello')
      socket.close(1000)
    })
    const file = path.join(folder, 'events.ndjson')
    const { code, out } = await record(server.url, '-o', file).ended
    expect([code, out]).toEqual([0, ''])
    expect(messages(eventsOf(await readFile(file, 'utf8')))).toEqual([['received', 'text', { text: 'hello' }]])
    expect(await readdir(temporary)).toEqual([])
    server.close()
  })

  it('keeps the recording when the file cannot be written', async () => {
    const server = await peerServer((socket) => socket.close(1000))
    const { code, err } = await record(server.url, '-o', path.join(folder, 'no/such/folder.ndjson')).ended
    const [kept = ''] = await readdir(temporary)
    expect([code, err]).toEqual([1, expect.stringContaining(path.join(temporary, kept, 'session.framescope'))])
    await (await CaptureReader.open(path.join(temporary, kept, 'session.framescope'))).close()
    await rm(path.join(temporary, kept), { recursive: true })
    server.close()
  })

  it('prints a timeline in which no byte of a message reaches the terminal as a control', async () => {
    const hostile = '\u001b]0;title\u0007\u001b[2J\u009b31mred\u202ertl\r\nnext'
    const server = await peerServer((socket) => {
      socket.send(hostile)
      socket.close(1000, '\u001b[31m')
    })
    const { out } = await record(server.url, '--format', 'timeline').ended
    expect(out).toContain('⟨U+001B⟩]0;title⟨U+0007⟩⟨U+001B⟩[2J⟨U+009B⟩31mred⟨U+202E⟩rtl\\r\\nnext')
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
    server.close()
  })

  it.each([
    ['closed-with-failure', (socket: WebSocket) => socket.close(1011, 'broken')],
    ['connection-dropped', (socket: WebSocket) => socket.terminate()],
  ])('fails with %s', async (code, end) => {
    const server = await peerServer(end)
    const ended = await record(server.url, '--json').ended
    expect([ended.code, JSON.parse(ended.err)]).toMatchObject([1, { error: { code } }])
    server.close()
  })

  it('fails when the server refuses, and when nobody listens', async () => {
    const server = await peerServer(() => {}, { verifyClient: (_, done) => done(false, 403) })
    expect((await record(server.url).ended).code).toBe(1)
    server.close()
    const { code, err } = await record(server.url, '--json').ended
    expect([code, JSON.parse(err)]).toMatchObject([1, { error: { code: 'connection-refused' } }])
  })
})

describe('framescope', () => {
  it.each([
    [['record', 'localhost:1'], '<url>', 'ws://localhost:1'],
    [['record', 'ws://a/', '--sned', 'x'], '--sned', '--send'],
    [['record', 'ws://a/', '-H', 'é: x'], '--header', 'HTTP'],
    [['record', 'ws://a/', '-s', 'a b'], '--subprotocol', 'token'],
    [['recrod'], 'recrod', 'record'],
    [['info'], '<capture>', 'framescope info --help'],
  ])('ends %j with 2, names the argument and a way out', async (args, argument, wayOut) => {
    const { code, out, err } = await framescope(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(argument)
    expect(err).toContain(wayOut)
  })

  it('prints its version, and help for each command', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
    expect(await framescope('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
    const [all, one] = await Promise.all([framescope('--help'), framescope('record', 'ws://a/', '--help')])
    expect([all.code, one.code]).toEqual([0, 0])
    expect(one.out).toContain('Examples')
  })

  it('tells what a recording holds', async () => {
    const server = await peerServer((socket) => {
      socket.send('hello')
      socket.close(1000)
    })
    const file = path.join(folder, 'told.framescope')
    await record(server.url, '-o', file).ended
    server.close()
    const [text, json] = await Promise.all([framescope('info', file), framescope('info', file, '--json')])
    expect(text.out).toMatch(/Received +1 messages \(1 text, 0 binary\), 1 control frames/)
    expect(JSON.parse(json.out)).toMatchObject({
      ending: 'complete',
      received: { messages: 1, control: 1 },
      problems: 0,
    })
    const { code, err } = await framescope('info', path.join(folder, 'nothing'))
    expect([code, err]).toEqual([2, expect.stringMatching(/<capture>.*nothing.*ENOENT/)])
  })
})
