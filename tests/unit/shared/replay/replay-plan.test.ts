import { describe, expect, it } from 'vitest'
import { plannedOffset } from '../../../../shared/replay/planned-offset'
import { MAX_COMPARED, MAX_STEPS, ReplayPlan } from '../../../../shared/replay/replay-plan'
import { replaceInText } from '../../../../shared/replay/replay-text'

interface Options {
  readonly skipped?: readonly number[]
  readonly greeted?: boolean
}

/** `↑1!` was sent on connection 1 and is chosen, `↓1` came back there and is not. */
function planOf(conversation: string, { skipped = [], greeted = false }: Options = {}): ReplayPlan {
  const plan = new ReplayPlan({ direction: 'sent', skipped: new Set(skipped), greeted })
  for (const [event, word] of conversation.split(' ').entries())
    plan.add({
      event,
      connection: Number(word[1]),
      time: event * 1000,
      direction: word[0] === '↑' ? 'sent' : 'received',
      type: 'text',
      length: 1,
      chosen: word.endsWith('!'),
    })
  return plan
}

const events = (plan: ReplayPlan) => Array.from({ length: plan.steps }, (_, index) => plan.step(index).event)

describe('ReplayPlan', () => {
  it('sends what is chosen in its direction, and expects what followed it', () => {
    const plan = planOf('↑1! ↓1! ↓1! ↑1! ↓1!')
    expect(events(plan)).toEqual([0, 3])
    expect(plan.repliesTo(2).events).toEqual([1, 2, 4])
    expect(plan.repliesTo(1).events).toEqual([1, 2])
    expect(plan.step(1).repliesBefore).toBe(2)
  })

  it('takes a million steps and no more', () => {
    const plan = planOf('↑1!')
    const message = { connection: 1, time: 0, direction: 'sent', type: 'text', length: 1, chosen: true } as const
    for (let event = 1; event < MAX_STEPS; event++) plan.add({ ...message, event })
    expect(plan.steps).toBe(MAX_STEPS)
    expect(plan.add({ ...message, event: MAX_STEPS })).toBe(false)
    expect(plan.steps).toBe(MAX_STEPS)
  })

  it('counts replies beyond those that are compared, and does not hold them', () => {
    const plan = planOf('↑1!')
    const reply = { connection: 1, time: 0, direction: 'received', type: 'text', length: 1, chosen: false } as const
    for (let event = 1; event <= MAX_COMPARED + 5; event++) plan.add({ ...reply, event })
    const { count, events: held } = plan.repliesTo(1)
    expect(count).toBe(MAX_COMPARED + 5)
    expect([held.length, held[0], held.at(-1)]).toEqual([MAX_COMPARED, 1, MAX_COMPARED])
  })

  it('expects replies to what is sent only, chosen or not', () => {
    const plan = planOf('↑1 ↓1 ↑1! ↓1 ↓1 ↑1 ↓1')
    expect(events(plan)).toEqual([2])
    expect(plan.repliesTo(1).events).toEqual([3, 4])
  })

  it('leaves out what is skipped, and its replies', () => {
    const plan = planOf('↑1! ↓1! ↑1! ↓1!', { skipped: [0] })
    expect(events(plan)).toEqual([2])
    expect(plan.repliesTo(1).events).toEqual([3])
  })

  it('tells connections apart', () => {
    expect(planOf('↑1 ↑2! ↓1 ↓2').repliesTo(1).events).toEqual([3])
  })

  it('expects a greeting on a new connection only', () => {
    expect(planOf('↓1! ↑1! ↓1!', { greeted: true }).repliesTo(1).events).toEqual([0, 2])
    expect(planOf('↓1! ↑1! ↓1!').repliesTo(1).events).toEqual([2])
  })
})

describe('plannedOffset', () => {
  it('is what was recorded divided by the factor, or the interval', () => {
    expect(plannedOffset({ kind: 'original', factor: 10 }, 3, 5_000_000)).toBe(500_000)
    expect(plannedOffset({ kind: 'interval', ms: 2.5 }, 4, 5_000_000)).toBe(10_000_000)
    expect(plannedOffset({ kind: 'fast' }, 4, 5_000_000)).toBeNull()
  })
})

describe('replaceInText', () => {
  it('replaces all places, rule by rule, as they stand', () => {
    expect(
      replaceInText('a.a $&', [
        { find: 'a', by: '$&' },
        { find: '.', by: '-' },
      ]),
    ).toBe('$&-$& $&')
  })

  it('refuses what gets too long', () => {
    expect(replaceInText('a'.repeat(1000), [{ find: 'a', by: 'b'.repeat(100_000) }])).toBeNull()
  })
})
