import { writeSync } from 'node:fs'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { defaultClientProfile } from '../../../../shared/session/client-profile'

/*
 * Records until it is killed. Says on standard output, as `milliseconds events`, how much it had recorded when; the clock
 * is the system's monotonic one, which the test shares.
 */

const [file = ''] = process.argv.slice(2)
const head = { id: 'killed', mode: 'client', profile: defaultClientProfile, startedAt: 0, recordedBy: 'test' } as const
const writer = await CaptureWriter.create(file, head)
const recorder = writer.connection()
const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 2, masked: false, maskingKey: 0 }
let events = 0

setInterval(() => {
  const time = performance.now() * 1e6
  // Small and large in turn: blocks end by their age and by their size.
  for (const length of [10, 1000, events % 7 === 0 ? 600_000 : 20]) {
    const position = recorder.append('received', new Uint8Array(length).fill(events), time)
    const frame = { ...bits, headerLength: 2, payloadLength: length - 2, position }
    recorder.frame('received', frame, events, 2, false, time)
    events += 1
  }
  writeSync(1, `${process.hrtime.bigint() / 1_000_000n} ${events}\n`)
}, 2)
