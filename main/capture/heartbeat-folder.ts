import { PingPairs } from '../../shared/survey/ping-pairs'
import type { HeartbeatFold } from './heartbeat-fold'
import { HeartbeatRun, type Heartbeat } from './heartbeat-run'

/** A ping that was not answered after so many nanoseconds is one that people look for. */
export const PATIENCE_NS = 10_000_000_000

/** So many heartbeats wait for a pong at most, until it is known whether they are one run. */
export const MAX_UNSETTLED = 4096

/** What of a heartbeat is in its record. */
export type HeartbeatPlace = Pick<Heartbeat, 'connection' | 'time' | 'received'>

/** The run at the end of a view, to which more may come. */
export interface OpenFold extends HeartbeatFold {
  /** Pings in it that have no pong yet. */
  readonly waiting: number
}

/** A heartbeat of a run that is not settled yet. */
interface UnsettledBeat extends Heartbeat {
  state: 'beat' | 'waiting' | 'unanswered'
}

/**
 * Finds the runs of heartbeats in a view: tell it of every event of the view, in order, and of all pings and pongs of the
 * session. What is a row of its own, a ping without a pong above all, ends a run.
 *
 * A ping belongs to its run until it is known to be unanswered: a later one was answered, it waits too long, or another
 * row comes before its pong. So rows never go away, and all but the last run stay as they are.
 */
export class HeartbeatFolder {
  /** Of those pings that wait: by connection and direction. */
  readonly #pairs = new Map<number, PingPairs<UnsettledBeat>>()
  #run = new HeartbeatRun()
  /** What follows the run, from the first ping on that waits. */
  #unsettled: UnsettledBeat[] = []
  /** Events of the view so far. */
  #events = 0
  #folds: HeartbeatFold[] = []

  /** An event of the view that is no heartbeat. */
  other(): void {
    this.end()
    this.#close()
    this.#events += 1
  }

  /** A message, or a frame of one, that the application uses as heartbeat. */
  message({ connection, time, received }: HeartbeatPlace): void {
    this.#add({ kind: 'message', connection, time, received, roundTrip: null, state: 'beat' })
  }

  /** @param shown it is in the view; its pong may be there also when it is not */
  ping({ connection, time, received }: HeartbeatPlace, payload: string, shown: boolean): void {
    const ping: UnsettledBeat = { kind: 'ping', connection, time, received, roundTrip: null, state: 'waiting' }
    const key = keyOf(connection, received)
    const pairs = this.#pairs.get(key) ?? new PingPairs()
    this.#pairs.set(key, pairs)
    const givenUp = pairs.ping(payload, ping)
    if (givenUp !== null) this.#giveUp(givenUp)
    if (shown) this.#add(ping)
    else this.#settle(time)
  }

  pong({ connection, time, received }: HeartbeatPlace, payload: string, shown: boolean): void {
    const key = keyOf(connection, !received)
    const pairs = this.#pairs.get(key)
    const answered = pairs?.pong(payload) ?? null
    if (pairs?.isWaiting === false) this.#pairs.delete(key)
    if (answered === null) {
      if (shown) this.other()
      return
    }
    answered.givenUp.forEach((ping) => this.#giveUp(ping))
    const { ping } = answered
    if (ping.state === 'waiting') ping.state = 'beat'
    if (shown) this.#add({ kind: 'pong', connection, time, received, roundTrip: time - ping.time, state: 'beat' })
    else this.#settle(time)
  }

  /** Nothing more will come: what waits is not answered. */
  end(): void {
    for (const beat of this.#unsettled) this.#giveUp(beat)
    this.#advance()
  }

  /** Runs that are settled, of two and more, since this was called last. */
  takeFolds(): readonly HeartbeatFold[] {
    const folds = this.#folds
    this.#folds = []
    return folds
  }

  /** `null` where the last row is none that could change. It may be of one event only. */
  get open(): OpenFold | null {
    const length = this.#run.length + this.#unsettled.length
    if (length === 0) return null
    const settled = this.#run.foldAt(this.#events - length)
    const connections = new Set(this.#unsettled.map(({ connection }) => connection))
    if (this.#run.length > 0) connections.add(settled.connection)
    const [connection = 0] = connections
    const waiting = this.#unsettled.filter(({ state }) => state === 'waiting').length
    return { ...settled, length, connection: connections.size === 1 ? connection : 0, waiting }
  }

  #add(beat: UnsettledBeat): void {
    this.#events += 1
    this.#unsettled.push(beat)
    this.#settle(beat.time)
  }

  #settle(time: number): void {
    this.#advance()
    for (;;) {
      const [first] = this.#unsettled
      if (!first || (time - first.time <= PATIENCE_NS && this.#unsettled.length <= MAX_UNSETTLED)) return
      this.#giveUp(first)
      this.#advance()
    }
  }

  /** Goes up to the first ping that waits. */
  #advance(): void {
    const waiting = this.#unsettled.findIndex(({ state }) => state === 'waiting')
    const settled = this.#unsettled.splice(0, waiting === -1 ? this.#unsettled.length : waiting)
    let left = settled.length + this.#unsettled.length
    for (const beat of settled) {
      if (beat.state === 'unanswered') this.#close(left)
      else this.#run.add(beat)
      left -= 1
    }
  }

  /** @param left events of the view that come after the run */
  #close(left = 0): void {
    const { length } = this.#run
    if (length > 1) this.#folds.push(this.#run.foldAt(this.#events - left - length))
    if (length > 0) this.#run = new HeartbeatRun()
  }

  #giveUp(ping: UnsettledBeat): void {
    if (ping.state === 'waiting') ping.state = 'unanswered'
  }
}

/** Of the pings of a connection that go one way. */
const keyOf = (connection: number, received: boolean): number => connection * 2 + (received ? 1 : 0)
