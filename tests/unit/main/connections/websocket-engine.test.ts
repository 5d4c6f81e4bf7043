import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Agreement } from '../../../../main/connections/agreed-handshake'
import {
  CLOSE_TIMEOUT_MS,
  MAX_WAITING_PONGS,
  WebSocketEngine,
  type EngineListener,
} from '../../../../main/connections/websocket-engine'
import { encodeFrame } from '../../../../shared/protocol/frame-encoder'
import { Opcode } from '../../../../shared/protocol/opcode'
import { hex, toHex, utf8 } from '../../../support/bytes'
import { readFrames } from '../../../support/wire-reading'

const plain: Agreement = { subprotocol: null, deflate: null }
const deflate = {
  serverNoContextTakeover: false,
  clientNoContextTakeover: false,
  serverMaxWindowBits: 15,
  clientMaxWindowBits: 15,
}

const maskedText = (text: string): Uint8Array =>
  encodeFrame({
    fin: true,
    rsv1: false,
    rsv2: false,
    rsv3: false,
    opcode: Opcode.Text,
    maskingKey: 0x01020304,
    payload: utf8(text),
  })

/** Stands for the tap and the socket: keeps what the engine says. */
class Wire implements EngineListener {
  readonly told: string[] = []
  readonly #bytes: Uint8Array[] = []
  /** Kept back while the wire is slow. */
  readonly waiting: (() => void)[] = []
  slow = false

  opened(): void {
    this.told.push('opened')
  }

  transmit(pieces: readonly Uint8Array[], done: () => void): void {
    this.#bytes.push(...pieces.map((piece) => Buffer.from(piece)))
    if (this.slow) this.waiting.push(done)
    else done()
  }

  finished(): void {
    this.told.push('finished')
  }

  dropped(): void {
    this.told.push('dropped')
  }

