import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket as Client, type WebSocket } from 'ws'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { codeOf } from '../../../support/code-of'
import { peerServer } from '../../../support/peer-server'
import { RecordedReplay } from '../../../support/recorded-replay'
import { plainRequest } from '../../../support/replay-scene'

const textOf = (data: unknown): string => (data as Buffer).toString()

describe('ReplayService', () => {
  let folder: string
  let run: RecordedReplay
  let serve: (socket: WebSocket, text: string) => void
  let greeting: string | null
  let peer: Awaited<ReturnType<typeof peerServer>>

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'framescope-replay-'))
    run = new RecordedReplay(folder)
    greeting = null
    peer = await peerServer((socket) => {
      if (greeting !== null) socket.send(greeting)
      socket.on('message', (data) => serve(socket, textOf(data)))
    })
  })
  afterEach(async () => {
    await run.stop()
    peer.close()
    rmSync(folder, { recursive: true })
  })

  /** Sends texts one after another, each when the last was answered, and gives back the session. */
  async function converse(texts: readonly string[]): Promise<string> {
    await run.connect(peer.url)
    await run.service.whenOpen(run.id)
    for (const text of texts) {
      const answered = arrival(run)
      await run.session.send({ kind: 'text', text })
      await answered
    }
    await run.session.whenReadable()
    return run.id
  }

  it('never sends before the last one was answered, however long answers take', async () => {
    serve = (socket, text) => socket.send(`re ${text}`)
    const texts = Array.from({ length: 100 }, (_, index) => `question ${index}`)
    const source = await converse(texts)

    const heard: string[] = []
    let open = 0
    let most = 0
    serve = (socket, text) => {
      heard.push(text)
      open += 1
      most = Math.max(most, open)
      setTimeout(() => {
        open -= 1
        socket.send(`re ${text}`)
      }, Math.random() * 20)
    }
    const status = await run.replay({
      ...plainRequest,
      source,
      target: { kind: 'session', session: source, to: 'all' },
      pace: { kind: 'replies', timeoutMs: 60_000 },
    })
    expect(heard).toEqual(texts)
    expect(most).toBe(1)
    expect(status).toMatchObject({ state: 'done', sent: 100, received: 100, timeouts: 0 })
    expect(status.comparison?.counts).toEqual({ same: 100, different: 0, missing: 0, extra: 0 })
  })

  it('goes on when a session that lost its connection has made another one', async () => {
    serve = (socket, text) => socket.send(`re ${text}`)
    const source = await converse(['a', 'b', 'c'])
    const heard: string[] = []
    serve = (socket, text) => {
      heard.push(text)
      if (text === 'b') socket.terminate()
      else socket.send(`re ${text}`)
    }
    const reconnect = { enabled: true, firstWait: 100, longestWait: 1000, attempts: 3 }
    await run.connect(peer.url, { reconnect })
    await run.service.whenOpen(run.id)
    const target = { kind: 'session', session: run.id, to: 'all' } as const
    const status = await run.replay({ ...plainRequest, source, target, pace: { kind: 'replies', timeoutMs: 50 } })
    expect(heard).toEqual(['a', 'b', 'c'])
    expect(status).toMatchObject({ state: 'done', error: null, sent: 3, received: 2, reconnects: 1 })
    expect(status.comparison?.counts).toEqual({ same: 2, different: 0, missing: 1, extra: 0 })
  })

  it('sends to the clients of a server, waits for each of them, and compares what each says', async () => {
    serve = (socket, text) => socket.send(`re ${text}`)
    const source = await converse(['a', 'b'])
    const url = await run.serve({ port: 0 })
    const heard: string[] = []
    const clients = ['same', 'other'].map((name) => {
      const client = new Client(url)
      client.on('message', (data) => {
        heard.push(`${name} ${textOf(data)}`)
        client.send(name === 'same' || textOf(data) === 'a' ? `re ${textOf(data)}` : 'something else')
      })
      return client
    })
    await Promise.all(clients.map((client) => once(client, 'open')))
    const target = { kind: 'session', session: run.id, to: 'all' } as const
    const status = await run.replay({ ...plainRequest, source, target, pace: { kind: 'replies', timeoutMs: 60_000 } })
    expect(heard.slice(0, 2).toSorted()).toEqual(['other a', 'same a'])
    expect(heard.slice(2).toSorted()).toEqual(['other b', 'same b'])
    expect(status).toMatchObject({ state: 'done', sent: 2, received: 4, timeouts: 0 })
    expect(status.comparison?.counts).toEqual({ same: 3, different: 1, missing: 0, extra: 0 })
    const none = await run.replay({ ...plainRequest, source, target: { ...target, to: [99] } }).catch(codeOf)
    expect(none).toBe('replay-no-client')
    for (const client of clients) client.terminate()
  })

  it('tells what is different, missing and extra, and knows it again after a restart', async () => {
    serve = (socket, text) => socket.send(JSON.stringify({ id: text, at: 1, value: 1 }))
    const source = await converse(['a', 'b', 'c'])
    serve = (socket, text) => {
      if (text === 'b') return socket.send(JSON.stringify({ id: text, at: 2, value: 2 }))
      if (text === 'c') return socket.send(JSON.stringify({ id: 'x', at: 2, value: 1 }))
      socket.send(JSON.stringify({ id: text, at: 2, value: 1 }))
    }
    const comparison = { pairing: { kind: 'id', path: '.id' }, ignored: ['at'] } as const
    const status = await run.replay({
      ...plainRequest,
      source,
      target: { kind: 'session', session: source, to: 'all' },
      comparison: { ...comparison, ignored: ['at'] },
    })
    expect(status.comparison?.counts).toEqual({ same: 1, different: 1, missing: 1, extra: 1 })

    const later = new RecordedReplay(folder)
    expect(await later.replays.list(source)).toEqual([status])
    const { pairs, total } = await later.replays.pairs(status, ['different'], 0, 10)
    expect(total).toBe(1)
    expect(pairs[0]?.differences).toEqual([{ kind: 'value', path: '.value', expected: '1', actual: '2' }])
    const again = await later.replays.compare(status, {
      pairing: { kind: 'id', path: '.id' },
      ignored: ['at', 'value'],
    })
    expect(again.comparison?.counts).toEqual({ same: 2, different: 0, missing: 1, extra: 1 })
    await later.replays.deleteOf(source)
    expect(await later.replays.list(source)).toEqual([])
    await later.stop()
  })

  it('opens a new connection, whose greeting is part of the conversation', async () => {
    greeting = 'hello'
    serve = (socket, text) => socket.send(`re ${text}`)
    const source = await converse(['a'])
    greeting = 'good bye'
    const status = await run.replay({
      ...plainRequest,
      source,
      target: { kind: 'new', profile: { ...defaultClientProfile, url: peer.url } },
    })
    expect(status.session).not.toBe(source)
    expect(status.comparison?.counts).toEqual({ same: 1, different: 1, missing: 0, extra: 0 })
  })

  it('keeps no secret of the profile that it connects with', async () => {
    serve = (socket, text) => socket.send(`re ${text}`)
    const source = await converse(['a'])
    const auth = { kind: 'bearer', token: 'hidden-token' } as const
    const profile = { ...defaultClientProfile, url: peer.url, auth }
    const { session, replay } = await run.replay({ ...plainRequest, source, target: { kind: 'new', profile } })
    const kept = readFileSync(path.join(folder, 'replays', session, `${replay}.ndjson`), 'utf8')
    expect(kept).toContain(peer.url)
    expect(kept).not.toContain('hidden-token')
  })

  it('fails with why a new connection was refused', async () => {
    serve = (socket, text) => socket.send(`re ${text}`)
    const source = await converse(['a'])
    peer.close()
    const profile = { ...defaultClientProfile, url: peer.url }
    const status = await run.replay({ ...plainRequest, source, target: { kind: 'new', profile } })
    expect(status).toMatchObject({ state: 'failed', error: { code: 'connection-refused' }, sent: 0 })
  })

  it('refuses a session that is over', async () => {
    serve = (socket, text) => socket.send(`re ${text}`)
    const source = await converse(['a'])
    await run.service.stop()
    const target = { kind: 'session', session: source, to: 'all' } as const
    const status = await run.replay({ ...plainRequest, source, target }).catch(codeOf)
    expect(status).toBe('not-open')
  })
})

/** Resolves with the next message that is received. */
function arrival({ session }: RecordedReplay): Promise<void> {
  return new Promise((resolve) => {
    const end = session.watch({
      stateChanged() {},
      messageArrived() {
        end()
        resolve()
      },
    })
  })
}
