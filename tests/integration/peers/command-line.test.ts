import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildCommandLine, CommandLine } from '../../support/command-line'
import { missingWebsockets, WebsocketsServer } from '../../support/peers/websockets-server'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const opposite = { sent: 'received', received: 'sent' } as const

interface Payload {
  readonly text?: string
  readonly base64?: string
}

const bytesOf = ({ text, base64 }: Payload): Buffer =>
  text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text)

describe.skipIf(missingWebsockets)('framescope record', () => {
  beforeAll(buildCommandLine)

  it.each([null, {}])('prints the frames that python3-websockets had in hand, with compression %j', async (deflate) => {
    const server = await WebsocketsServer.start({ deflate })
    const sends = ['--send', 'hello é', '--send-hex', '00ff80', '--ping', 'are you there', '--send', 'x'.repeat(70_000)]
    const line = new CommandLine(['record', `${server.url}/echo`, ...sends, '--count', '3', '--close', '4000,all seen'])
    expect((await line.ended).code).toBe(0)
    await server.reported('closed')
    const frames = line.events.filter(({ kind }) => kind === 'frame')
    for (const direction of ['sent', 'received'] as const) {
      const ours = frames
        .filter((frame) => frame['direction'] === direction)
        .map(({ fin, rsv1, opcode, payloadLength, payload }) => ({
          fin,
          rsv1,
          opcode,
          length: payloadLength,
          sha256: sha256(bytesOf(payload as Payload)),
        }))
      const theirs = server
        .reports('frame')
        .filter((frame) => frame.direction === opposite[direction])
        .map(({ fin, rsv1, opcode, length, sha256: digest }) => ({ fin, rsv1, opcode, length, sha256: digest }))
      expect(ours).toEqual(theirs)
      expect(ours.length).toBeGreaterThanOrEqual(4)
    }
    expect(server.reports('closed')).toMatchObject([{ code: 4000, reason: 'all seen' }])
    await server.stop()
  })
})
