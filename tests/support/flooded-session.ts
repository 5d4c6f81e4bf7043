import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { CaptureStore } from '../../main/capture/capture-store'
import type { CaptureWriter } from '../../main/capture/capture-writer'
import { OpenCaptures } from '../../main/capture/open-captures'
import { prepareConnection } from '../../main/connections/client-connection'
import { SessionResponders } from '../../main/responders/session-responders'
import { SessionService } from '../../main/sessions/session-service'
import { defaultClientProfile } from '../../shared/session/client-profile'
import { noLimits } from '../../shared/session/recording-limits'
import { systemMilliseconds } from './system-clock'
import { testServers } from './test-servers'
import { startRepeat } from './start-repeat'

/*
 * A client session as the app runs it, until it is killed: `flooded-session <folder> <url> [<megabytes>]`. Says on standard
 * output, as `taken-in let-go`, how many events it has taken in, from its first frames on, and how many of them its limit
 * let go. The system's monotonic clock stands in for the wall clock, so that whoever kills it knows how old an event is.
 */

/** Opening the connection, and its handshake. */
const HANDSHAKE_EVENTS = 3
const REPORT_INTERVAL_MS = 1

const [folder = '', url = '', megabytes] = process.argv.slice(2)
const captures = new OpenCaptures(new CaptureStore(folder))
let writer: CaptureWriter | undefined

const sessions = new SessionService({
  captures: {
    create: async (head, listener) => (writer = await captures.create(head, listener)),
    list: () => captures.list(),
    delete: (id) => captures.delete(id),
  },
  connections: { prepare: (profile) => prepareConnection(profile) },
  servers: testServers,
  resolve: (value) => ({ value, secret: false, secretFields: new Set() }),
  startResponders: (responders) => new SessionResponders(responders),
  startRepeat,
  clocks: {
    wallMicros: () => Math.round(systemMilliseconds() * 1000),
    monotonic: systemMilliseconds,
    newId: randomUUID,
  },
  version: 'test',
  onChange() {},
})
const keep = megabytes === undefined ? noLimits : { ...noLimits, megabytes: Number(megabytes) }
const { head } = await sessions.connect({ ...defaultClientProfile, url, keep })

setInterval(() => {
  const events = writer?.nextEvent ?? 0
  const letGo = sessions.read(head.id)?.letGo.reduce((sum, count) => sum + count, 0) ?? 0
  if (events > HANDSHAKE_EVENTS) writeSync(1, `${events} ${letGo}\n`)
}, REPORT_INTERVAL_MS)
