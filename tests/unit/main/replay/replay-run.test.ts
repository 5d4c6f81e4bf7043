import { describe, expect, it } from 'vitest'
import { AppFailure, appError } from '../../../../shared/errors/app-error'
import { FakeTarget, replayOf } from '../../../support/replay-scene'

const LONG = 3_600_000

describe('ReplayRun', () => {
  it('sends what was sent, in its order, and is done when all replies have come', async () => {
    const { run, record, target } = replayOf(['↑a', '↓1', '↑b', '↓2'])
    const over = run.run()
    await target.whenSent(2)
    target.reply()
    target.reply()
    await over
    expect(target.sent).toEqual(['a', 'b'])
    expect(record.end).toMatchObject({ state: 'done', error: null, steps: 2, received: 2, expected: [1, 3] })
  })

  it('waits for the reply that the recording has before it goes on', async () => {
    const { run, target } = replayOf(['↑a', '↓1', '↓2', '↑b', '↑c', '↓3'], {
      pace: { kind: 'replies', timeoutMs: LONG },
    })
    const over = run.run()
    await target.whenSent(1)
    target.reply()
    await new Promise((resolve) => setImmediate(resolve))
    expect(target.sent).toEqual(['a'])
    target.reply()
    await target.whenSent(3)
    expect(target.sent).toEqual(['a', 'b', 'c'])
    target.reply()
    await over
    expect(run.status).toMatchObject({ timeouts: 0, received: 3 })
  })

  it('waits for every client of a server', async () => {
    const target = new FakeTarget([1, 2])
    const { run } = replayOf(['↑a', '↓1', '↑b'], { pace: { kind: 'replies', timeoutMs: LONG } }, target)
    const over = run.run()
    await target.whenSent(1)
    target.reply(1)
    target.reply(3)
    await new Promise((resolve) => setImmediate(resolve))
    expect(target.sent).toEqual(['a'])
    target.reply(2)
    await over
    expect(target.sent).toEqual(['a', 'b'])
  })

  it('takes no reply of one client for that of another', async () => {
    const target = new FakeTarget([1, 2])
    const { run } = replayOf(['↑a', '↓1', '↑b'], { pace: { kind: 'replies', timeoutMs: LONG } }, target)
    const over = run.run()
    await target.whenSent(1)
    target.reply(1)
    target.reply(1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(target.sent).toEqual(['a'])
    target.reply(2)
    await over
    expect(target.sent).toEqual(['a', 'b'])
  })

  it('waits no more for a client that has left', async () => {
    const clients = [1, 2]
    const target = new FakeTarget(clients)
    const { run } = replayOf(['↑a', '↓1', '↑b', '↓2'], { pace: { kind: 'replies', timeoutMs: LONG } }, target)
    const over = run.run()
    await target.whenSent(1)
    clients.pop()
    target.reply(1)
    await target.whenSent(2)
    target.reply(1)
    await over
    expect(run.status).toMatchObject({ timeouts: 0, received: 2 })
  })

  it('hears what a peer says before it runs', async () => {
    const { run, target } = replayOf(
      ['↓hello', '↑a'],
      { pace: { kind: 'replies', timeoutMs: LONG } },
      new FakeTarget(),
      Promise.resolve(),
    )
    target.reply()
    await run.run()
    expect(target.sent).toEqual(['a'])
  })

  it('sends a text that is no UTF-8 as a text all the same', async () => {
    const { run, source, target } = replayOf(['↑a'])
    source.payload = async () => Uint8Array.of(0xff)
    await run.run()
    expect(target.outgoing).toMatchObject([
      { kind: 'frames', frames: [{ opcode: 1, fin: true, payload: Uint8Array.of(0xff) }] },
    ])
  })

  it('goes on when a reply takes too long, and waits no more for that one', async () => {
    const { run, record, target } = replayOf(['↑a', '↓1', '↑b', '↓2', '↑c'], {
      pace: { kind: 'replies', timeoutMs: 1 },
    })
    await run.run()
    expect(target.sent).toEqual(['a', 'b', 'c'])
    expect(record.end?.timeouts).toBe(2)
  })

  it('holds back what is not taken, and goes on in order', async () => {
    const texts = Array.from({ length: 1000 }, (_, index) => `↑${index}`)
    const target = new FakeTarget()
    target.held = []
    const { run, source } = replayOf(texts, {}, target)
    const over = run.run()
    await target.whenSent(256)
    await new Promise((resolve) => setImmediate(resolve))
    expect(target.sent).toHaveLength(256)
    expect(source.read.length).toBeLessThan(1000)
    const { held } = target
    target.held = null
    for (const release of held) release()
    await over
    expect(target.sent).toEqual(texts.map((text) => text.slice(1)))
  })

  it('sends one message a step during a pause', async () => {
    const { run, record, target } = replayOf(['↑a', '↑b', '↑c'], { pace: { kind: 'interval', ms: LONG } })
    const over = run.run()
    await target.whenSent(1)
    run.step()
    await target.whenSent(2)
    expect(run.status.state).toBe('paused')
    run.step()
    await over
    expect(target.sent).toEqual(['a', 'b', 'c'])
    expect(record.steps(0, 3).map(({ planned }) => planned)).toEqual([0, null, null])
  })

  it('stops between two messages, and expects replies to what was sent alone', async () => {
    const { run, record, target } = replayOf(['↑a', '↓1', '↑b', '↓2'], { pace: { kind: 'interval', ms: LONG } })
    const over = run.run()
    await target.whenSent(1)
    run.stop()
    await over
    expect(target.sent).toEqual(['a'])
    expect(record.end).toMatchObject({ state: 'stopped', expected: [1] })
  })

  it('waits while the session connects again, and goes on as after a pause', async () => {
    const { run, record, target } = replayOf(['↑a', '↑b', '↑c'], { pace: { kind: 'replies', timeoutMs: LONG } })
    target.held = []
    const over = run.run()
    await target.whenSent(1)
    target.become('waiting')
    target.become('connecting')
    await new Promise((resolve) => setImmediate(resolve))
    const sentMeanwhile = target.sent.length
    for (const arrived of target.held.splice(0)) arrived()
    target.held = null
    await new Promise((resolve) => setImmediate(resolve))
    expect(target.sent).toHaveLength(sentMeanwhile)
    target.become('open')
    await over
    expect(target.sent).toEqual(['a', 'b', 'c'])
    expect(record.end).toMatchObject({ state: 'done', error: null, reconnects: 1 })
  })

  it.each(['before', 'after'] as const)(
    'sends nothing twice that is lost %s the session has heard of it',
    async (when) => {
      const { run, record, target } = replayOf(['↑a', '↑b'], { pace: { kind: 'interval', ms: 0 } })
      const send = target.send.bind(target)
      target.send = async (outgoing) => {
        await send(outgoing)
        if (target.sent.length > 1) return 1
        if (when === 'after') target.become('waiting')
        else setImmediate(() => target.become('waiting'))
        setImmediate(() => setImmediate(() => target.become('open')))
        throw new Error('The connection is not open')
      }
      await run.run()
      expect(target.sent).toEqual(['a', 'b'])
      expect(record.end).toMatchObject({ state: 'done', error: null })
    },
  )

  it('fails where it does not connect again', async () => {
    const { run, record, target } = replayOf(['↑a', '↑b'], { pace: { kind: 'interval', ms: LONG } })
    const over = run.run()
    await target.whenSent(1)
    target.become('waiting')
    target.become('closed')
    await over
    expect(record.end).toMatchObject({ state: 'failed', error: { code: 'not-open' }, reconnects: 0 })
  })

  it('fails with why the session ended', async () => {
    const { run, record, target } = replayOf(['↑a', '↑b'], { pace: { kind: 'interval', ms: LONG } })
    const over = run.run()
    await target.whenSent(1)
    target.become('closed')
    await over
    expect(record.end).toMatchObject({ state: 'failed', error: { code: 'not-open' } })
  })

  it('fails with why a new connection did not open, and sends nothing', async () => {
    const opening = Promise.reject(new AppFailure(appError('connection-refused')))
    const { run, record, target } = replayOf(['↑a'], {}, new FakeTarget(), opening)
    await run.run()
    expect(target.sent).toEqual([])
    expect(record.end).toMatchObject({ state: 'failed', error: { code: 'connection-refused' } })
  })

  it('fails when there is nothing to send', async () => {
    const { run, record } = replayOf(['↓1'])
    await run.run()
    expect(record.end).toMatchObject({ state: 'failed', error: { code: 'replay-empty' } })
  })

  it('sends changed texts, with parts replaced', async () => {
    const { run, target } = replayOf(['↑a token', '↑b token'], {
      edits: [{ event: 1, text: 'c token' }],
      replacements: [{ find: 'token', by: 'secret' }],
    })
    await run.run()
    expect(target.sent).toEqual(['a secret', 'c secret'])
  })
})