  /** What has been transmitted, as frames of a client. */
  get frames(): string[] {
    const { frames, violations } = readFrames(this.#bytes, { masked: true, rsv1: true })
    return [
      ...violations.map(({ code }) => code),
      ...frames.map(({ opcode, payload, rsv1 }) => `${opcode}${rsv1 ? ' rsv1' : ''} ${payload}`),
    ]
  }
}

function start(agreement = plain): { wire: Wire; engine: WebSocketEngine } {
  const wire = new Wire()
  return { wire, engine: new WebSocketEngine('client', agreement, wire) }
}

/** Until `ws` has done what it leaves for later turns of the event loop. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await setImmediate()
}

describe('WebSocketEngine', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it.each<[string, Agreement]>([
    ['nothing agreed', plain],
    ['a subprotocol', { ...plain, subprotocol: 'orders.v2' }],
    ['compression', { ...plain, deflate }],
    [
      'compression with every parameter',
      {
        subprotocol: 'a',
        deflate: {
          serverNoContextTakeover: true,
          clientNoContextTakeover: true,
          serverMaxWindowBits: 9,
          clientMaxWindowBits: 10,
        },
      },
    ],
  ])('opens without a byte on the wire, with %s', async (_, agreement) => {
    const { wire } = start(agreement)
    await settle()
    expect(wire.told).toEqual(['opened'])
    expect(wire.frames).toEqual([])
  })

  it('sends text and binary masked, resolving when they are on their way', async () => {
    const { wire, engine } = start()
    wire.slow = true
    let sent = false
    const sending = engine.send('é').then(() => (sent = true))
    await settle()
    expect(wire.frames).toEqual(['1 c3a9'])
    expect(sent).toBe(false)
    wire.slow = false
    wire.waiting.shift()?.()
    await sending
    await engine.send(hex('00 ff'))
    expect(wire.frames).toEqual(['1 c3a9', '2 00ff'])
  })

  it('compresses where that was agreed', async () => {
    const { wire, engine } = start({ ...plain, deflate })
    await engine.send('framescope '.repeat(200))
    expect(wire.frames.map((frame) => frame.slice(0, 6))).toEqual(['1 rsv1'])
  })

  it('has frames that are encoded already wait for what is being compressed, and later ones wait for them', async () => {
    const { wire, engine } = start({ ...plain, deflate })
    const long = 'framescope '.repeat(2000)
    const sending = [
      engine.send(long),
      engine.sendEncoded(maskedText('*')),
      engine.send(long),
      engine.ping(utf8('a')),
      engine.sendEncoded(maskedText('*')),
    ]
    engine.close(1000, '')
    await Promise.all(sending)
    await settle()
    expect(wire.frames.map((frame) => frame.slice(0, 6))).toEqual([
      '1 rsv1',
      '1 2a',
      '1 rsv1',
      '9 61',
      '1 2a',
      '8 03e8',
    ])
  })

  it('sends frames that are encoded already in their place, also before it is open and while the wire is slow', async () => {
    const { wire, engine } = start()
    const encoded = (text: string) => engine.sendEncoded(maskedText(text))
    void engine.send('a')
    void encoded('b')
    await settle()
    void encoded('c')
    wire.slow = true
    void engine.send('d')
    void encoded('e')
    void engine.send('f')
    let sent = false
    const last = encoded('g').then(() => (sent = true))
    await settle()
    expect(sent).toBe(false)
    wire.slow = false
    while (wire.waiting.length > 0) wire.waiting.shift()?.()
    await last
    expect(wire.frames).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `1 ${toHex(utf8(letter))}`))
  })

  it('refuses encoded frames once it closes', async () => {
    const { wire, engine } = start()
    await settle()
    engine.close(1000, '')
    await expect(engine.sendEncoded(maskedText('late'))).rejects.toThrow('not open')
    expect(wire.frames).toEqual(['8 03e8'])
  })

  it('answers pings with their payload, also the ones that come before it is open', async () => {
    const { wire, engine } = start()
    engine.receiveControl(Opcode.Ping, utf8('early'))
    engine.receiveControl(Opcode.Ping, new Uint8Array())
    await settle()
    engine.receiveControl(Opcode.Ping, utf8('late'))
    await settle()
    expect(wire.frames).toEqual([`10 ${Buffer.from('early').toString('hex')}`, '10 ', '10 6c617465'])
    expect(wire.told).toEqual(['opened'])
  })

  it('answers every ping of a burst', async () => {
    const { wire, engine } = start()
    await settle()
    for (let ping = 0; ping < 1000; ping++) engine.receiveControl(Opcode.Ping, Uint8Array.of(ping & 0xff))
    await settle()
    expect(wire.frames).toHaveLength(1000)
    expect(wire.told).toEqual(['opened'])
  })

  it('keeps a bounded number of answers for a peer that reads none, and answers the newest ping after those', async () => {
    const { wire, engine } = start()
    await settle()
    wire.slow = true
    for (let ping = 0; ping < MAX_WAITING_PONGS + 10; ping++) engine.receiveControl(Opcode.Ping, utf8(String(ping)))
    await settle()
    wire.slow = false
    while (wire.waiting.length > 0) wire.waiting.shift()?.()
    await settle()
    expect(wire.frames).toHaveLength(MAX_WAITING_PONGS + 1)
    expect(wire.frames.at(-1)).toBe(`10 ${Buffer.from(String(MAX_WAITING_PONGS + 9)).toString('hex')}`)
    expect(wire.told).toEqual(['opened'])
  })

  it('takes the longest control frames', async () => {
    const { wire, engine } = start()
    await engine.ping(new Uint8Array(125))
    await engine.pong(new Uint8Array(125))
    engine.receiveControl(Opcode.Ping, new Uint8Array(125))
    await settle()
    expect(wire.frames.map((frame) => frame.split(' ')[0])).toEqual(['9', '10', '10'])
  })

  it('answers a close frame and ends its side when the peer has ended too', async () => {
    const { wire, engine } = start()
    await settle()
    engine.receiveControl(Opcode.Close, hex('03e8 62 79 65'))
    await settle()
    expect(wire.frames).toEqual(['8 03e8627965'])
    engine.receiveEnd()
    await settle()
    expect(wire.told).toEqual(['opened', 'finished', 'dropped'])
  })

  it('closes with code and reason, or with neither', async () => {
    const withCode = start()
    withCode.engine.close(4000, 'bye')
    const without = start()
    without.engine.close(null, '')
    await settle()
    expect(withCode.wire.frames).toEqual(['8 0fa0627965'])
    expect(without.wire.frames).toEqual(['8 '])
  })

  it('sends what was asked for before it is open, in order', async () => {
    const { wire, engine } = start()
    const sending = [engine.send('a'), engine.ping(utf8('b')), engine.send('c')]
    engine.close(1000, '')
    await Promise.all(sending)
    await settle()
    expect(wire.frames).toEqual(['1 61', '9 62', '1 63', '8 03e8'])
  })

  it('drops the connection when the peer does not answer the close frame in time', async () => {
    const { wire, engine } = start()
    await settle()
    engine.close(1000, '')
    await settle()
    vi.advanceTimersByTime(CLOSE_TIMEOUT_MS - 1)
    await settle()
    expect(wire.told).toEqual(['opened'])
    vi.advanceTimersByTime(1)
    await settle()
    expect(wire.told).toContain('dropped')
  })

  it('drops the connection when the peer answers and then does not end', async () => {
    const { wire, engine } = start()
    await settle()
    engine.close(1000, '')
    engine.receiveControl(Opcode.Close, hex('03e8'))
    await settle()
    vi.advanceTimersByTime(CLOSE_TIMEOUT_MS)
    await settle()
    expect(wire.told).toContain('dropped')
  })

  it.each(['open', 'closing'])('ends its side with the close frame when it fails while %s', async (state) => {
    const { wire, engine } = start()
    await settle()
    if (state === 'closing') engine.close(1000, '')
    engine.fail(1002, 'broken')
    await settle()
    expect(wire.frames).toEqual([state === 'closing' ? '8 03e8' : `8 03ea${toHex(utf8('broken'))}`])
    expect(wire.told).toEqual(['opened', 'finished'])
    vi.advanceTimersByTime(CLOSE_TIMEOUT_MS)
    await settle()
    expect(wire.told).toContain('dropped')
  })

  it('says that it has nothing more to say when the peer ends without a close frame', async () => {
    const { wire, engine } = start()
    await settle()
    engine.receiveEnd()
    await settle()
    expect(wire.told).toEqual(['opened', 'finished', 'dropped'])
  })

  it.each([
    ['terminated', (engine: WebSocketEngine) => engine.terminate()],
    ['closing', (engine: WebSocketEngine) => engine.close(1000, '')],
  ])('refuses to send when %s', async (_, end) => {
    const { engine } = start()
    await settle()
    end(engine)
    await expect(engine.send('late')).rejects.toThrow('not open')
    await expect(engine.ping(new Uint8Array())).rejects.toThrow('not open')
  })

  it('does not leave a send unanswered that it never came to', async () => {
    const { engine } = start()
    const sending = engine.send('never')
    engine.terminate()
    await expect(sending).rejects.toThrow('not open')
  })

  it('leaves no timer and no listener behind, whatever came', async () => {
    const warn = vi.fn<(warning: Error) => void>()
    process.on('warning', warn)
    const { engine } = start()
    for (let count = 0; count < 30; count++) void engine.send('queued')
    await settle()
    engine.close(1000, '')
    engine.receiveControl(Opcode.Close, hex('03e8'))
    engine.receiveEnd()
    await settle()
    expect(vi.getTimerCount()).toBe(0)
    process.off('warning', warn)
    expect(warn).not.toHaveBeenCalled()
  })

  it('takes late words of the peer without an answer once it is over', async () => {
    const { wire, engine } = start()
    await settle()
    engine.terminate()
    await settle()
    engine.receiveControl(Opcode.Ping, utf8('late'))
    engine.receiveEnd()
    await settle()
    expect(wire.frames).toEqual([])
  })
})
