import type { SessionList } from '../../shared/ipc/session-channels'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { RepeatPlan } from '../../shared/session/repeat'
import type { SavedAs, SessionSummary } from '../../shared/session/session-summary'
import type { Handlers } from './register'
import { sendable, sendables, type SendablePorts } from './sendable-outgoing'

export interface SessionPorts extends SendablePorts {
  readonly sessions: {
    list(): Promise<SessionList>
    connect(profile: ClientProfile, savedAs?: SavedAs): Promise<SessionSummary>
    running(id: string): {
      disconnect(code: number | null, reason: string): void
      send(outgoing: SendableOutgoing): Promise<void>
      repeat(plan: RepeatPlan, next: () => SendableOutgoing, to: readonly number[] | 'all'): number
      stopRepeat(repeat: number): void
      resumeRecording(): Promise<void>
    }
  }
  /** With all that is kept with it. */
  readonly deleteSession: (id: string) => Promise<void>
  readonly feed: { acknowledge(tick: number): void; restart(): void }
  readonly views: {
    /** Those of one session, or all. */
    closeAll(session?: string): void
  }
}

export function sessionHandlers(ports: SessionPorts): Handlers['session'] {
  const { sessions, feed, views } = ports
  return {
    list() {
      feed.restart()
      views.closeAll()
      return sessions.list()
    },
    connect: ({ profile, savedAs }) => sessions.connect(profile, savedAs),
    disconnect({ session, code, reason }) {
      sessions.running(session).disconnect(code, reason)
      return null
    },
    async send({ session, outgoing }) {
      await sessions.running(session).send(await sendable(ports, outgoing))
      return null
    },
    async repeat({ session, to, outgoing, plan }) {
      return { repeat: sessions.running(session).repeat(plan, await sendables(ports, outgoing), to) }
    },
    stopRepeat({ session, repeat }) {
      sessions.running(session).stopRepeat(repeat)
      return null
    },
    async resumeRecording({ session }) {
      await sessions.running(session).resumeRecording()
      return null
    },
    async delete({ session }) {
      await ports.deleteSession(session)
      views.closeAll(session)
      return null
    },
    acknowledge({ tick }) {
      feed.acknowledge(tick)
      return null
    },
  }
}
