import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { CaptureStore } from '../../main/capture/capture-store'
import type { CaptureWriter } from '../../main/capture/capture-writer'
import { OpenCaptures } from '../../main/capture/open-captures'
import { ClientConnection, planConnection } from '../../main/connections/client-connection'
import { SessionResponders } from '../../main/responders/session-responders'
import { SessionService } from '../../main/sessions/session-service'
import { defaultClientProfile } from '../../shared/session/client-profile'
import { testServers } from './test-servers'

/*
 * A client session as the app runs it, until it is killed: `flooded-session <folder> <url>`. Says on standard output, as
 * `milliseconds events`, how much it had handed to the recorder when; the clock is the system's monotonic one, which
 * other processes share.
 */

const REPORT_INTERVAL_MS = 5

const [folder = '', url = ''] = process.argv.slice(2)
const captures = new OpenCaptures(new CaptureStore(folder))
let writer: CaptureWriter | undefined

const sessions = new SessionService({
  captures: {
    create: async (head, listener) => (writer = await captures.create(head, listener)),
    list: () => captures.list(),
    delete: (id) => captures.delete(id),
  },
  connections: {
    prepare(profile) {
      const plan = planConnection(profile)
      return (recorder, clock, listener) => new ClientConnection(plan, recorder, clock, listener)
    },
  },
  servers: testServers,
  startResponders: (responders) => new SessionResponders(responders),
  clocks: {
    wallMicros: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
    monotonic: () => performance.now(),
    newId: randomUUID,
  },
  version: 'test',
  onChange() {},
})
await sessions.connect({ ...defaultClientProfile, url })

setInterval(
  () => writeSync(1, `${Number(process.hrtime.bigint() / 1000n) / 1000} ${writer?.nextEvent ?? 0}\n`),
  REPORT_INTERVAL_MS,
)
