import { describe, expect, it } from 'vitest'
import { AnswerBacklog, PAUSE_BYTES } from '../../../../main/connections/answer-backlog'

function setUp() {
  const asked: string[] = []
  const backlog = new AnswerBacklog({ pause: () => asked.push('pause'), resume: () => asked.push('resume') })
  const add = (length: number) => {
    let resolve: () => void = () => {}
    let reject: (error: Error) => void = () => {}
    const answered = new Promise<void>((...settle) => ([resolve, reject] = settle))
    return { added: backlog.add(length, answered), resolve, reject }
  }
  return { asked, add }
}

describe('AnswerBacklog', () => {
  it('reads on while little waits to be answered', () => {
    const { asked, add } = setUp()
    add(PAUSE_BYTES / 2)
    expect(asked).toEqual([])
  })

  it('stops reading once when too much waits, and goes on when half of it has left', async () => {
    const { asked, add } = setUp()
    const messages = [add(PAUSE_BYTES / 2), add(PAUSE_BYTES / 2), add(PAUSE_BYTES / 2)]
    expect(asked).toEqual(['pause'])
    for (const [index, expected] of [['pause'], ['pause'], ['pause', 'resume']].entries()) {
      messages[index]?.resolve()
      await messages[index]?.added
      expect(asked).toEqual(expected)
    }
  })

  it('waits for an answer that fails no longer than for one that leaves', async () => {
    const { asked, add } = setUp()
    const message = add(2 * PAUSE_BYTES)
    message.reject(new Error('closed'))
    await message.added
    expect(asked).toEqual(['pause', 'resume'])
  })

  it('counts messages without bytes, too', () => {
    const { asked, add } = setUp()
    for (let count = 0; count <= PAUSE_BYTES / 128; count++) add(0)
    expect(asked).toEqual(['pause'])
  })
})
