import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { newResponder, type Responder, type Step, type Trigger } from '../../../../shared/responder/responder'
import { presetResponder } from '../../../../shared/responder/responder-preset'
import { forClients } from '../../../../shared/session/outgoing'
import { ServerRun } from '../../../support/server-run'

const any: Trigger = { kind: 'message', match: { kind: 'any' } }
const rule = (name: string, when: Trigger, steps: Step[], more: Partial<Responder> = {}): Responder => ({
  ...newResponder({ id: name, name }),
  when,
  steps,
  ...more,
})
const say = (text: string, to: 'sender' | 'others' | 'all' = 'sender'): Step => ({
  kind: 'send',
  to,
  content: { kind: 'text', text },
})
const when = (match: Extract<Trigger, { kind: 'message' }>['match'], answer: string) =>
  rule(answer, { kind: 'message', match }, [say(answer), { kind: 'stop' }])
const preset = (name: 'echo' | 'broadcast' | 'ticker' | 'black-hole') => presetResponder(name, { id: name, name })

/** A client that keeps what it hears, and tells when it has heard enough. */
class Client {
  readonly heard: string[] = []
  readonly #socket: WebSocket
  #look: () => void = () => {}

  private constructor(url: string) {
    this.#socket = new WebSocket(url)
    this.#socket.on('message', (data: Buffer, binary) => {
      this.heard.push(`${binary ? 'binary ' : ''}${binary ? data.toString('hex') : data.toString()}`)
      this.#look()
    })
    this.#socket.on('ping', (data) => {
      this.heard.push(`ping ${data.toString()}`)
      this.#look()
    })
    this.#socket.on('close', (code, reason) => {
      this.heard.push(`close ${code} ${reason.toString()}`)
      this.#look()
    })
    this.#socket.on('error', () => {})
  }

  static async open(url: string): Promise<Client> {
    const client = new Client(url)
    await once(client.#socket, 'open')
    return client
  }

  send(...messages: (string | Uint8Array)[]): this {
    for (const message of messages) this.#socket.send(message)
    return this
  }

  hears(count: number): Promise<string[]> {
    return new Promise((resolve) => {
      this.#look = () => this.heard.length >= count && resolve(this.heard)
      this.#look()
    })
  }
}

