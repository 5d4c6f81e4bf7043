import type { Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { WireRun, wireServer } from '../../../support/wire-run'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/** Differs from place to place, so that bytes read over others are noticed. */
const pattern = Buffer.from(Uint32Array.from({ length: 4 * 1024 * 1024 }, (_, index) => index * 2_654_435_761).buffer)

describe.each([
  ['TCP', false],
  ['TLS', true],
])('WireSocket over %s', (_, secure) => {
  async function connect(serve: (socket: Socket) => void, host = '127.0.0.1'): Promise<WireRun> {
    const { target, close } = await wireServer(secure, serve)
    cleanups.push(close)
    const run = new WireRun({ ...target, host })
    cleanups.push(() => run.socket.destroy())
    return run
  }

  it('tells each step of connecting', async () => {
    const run = await connect(() => {})
    await run.ready
    expect(run.steps).toEqual(secure ? ['connect', 'secure', 'ready'] : ['connect', 'ready'])
    expect(run.socket.remote).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(run.socket.local).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(run.socket.tls === null).toBe(!secure)
  })

  it('tells the lookup of a name', async () => {
    const run = await connect(() => {}, 'localhost')
    await run.ready
    expect(run.steps.slice(0, 2)).toEqual(['lookup', 'connect'])
  })

  it('gives all bytes in order', async () => {
    const run = await connect((socket) => socket.end(pattern))
    expect(await run.over).toBeNull()
    expect(run.length).toBe(pattern.length)
    expect(Buffer.concat(run.kept).equals(pattern)).toBe(true)
  })

  it('reads nothing while it is paused, and loses nothing', async () => {
    let peer: Socket | undefined
    const run = await connect((socket) => {
      peer = socket
      socket.end(pattern)
    })
    const paused = await new Promise<number>((resolve) => {
      run.onBytes = () => {
        run.socket.pause('test')
        resolve(run.length)
      }
    })
    // Until the peer has filled what the system holds for it, and still cannot go on.
    for (let turn = 0; turn < 200; turn++) await setImmediate()
    expect(peer?.writableLength).toBeGreaterThan(0)
    // TLS gives what it has deciphered of its last read.
    expect(run.length - paused).toBeLessThanOrEqual(secure ? 64 * 1024 : 0)
    run.onBytes = () => {}
    run.socket.resume('test')
    expect(await run.over).toBeNull()
    expect(Buffer.concat(run.kept).equals(pattern)).toBe(true)
  })

  it('can be paused and resumed at every read', async () => {
    const run = await connect((socket) => socket.end(pattern))
    run.onBytes = () => {
      run.socket.pause('test')
      void setImmediate().then(() => run.socket.resume('test'))
    }
    expect(await run.over).toBeNull()
    expect(Buffer.concat(run.kept).equals(pattern)).toBe(true)
  })

  it('writes pieces in order and says when the system has them', async () => {
    const received: Buffer[] = []
    const run = await connect((socket) => {
      socket.on('data', (data) => received.push(data))
      socket.once('end', () => socket.end('seen'))
    })
    await run.ready
    await new Promise((resolve) => run.socket.write([Buffer.from('one '), Buffer.from('two '), pattern], resolve))
    run.socket.end()
    expect(await run.over).toBeNull()
    expect(Buffer.concat(received).equals(Buffer.concat([Buffer.from('one two '), pattern]))).toBe(true)
    expect(Buffer.concat(run.kept).toString()).toBe('seen')
  })

  it('tells the end of the peer before the end of all', async () => {
    const run = await connect((socket) => socket.end('bye'))
    expect(await run.over).toBeNull()
    expect(run.steps.slice(-2)).toEqual(['ended', 'closed'])
  })

  it('drops at once, without an error and without another byte', async () => {
    const run = await connect((socket) => socket.write(pattern))
    let atDrop = 0
    run.onBytes = () => {
      run.socket.destroy()
      atDrop = run.length
    }
    expect(await run.over).toBeNull()
    expect(run.length).toBe(atDrop)
    expect(run.steps.at(-1)).toBe('closed')
  })
})

describe('WireSocket', () => {
  it('says so when the peer resets', async () => {
    const { target, close } = await wireServer(false, (socket) => socket.once('data', () => socket.resetAndDestroy()))
    cleanups.push(close)
    const run = new WireRun(target)
    await run.ready
    run.socket.write([Buffer.from('anything')], () => {})
    expect(await run.over).toMatchObject({ code: 'ECONNRESET' })
  })

  it('says so when nobody listens', async () => {
    const { target, close } = await wireServer(false, () => {})
    close()
    const run = new WireRun(target)
    expect(await run.over).toMatchObject({ code: 'ECONNREFUSED' })
    expect(run.steps).toEqual(['closed'])
  })

  it('refuses a certificate that nobody vouches for, unless told not to', async () => {
    const { target, close } = await wireServer(true, (socket) => socket.write('hi'))
    cleanups.push(close)
    const strict = new WireRun({ ...target, tls: { rejectUnauthorized: true } })
    expect(await strict.over).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(strict.steps).toEqual(['connect', 'closed'])
    expect(strict.length).toBe(0)
    const lax = new WireRun(target)
    await lax.ready
    expect(lax.socket.tls).toMatchObject({ verified: false, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(lax.socket.tls?.protocol).toMatch(/^TLSv1\.[23]$/)
    lax.socket.destroy()
    await lax.over
  })
})
