import { describe, expect, it } from 'vitest'
import { PAUSE_BYTES } from '../../../../main/connections/answer-backlog'
import { prepareConnection } from '../../../../main/connections/client-connection'
import { Opcode } from '../../../../shared/protocol/opcode'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { rawServer } from '../../../support/client-run'
import { frame } from '../../../support/frames'
import { MemoryRecorder } from '../../../support/memory-recorder'
import { acceptHandshake } from '../../../support/raw-websocket'

const LENGTH = 1000
const MESSAGES = 10_000
/** What one read of the socket brings on top. */
const READ_BYTES = 256 * 1024

describe('ClientConnection whose messages are answered', () => {
  it('reads no faster than they are, and in the end all of them', async () => {
    const message = frame(Opcode.Binary, new Uint8Array(LENGTH))
    const flood = Buffer.concat(Array.from({ length: MESSAGES }, () => message))
    const server = await rawServer((socket) => void acceptHandshake(socket, flood))
    const waiting: (() => void)[] = []
    let answered = 0
    let most = 0
    let end: () => void = () => {}
    const all = new Promise<void>((resolve) => (end = resolve))
    // One at a time: a hundred times as slow as they come.
    const answer = (): void => {
      waiting.shift()?.()
      answered += 1
      if (answered === MESSAGES) end()
      else if (waiting.length > 0) setImmediate(answer)
    }
    const connection = prepareConnection({ ...defaultClientProfile, url: server.url })(
      new MemoryRecorder(),
      () => Math.round(performance.now() * 1e6),
      {
        listening: true,
        opened() {},
        closing() {},
        ended() {},
        message: (_, { length }) =>
          new Promise((resolve) => {
            expect(length).toBe(LENGTH)
            if (waiting.push(resolve) === 1) setImmediate(answer)
            most = Math.max(most, waiting.length * LENGTH)
          }),
      },
    )
    await all
    connection.drop()
    server.close()
    expect(most).toBeLessThan(PAUSE_BYTES + READ_BYTES)
    expect(most).toBeGreaterThan(PAUSE_BYTES / 2)
  })
})
