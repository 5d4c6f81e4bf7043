import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { PAUSE_BYTES, ResponseLine, SKIP_BYTES } from '../../../../main/connections/response-line'

function setUp() {
  const said: string[] = []
  const sent: (() => void)[] = []
  const line = new ResponseLine({
    pauseReading: () => said.push('pause'),
    resumeReading: () => said.push('resume'),
    note: (code, params) => said.push(`${code} ${params['messages'] ?? params['responder']}`),
  })
  const add = (length: number, back: boolean) =>
    line.add(length, () => new Promise((resolve) => sent.push(resolve)), 'echo', back)
  const leave = async (count: number) => {
    for (const resolve of sent.splice(0, count)) resolve()
    await setImmediate()
  }
  return { said, sent, line, add, leave }
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

it('skips what a client that has stopped reading will not take, and says how much once it reads again', async () => {
  const { said, sent, add, leave } = setUp()
  add(SKIP_BYTES, false)
  for (let index = 0; index < 3; index++) add(10, false)
  expect([said, sent.length]).toEqual([['responses-skipped echo'], 1])
  await leave(1)
  expect(said).toEqual(['responses-skipped echo', 'responses-resumed 3'])
  add(10, false)
  expect(sent).toHaveLength(1)
})

it('says at the end how much was skipped', () => {
  const { said, line, add } = setUp()
  add(SKIP_BYTES, false)
  add(10, false)
  line.end()
  expect(said.at(-1)).toBe('responses-resumed 1')
})
