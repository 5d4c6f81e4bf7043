import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EventClass } from '../../../../shared/session/event-class'
import { Opcode } from '../../../../shared/protocol/opcode'
import { rawServer } from '../../../support/client-run'
import { buildCommandLine, CommandLine } from '../../../support/command-line'
import { frame } from '../../../support/frames'
import { acceptHandshake } from '../../../support/raw-websocket'
import { endedSession } from '../../../support/recorded-events'
import { residentMemory } from '../../../support/resident-memory'

const PER_BURST = 500
const BURSTS = 400
const MESSAGES = PER_BURST * BURSTS

let folder = ''
beforeAll(async () => {
  await buildCommandLine()
  folder = await mkdtemp(path.join(tmpdir(), 'cli-flood-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Messages of a kilobyte as fast as they are taken, each with its place in its burst, and then a close frame. */
function finiteFlood(bursts: number, onBurst: (burst: number) => void = () => {}) {
  const message = (index: number) => frame(Opcode.Text, String(index).padEnd(1000, '.'))
  const burst = Buffer.concat(Array.from({ length: PER_BURST }, (_, index) => message(index)))
  return rawServer((socket) => {
    let sent = 0
    const goOn = (): void => {
      while (sent < bursts && socket.writable) {
        sent += 1
        onBurst(sent)
        if (!socket.write(burst)) return void socket.once('drain', goOn)
      }
      socket.write(frame(Opcode.Close, Uint8Array.of(3, 232)))
    }
    void acceptHandshake(socket).then(goOn)
    // The answer to the close frame.
    socket.on('data', () => sent === bursts && socket.end())
  })
}

describe('framescope record, in a flood', () => {
  it('records each message, in memory that does not grow with them', async () => {
    const file = path.join(folder, 'flood.framescope')
    const memory: number[] = []
    let line: CommandLine | undefined
    const server = await finiteFlood(BURSTS, (burst) => {
      const { most = Number.NaN } = residentMemory(line?.process.pid ?? 0) ?? {}
      if (burst === BURSTS / 2 || burst === BURSTS) memory.push(most)
    })
    line = new CommandLine(['record', server.url, '--out', file])
    const { code, err } = await line.ended
    server.close()
    expect([code, err]).toEqual([0, ''])
    const { counts, ending } = await endedSession(file)
    expect([ending, counts[EventClass.MessageReceivedText], counts[EventClass.Problem]]).toEqual([
      'complete',
      MESSAGES,
      0,
    ])
    const [half = 0, whole = 0] = memory
    // Half of the flood is 100 MB. A system that tells no memory of processes has nothing to compare.
    expect(whole - half).not.toBeGreaterThan(50_000_000)
  })

  it('prints each message, however slowly it is read', async () => {
    const server = await finiteFlood(BURSTS / 10)
    const line = new CommandLine(['record', server.url])
    line.process.stdout?.removeAllListeners('data')
    let messages = 0
    let rest = ''
    for await (const chunk of line.process.stdout ?? []) {
      const text = rest + String(chunk)
      const end = text.lastIndexOf('\n') + 1
      rest = text.slice(end)
      messages += text.slice(0, end).split('{"kind":"message"').length - 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect([(await line.ended).code, messages]).toEqual([0, MESSAGES / 10])
    server.close()
  })
})
