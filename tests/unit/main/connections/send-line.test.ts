import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { HOLD_BYTES, PAUSE_BYTES, SendLine } from '../../../../main/connections/send-line'

function setUp() {
  const said: string[] = []
  const sent: (() => void)[] = []
  const refused: string[] = []
  const line = new SendLine({
    pauseReading: () => said.push('pause'),
    resumeReading: () => said.push('resume'),
    note: (code, params) => said.push(`${code} ${params['messages'] ?? params['bytes']}`),
  })
  const add = (length: number, back: boolean) =>
    void line
      .add(length, () => new Promise((resolve) => sent.push(resolve)), back)
      .catch((error: Error) => refused.push(error.message))
  const leave = async (count: number) => {
    for (const resolve of sent.splice(0, count)) resolve()
    await setImmediate()
  }
  return { said, sent, refused, line, add, leave }
}

it('reads a client no faster than it reads what it is answered', async () => {
  const { said, sent, add, leave } = setUp()
  add(PAUSE_BYTES, true)
  add(1, true)
  expect(said).toEqual(['pause'])
  await leave(1)
  expect(said).toEqual(['pause', 'resume'])
  expect(sent).toHaveLength(1)
})

it('does not stop reading a client for what others send to it', () => {
  const { said, add } = setUp()
  add(PAUSE_BYTES * 2, false)
  expect(said).toEqual([])
})

it('holds back what a client that has stopped reading will not take, and says how much once it reads again', async () => {
  const { said, sent, refused, add, leave } = setUp()
  add(HOLD_BYTES, false)
  for (let index = 0; index < 3; index++) add(10, false)
  const stopped = `client-not-reading ${HOLD_BYTES + 128}`
  expect([said, sent.length]).toEqual([[stopped], 1])
  await leave(1)
  expect(said).toEqual([stopped, 'messages-held-back 3'])
  expect(refused).toHaveLength(3)
  add(10, false)
  expect(sent).toHaveLength(1)
})

it('says at the end how much was held back', () => {
  const { said, line, add } = setUp()
  add(HOLD_BYTES, false)
  add(10, false)
  line.end()
  expect(said.at(-1)).toBe('messages-held-back 1')
})
