import { describe, expect, it } from 'vitest'
import { compileResponder } from '../../../../shared/responder/compile-responder'
import { RateLimit } from '../../../../shared/responder/rate-limit'
import { ReceivedMessage } from '../../../../shared/responder/received-message'
import { newResponder, type Responder } from '../../../../shared/responder/responder'
import { ResponderRules } from '../../../../shared/responder/responder-rules'
import { presetResponder } from '../../../../shared/responder/responder-preset'

const SECOND = 1e9
const message = new ReceivedMessage('text', new TextEncoder().encode('aaa'))

/** @param lookMs what each look of a pattern takes */
function setUp(lookMs = 0) {
  const clock = { time: 0 }
  const compilePattern = () => {
    const pattern = {
      groups: 0,
      match() {
        clock.time += lookMs * 1e6
        return null
      },
    }
    return { ok: true as const, pattern }
  }
  const rules = new ResponderRules(() => clock.time)
  const set = (...responders: Responder[]) =>
    rules.set(
      responders.map((responder) => {
        const compilation = compileResponder(responder, compilePattern)
        if (!compilation.ok) throw new Error('cannot work')
        return compilation.compiled
      }),
    )
  const send = (connection: number, count = 1) =>
    rules
      .message(connection, message, count)
      .map((decision) => (decision.kind === 'run' ? decision.rule.compiled.responder.name : decision.code))
  return { clock, rules, set, send }
}

const echo = (maxPerSecond: number | null): Responder => ({
  ...presetResponder('echo', { id: 'echo', name: 'echo' }),
  maxPerSecond,
})
const pattern: Responder = {
  ...newResponder({ id: 'p', name: 'p' }),
  when: { kind: 'message', match: { kind: 'regex', pattern: 'x', ignoreCase: false } },
}

describe('RateLimit', () => {
  it('gives a burst at once, then what time brings, and never holds more than a burst', () => {
    const limit = new RateLimit(10, 2, 0)
    const taken = (time: number) => Array.from({ length: 50 }, () => limit.take(1, time)).filter(Boolean).length
    expect([taken(0), taken(0), taken(SECOND / 2), taken(100 * SECOND)]).toEqual([20, 0, 5, 20])
  })
})

describe('ResponderRules', () => {
  it('stops one that answers for ever for that connection alone, says so once, and goes on when it is set anew', () => {
    const { rules, set, send } = setUp()
    set(echo(2))
    rules.opened(1)
    rules.opened(2)
    const runs = Array.from({ length: 30 }, () => send(1)).flat()
    expect(runs).toEqual([...Array.from({ length: 20 }, () => 'echo'), 'responder-stopped'])
    expect(send(2)).toEqual(['echo'])
    set({ ...echo(2), enabled: false })
    set(echo(2))
    expect(send(1)).toEqual(['echo'])
  })

  it('lets one without a limit answer for ever, and one at its limit too', () => {
    const { rules, clock, set, send } = setUp()
    set(echo(null))
    rules.opened(1)
    expect(Array.from({ length: 50_000 }, () => send(1)).flat()).not.toContain('responder-stopped')
    set(echo(100))
    for (let round = 0; round < 5_000; round++) {
      clock.time += SECOND / 100
      expect(send(1)).toEqual(['echo'])
    }
  })

  it('stops a pattern that takes the time of all others', () => {
    const { rules, set, send } = setUp(500)
    set(pattern)
    rules.opened(1)
    const said = Array.from({ length: 20 }, () => send(1)).flat()
    expect(said).toEqual(['responder-too-slow'])
  })

  it('lets no later responder look at a message that one with `stop` took', () => {
    const { rules, set, send } = setUp()
    const hole = presetResponder('black-hole', { id: 'hole', name: 'hole' })
    const third: Responder = { ...newResponder({ id: 't', name: 't' }), when: { kind: 'after-messages', count: 3 } }
    set(third, hole, echo(null))
    rules.opened(1)
    expect([send(1, 2), send(1, 3), send(1, 4)]).toEqual([['hole'], ['t', 'hole'], ['hole']])
    set(third, { ...hole, enabled: false }, echo(null))
    expect(send(1, 5)).toEqual(['echo'])
  })

  it('knows whether anybody looks at messages, and forgets a connection that ended', () => {
    const { rules, set, send } = setUp()
    set(presetResponder('ticker', { id: 'ticker', name: 'ticker' }), { ...echo(null), enabled: false })
    expect(rules.looksAtMessages).toBe(false)
    set(echo(null))
    expect(rules.looksAtMessages).toBe(true)
    rules.opened(1)
    rules.ended(1)
    expect(send(1)).toEqual([])
  })
})