describe('SessionResponders', () => {
  let run: ServerRun
  afterEach(() => run.server.stop())
  const serve = async (...responders: Responder[]): Promise<Client> => {
    run = await ServerRun.start({ responders })
    return Client.open(run.url)
  }
  const notes = () =>
    run.recorders.flatMap((recorder) => recorder.of('note').map(({ code, params }) => ({ code, params })))

  it('echoes every message as it came, with type and bytes', async () => {
    const client = await serve(preset('echo'))
    const long = 'é'.repeat(200_000)
    client.send('text', Uint8Array.of(0, 255, 7), '', long, '{"a":1}')
    expect(await client.hears(5)).toEqual(['text', 'binary 00ff07', '', long, '{"a":1}'])
    const sent = run.recorders[0]!.of('frame').filter(({ direction }) => direction === 'sent')
    expect(sent.map(({ cause }) => cause)).toEqual(Array.from({ length: 5 }, () => 'echo'))
  })

  it('tells messages apart by each match, in order, and stops where it is told to', async () => {
    const client = await serve(
      when({ kind: 'text-equals', text: 'é' }, 'equals'),
      when({ kind: 'text-contains', text: 'needle' }, 'contains'),
      when({ kind: 'regex', pattern: '^id=(\\d+)$', ignoreCase: true }, 'id is {{match.1}}'),
      when({ kind: 'json-equals', path: 'op[1].id', value: '9007199254740993' }, 'number {{message.json.op[1].id}}'),
      when({ kind: 'json-equals', path: 'op', value: 'subscribe' }, '{{counter}}: {{message.json.op}}'),
      when({ kind: 'binary-prefix', hex: '00 ff' }, 'prefix'),
      rule('off', any, [say('off')], { enabled: false }),
      rule('rest', any, [say('rest')]),
    )
    client.send(
      'é',
      'a needle here',
      'ID=42',
      '{"op":[0,{"id":9007199254740993}]}',
      '{"op":[0,{"id":9007199254740992}]}',
    )
    client.send('{"op":"subscribe"}', '{"op":"subscribe"}', Uint8Array.of(0, 255, 1), Uint8Array.of(0), 'É')
    expect(await client.hears(10)).toEqual([
      'equals',
      'contains',
      'id is 42',
      'number 9007199254740993',
      'rest',
      '1: subscribe',
      '2: subscribe',
      'prefix',
      'rest',
      'rest',
    ])
  })

  it('greets, waits, pings and closes in sequence, and carries its name', async () => {
    const steps: Step[] = [
      say('hello {{connection.id}}'),
      { kind: 'wait', ms: 20 },
      { kind: 'ping', to: 'sender', payload: 'beat' },
      { kind: 'close', to: 'sender', code: 4000, reason: 'bye' },
    ]
    const client = await serve(rule('greeter', { kind: 'connected' }, steps))
    expect(await client.hears(3)).toEqual(['hello 1', 'ping beat', 'close 4000 bye'])
    await run.ends(1)
    const [recorder] = run.recorders
    const frames = recorder!.of('frame').filter(({ direction }) => direction === 'sent')
    expect(frames.map(({ opcode, cause }) => [opcode, cause])).toEqual([
      [1, 'greeter'],
      [9, 'greeter'],
      [8, 'greeter'],
    ])
    expect(recorder!.of('connection-closed')).toMatchObject([{ initiator: 'local', cause: 'greeter' }])
  })

  it('drops a connection after its third message', async () => {
    const client = await serve(rule('chaos', { kind: 'after-messages', count: 3 }, [{ kind: 'drop', to: 'sender' }]))
    client.send('1', '2', '3')
    expect(await client.hears(1)).toEqual(['close 1006 '])
    await run.ends(1)
    expect(run.recorders[0]!.of('connection-closed')).toMatchObject([{ code: 1006, cause: 'chaos' }])
  })

  it('sends hex, base64, files and JSON', async () => {
    const send = (content: Extract<Step, { kind: 'send' }>['content']): Step => ({
      kind: 'send',
      to: 'sender',
      content,
    })
    const client = await serve(
      rule('all kinds', any, [
        send({ kind: 'hex', text: '00 ff' }),
        send({ kind: 'base64', text: '/w==' }),
        send({ kind: 'file', name: 'f.txt', base64: 'w6k=', as: 'text' }),
        send({ kind: 'json', text: '{"you said":{{message.text}}}' }),
      ]),
    )
    client.send('"x"')
    expect(await client.hears(4)).toEqual(['binary 00ff', 'binary ff', 'é', '{"you said":"\\"x\\""}'])
  })

  it('is a chat between three clients', async () => {
    const first = await serve(preset('broadcast'))
    const [second, third] = [await Client.open(run.url), await Client.open(run.url)]
    first.send('from 1')
    expect([await second.hears(1), await third.hears(1)]).toEqual([['from 1'], ['from 1']])
    third.send('from 3')
    expect([await first.hears(1), await second.hears(2)]).toEqual([['from 3'], ['from 1', 'from 3']])
  })

  it('ticks for all at once, or for each connection with a count of its own', async () => {
    const first = await serve(
      rule('all', { kind: 'every', ms: 10 }, [say('tick', 'all')]),
      rule('each', { kind: 'every', ms: 10 }, [say('each {{counter}}')]),
    )
    await first.hears(4)
    const second = await Client.open(run.url)
    await second.hears(4)
    for (const { heard } of [first, second])
      expect(heard.filter((text) => text.startsWith('each')).slice(0, 2)).toEqual(['each 1', 'each 2'])
    expect(second.heard).toContain('tick')
  })

  it('says what value is missing and sends the rest', async () => {
    const client = await serve(rule('needy', any, [say('{{message.json.id}}'), say('after')]))
    client.send('{}')
    expect(await client.hears(1)).toEqual(['after'])
    const params = { responder: 'needy', value: 'message.json.id' }
    expect(notes()).toEqual([{ code: 'responder-value-missing', params }])
  })

  it('says that a message is too long to be looked into', async () => {
    const client = await serve(when({ kind: 'text-contains', text: 'a' }, 'found'), preset('echo'))
    client.send('a'.repeat(1024 * 1024 + 1))
    await client.hears(1)
    expect(notes()).toEqual([{ code: 'responder-not-looked', params: { responder: 'found', bytes: '1048577' } }])
  })

  it('stops two endpoints that answer one another for ever, and says so', async () => {
    const loop = { ...preset('echo'), maxPerSecond: 10 }
    const first = await serve(loop)
    const relay = await ServerRun.start({ responders: [loop] })
    const second = await Client.open(relay.url)
    const stopped = Promise.race([run, relay].map((side) => side.until(() => side.recorders[0]!.of('note').length > 0)))
    const pass = (from: Client, to: Client) => {
      let passed = 0
      const next = (): void =>
        void from.hears(passed + 1).then(() => {
          to.send(from.heard[passed++] as string)
          next()
        })
      next()
    }
    pass(first, second)
    pass(second, first)
    first.send('ping')
    await stopped
    const said = [run, relay].flatMap((side) => side.recorders[0]!.of('note'))
    expect(said).toMatchObject([{ code: 'responder-stopped', params: { responder: 'echo', limit: '10' } }])
    await relay.server.stop()
  })

  it('stays with a catastrophic pattern on 100 KB', async () => {
    const client = await serve(when({ kind: 'regex', pattern: '(a+)+$', ignoreCase: false }, 'found'), preset('echo'))
    const text = `${'a'.repeat(100 * 1024)}!`
    client.send(text, 'aaa')
    expect(await client.hears(2)).toEqual([text, 'found'])
  })

  it('takes a new list while it runs: what is as it was goes on counting', async () => {
    const counting = rule('counting', any, [say('{{counter}}')])
    const client = await serve(counting, preset('black-hole'), rule('never', any, [say('never')]))
    client.send('a', 'b')
    await client.hears(2)
    run.setResponders([rule('first', any, [say('first')]), counting])
    client.send('c')
    await client.hears(4)
    run.setResponders([{ ...counting, steps: [say('new {{counter}}')] }])
    client.send('d')
    expect(await client.hears(5)).toEqual(['1', '2', 'first', '3', 'new 1'])
    run.setResponders([])
    await run.connections[0]!.send(forClients({ kind: 'text', text: 'by hand' }))
    expect(await client.hears(6)).toContain('by hand')
    expect(run.recorders[0]!.of('frame').at(-1)?.cause).toBeNull()
  })

  it('gives up what waits with its responder and its connection', async () => {
    const late = rule('late', { kind: 'message', match: { kind: 'text-equals', text: 'go' } }, [
      { kind: 'wait', ms: 50 },
      say('late', 'all'),
    ])
    const client = await serve(
      late,
      rule('done', { kind: 'message', match: { kind: 'text-equals', text: 'end' } }, [
        { kind: 'wait', ms: 200 },
        say('end'),
      ]),
    )
    client.send('go')
    await run.until(() => run.recorders[0]!.of('message').length === 1)
    run.setResponders(run.responders.slice(1))
    client.send('end')
    expect(await client.hears(1)).toEqual(['end'])
  })
})
