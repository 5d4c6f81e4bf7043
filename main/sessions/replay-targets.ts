import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import { ServerSession, type Targets } from './server-session'
import type { SessionService } from './session-service'
import type { SessionWatcher } from './session-watchers'

/** What a replay is sent in: the sessions that run, clients and servers alike. */
export function createReplayTargets(sessions: SessionService) {
  function running(id: string) {
    const session = sessions.running(id)
    const server = session instanceof ServerSession ? session : null
    return {
      role: session.head.mode,
      now: () => session.now(),
      connections: () => server?.openConnections() ?? null,
      async send(outgoing: SendableOutgoing, to: Targets): Promise<number> {
        if (server !== null) return await server.sendTo(to, outgoing)
        await session.send(outgoing)
        return 1
      },
      watch: (watcher: SessionWatcher) => session.watch(watcher),
      whenReadable: () => session.whenReadable(),
    }
  }

  return {
    running,
    open(id: string) {
      const { state } = sessions.running(id).read()
      if (state !== 'open') throw new AppFailure(appError('not-open', { state }))
      return running(id)
    },
    connect: async (profile: ClientProfile) => (await sessions.connect(profile)).head.id,
    whenOpen: (id: string) => sessions.whenOpen(id),
  }
}
