import type {
  EventReading,
  FoldChange,
  HandshakeReading,
  Located,
  Neighbour,
  OpenedView,
  TimelinePage,
} from '../../shared/ipc/timeline-channels'
import type { EventMask } from '../../shared/session/event-class'
import type { TimeZone } from '../../shared/wording/time-zone'
import type { Handlers } from './register'

export interface TimelinePorts {
  readonly views: {
    open(session: string, mask: EventMask, texts: ViewTexts): Promise<OpenedView>
    close(view: string): void
    find(session: string, view: EventMask | string): Promise<View>
    neighbour(view: string, event: number, direction: 'next' | 'previous'): Neighbour | null
    setFold(view: string, event: number, expanded: boolean | null): FoldChange | null
  }
  readonly reader: (session: string) => Promise<{
    /** The first event not before `time`, nanoseconds since the session's start. */
    eventAt(time: number): Promise<number>
    read(event: number): Promise<EventReading>
    bytes(event: number, from: number, count: number): Promise<Uint8Array>
    handshake(connection: number): Promise<HandshakeReading>
  }>
}

interface ViewTexts {
  readonly filter: string
  readonly needle: string
  readonly fold: string | null
  readonly zone: TimeZone
}

interface View {
  rows(from: number, count: number): Promise<TimelinePage>
  locate(event: number): Promise<Located>
}

export function timelineHandlers(ports: TimelinePorts): Handlers['timeline'] {
  const { views } = ports
  return {
    openView: ({ session, mask, ...texts }) => views.open(session, mask, texts),
    closeView({ view }) {
      views.close(view)
      return null
    },
    rows: async ({ session, view, from, count }) => (await views.find(session, view)).rows(from, count),
    locate: async ({ session, view, event }) => (await views.find(session, view)).locate(event),
    async locateTime({ session, view, time }) {
      const event = await (await ports.reader(session)).eventAt(time)
      const { row } = await (await views.find(session, view)).locate(event)
      return { row }
    },
    setFold: ({ view, event, expanded }) => views.setFold(view, event, expanded),
    neighbour: ({ view, event, direction }) => views.neighbour(view, event, direction),
    read: async ({ session, event }) => (await ports.reader(session)).read(event),
    bytes: async ({ session, event, from, count }) => (await ports.reader(session)).bytes(event, from, count),
    handshake: async ({ session, connection }) => (await ports.reader(session)).handshake(connection),
  }
}
