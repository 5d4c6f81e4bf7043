import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RepeatedSend } from '../../../../main/replay/repeated-send'
import { AppFailure, appError } from '../../../../shared/errors/app-error'

interface Run {
  readonly sentAt: number[]
  /** Lets what is being sent leave. */
  left: (() => void)[]
  changes: number
  repeat: RepeatedSend
}

function start(every: number, times: number | null, answer: 'at-once' | 'later' | Error | false = 'at-once'): Run {
  const run: Run = { sentAt: [], left: [], changes: 0, repeat: undefined as never }
  run.repeat = new RepeatedSend(
    1,
    { every, times, label: 'beat' },
    {
      send() {
        run.sentAt.push(Date.now())
        if (answer instanceof Error) return Promise.reject(answer)
        if (answer === 'later') return new Promise((resolve) => run.left.push(() => resolve(true)))
        return Promise.resolve(answer === 'at-once')
      },
      changed: () => (run.changes += 1),
      now: () => Date.now(),
    },
  )
  return run
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await setImmediate()
}

describe('RepeatedSend', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
  afterEach(() => void vi.useRealTimers())

  it('sends at once and then at every interval, as often as it was told', async () => {
    const { sentAt, repeat } = start(100, 3)
    await pass(1000)
    expect(sentAt).toEqual([0, 100, 200])
    expect(repeat.status()).toEqual({
      repeat: 1,
      every: 100,
      times: 3,
      label: 'beat',
      state: 'done',
      sent: 3,
      missed: 0,
      error: null,
    })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('goes on until it is stopped', async () => {
    const { sentAt, repeat } = start(10, null)
    await pass(95)
    repeat.stop()
    await pass(1000)
    expect(sentAt).toHaveLength(10)
    expect(repeat.status()).toMatchObject({ state: 'stopped', sent: 10 })
    repeat.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('passes over what is due while the one before has not left, and counts it', async () => {
    const run = start(100, 2, 'later')
    await pass(350)
    expect(run.sentAt).toEqual([0])
    expect(run.repeat.status()).toMatchObject({ sent: 0, missed: 3 })
    run.left.shift()?.()
    await pass(100)
    expect(run.sentAt).toEqual([0, 400])
    run.left.shift()?.()
    await pass(0)
    expect(run.repeat.status()).toMatchObject({ state: 'done', sent: 2, missed: 3 })
  })

  it('does not make up for a time when the computer was busy, and keeps its pace', async () => {
    const { sentAt, repeat } = start(100, null)
    vi.setSystemTime(450)
    await pass(150)
    expect(sentAt).toEqual([0, 550, 600])
    expect(repeat.status()).toMatchObject({ sent: 3, missed: 4 })
    repeat.stop()
  })

  it('counts what nobody was there to get as missed', async () => {
    const { repeat } = start(100, null, false)
    await pass(250)
    expect(repeat.status()).toMatchObject({ state: 'running', sent: 0, missed: 3 })
    repeat.stop()
  })

  it('ends with the error that sending failed with', async () => {
    const { sentAt, repeat } = start(10, null, new AppFailure(appError('client-not-reading', { bytes: '1' })))
    await pass(100)
    expect(sentAt).toEqual([0])
    expect(repeat.status()).toMatchObject({ state: 'failed', error: { code: 'client-not-reading' } })
  })
})
