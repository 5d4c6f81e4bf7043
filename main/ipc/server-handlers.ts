import type { RecordedConnections } from '../../shared/ipc/server-channels'
import type { Responder } from '../../shared/responder/responder'
import type { ResponderProblem } from '../../shared/responder/responder-problem'
import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { SavedAs, SessionSummary } from '../../shared/session/session-summary'
import type { FilePorts } from './file-ports'
import type { Handlers } from './register'
import { sendable, type SendablePorts } from './sendable-outgoing'

export interface ServerPorts extends SendablePorts, FilePorts {
  readonly sessions: {
    serve(profile: ServerProfile, savedAs?: SavedAs): Promise<SessionSummary>
    server(id: string): {
      readonly certificate: string
      connections(): readonly ConnectionSummary[]
      sendTo(targets: Targets, outgoing: SendableOutgoing): Promise<number>
      close(targets: Targets, code: number | null, reason: string): void
      drop(targets: Targets): void
      setReading(targets: Targets, reading: boolean): void
      setAnswersPings(targets: Targets, answers: boolean): void
      readonly responders: readonly Responder[]
      setResponders(responders: readonly Responder[]): void
    }
  }
  readonly checkResponders: (responders: readonly Responder[]) => readonly ResponderProblem[]
  readonly forgetCertificate: () => Promise<void>
  readonly reader: (session: string) => Promise<{
    readonly connections: { list(from: number): Promise<RecordedConnections> }
  }>
}

type Targets = readonly number[] | 'all'

export function serverHandlers(ports: ServerPorts): Handlers['server'] {
  const { sessions, files } = ports
  return {
    start: ({ profile, savedAs }) => sessions.serve(profile, savedAs),
    async exportCertificate({ session }) {
      const { certificate } = sessions.server(session)
      const path = await files.chooseTarget('framescope-server.pem')
      if (path === null) return null
      await ports.exportFile(path, certificate)
      return { path }
    },
    async forgetCertificate() {
      await ports.forgetCertificate()
      return null
    },
    connections: ({ session }) => sessions.server(session).connections(),
    recordedConnections: async ({ session, from }) => (await ports.reader(session)).connections.list(from),
    send: async ({ session, to, outgoing }) => ({
      sent: await sessions.server(session).sendTo(to, await sendable(ports, outgoing)),
    }),
    close({ session, to, code, reason }) {
      sessions.server(session).close(to, code, reason)
      return null
    },
    drop({ session, to }) {
      sessions.server(session).drop(to)
      return null
    },
    setReading({ session, to, reading }) {
      sessions.server(session).setReading(to, reading)
      return null
    },
    setAnswersPings({ session, to, answers }) {
      sessions.server(session).setAnswersPings(to, answers)
      return null
    },
    responders: ({ session }) => sessions.server(session).responders,
    setResponders({ session, responders }) {
      sessions.server(session).setResponders(responders)
      return null
    },
    checkResponders: ({ responders }) => ports.checkResponders(responders),
  }
}
