import type { CompiledResponder } from './compile-responder'
import { RateLimit } from './rate-limit'
import type { ReceivedMessage } from './received-message'

/** A responder in a session: what it is, and how often it ran. */
export interface Rule {
  readonly compiled: CompiledResponder
  /** For the session; a timer of each connection counts for itself. */
  runs: number
}

/** What has to be done, in this order. */
export type Decision =
  | {
      readonly kind: 'run'
      readonly rule: Rule
      readonly groups: readonly (string | null)[] | null
      readonly counter: number
    }
  | { readonly kind: 'note'; readonly code: RuleNote; readonly params: Readonly<Record<string, string>> }

export type RuleNote = 'responder-stopped' | 'responder-too-slow' | 'responder-not-looked'

/** What a rule knows of a connection. */
interface Standing {
  readonly rate: RateLimit | null
  /** Milliseconds of looking. */
  readonly patience: RateLimit
  stopped: boolean
  runs: number
}

/** Seconds that `maxPerSecond` is measured over. */
const RATE_SECONDS = 10
/** A pattern may take a quarter of the time of the one thread that serves all connections, and two seconds at once. */
const LOOK_MS_PER_SECOND = 250
const LOOK_SECONDS = 8

/**
 * Which responders run: triggers, order, `stop`, limits and counters. No socket, no timer: it is told what happened, and
 * says what follows.
 */
export class ResponderRules {
  #rules: readonly Rule[] = []
  readonly #connections = new Map<number, Map<Rule, Standing>>()

  /** @param clock nanoseconds */
  constructor(private readonly clock: () => number) {}

  get all(): readonly Rule[] {
    return this.#rules
  }

  /** Some rule looks at messages. */
  get looksAtMessages(): boolean {
    return this.#rules.some(
      ({ compiled: { responder, trigger } }) =>
        responder.enabled && (trigger.kind === 'message' || trigger.kind === 'after-messages'),
    )
  }

  /** One that is as it was is the same rule afterwards. */
  set(responders: readonly CompiledResponder[]): {
    readonly added: readonly Rule[]
    readonly removed: readonly Rule[]
  } {
    const before = new Map(this.#rules.map((rule) => [JSON.stringify(rule.compiled.responder), rule]))
    const rules = responders.map((compiled) => {
      const same = before.get(JSON.stringify(compiled.responder))
      return same ?? { compiled, runs: 0 }
    })
    const added = rules.filter((rule) => !this.#rules.includes(rule))
    const removed = this.#rules.filter((rule) => !rules.includes(rule))
    for (const standings of this.#connections.values()) for (const rule of removed) standings.delete(rule)
    this.#rules = rules
    return { added, removed }
  }

  opened(connection: number): Decision[] {
    this.#connections.set(connection, new Map())
    return this.#rules.filter((rule) => isOn(rule, 'connected')).map((rule) => run(rule, null))
  }

  /** @param count of the messages that the connection has sent, this one included */
  message(connection: number, message: ReceivedMessage, count: number): Decision[] {
    const decisions: Decision[] = []
    for (const rule of this.#rules) {
      const { responder, trigger, stops } = rule.compiled
      if (!responder.enabled) continue
      let took = false
      if (trigger.kind === 'message') took = this.#look(rule, connection, message, decisions)
      else if (trigger.kind === 'after-messages' && trigger.count === count) {
        decisions.push(run(rule, null))
        took = true
      }
      if (took && stops) break
    }
    return decisions
  }

  /** The timer of a rule; `connection` where there is one for each. */
  tick(rule: Rule, connection: number | null): Decision[] {
    const standing = connection === null ? null : this.#standing(rule, connection)
    if (standing === null) return [run(rule, null)]
    standing.runs += 1
    return [{ kind: 'run', rule, groups: null, counter: standing.runs }]
  }

  /** For this connection it looks at nothing any more. */
  stop(rule: Rule, connection: number): void {
    const standing = this.#standing(rule, connection)
    if (standing !== null) standing.stopped = true
  }

  ended(connection: number): void {
    this.#connections.delete(connection)
  }

  /** True when the rule took the message, also where it then was one too many. */
  #look(rule: Rule, connection: number, message: ReceivedMessage, decisions: Decision[]): boolean {
    const { responder, trigger } = rule.compiled
    const standing = this.#standing(rule, connection)
    if (standing === null || standing.stopped || trigger.kind !== 'message') return false
    const { matcher } = trigger
    const begun = this.clock()
    const look = matcher.look(message)
    const time = matcher.slow ? this.clock() : begun
    if (matcher.slow && !standing.patience.take((time - begun) / 1e6, time)) {
      standing.stopped = true
      decisions.push(note('responder-too-slow', rule, {}))
    }
    if (look === 'no') return false
    if (look === 'too-long') {
      decisions.push(note('responder-not-looked', rule, { bytes: String(message.bytes.length) }))
      return false
    }
    if (standing.rate?.take(1, time) === false) {
      standing.stopped = true
      decisions.push(note('responder-stopped', rule, { limit: String(responder.maxPerSecond) }))
    } else decisions.push(run(rule, look.groups))
    return true
  }

  #standing(rule: Rule, connection: number): Standing | null {
    const standings = this.#connections.get(connection)
    if (standings === undefined) return null
    let standing = standings.get(rule)
    if (standing === undefined) {
      const { maxPerSecond } = rule.compiled.responder
      const time = this.clock()
      standing = {
        rate: maxPerSecond === null ? null : new RateLimit(maxPerSecond, RATE_SECONDS, time),
        patience: new RateLimit(LOOK_MS_PER_SECOND, LOOK_SECONDS, time),
        stopped: false,
        runs: 0,
      }
      standings.set(rule, standing)
    }
    return standing
  }
}

const isOn = ({ compiled: { responder, trigger } }: Rule, kind: typeof trigger.kind): boolean =>
  responder.enabled && trigger.kind === kind

function run(rule: Rule, groups: readonly (string | null)[] | null): Decision {
  rule.runs += 1
  return { kind: 'run', rule, groups, counter: rule.runs }
}

const note = (code: RuleNote, { compiled }: Rule, params: Readonly<Record<string, string>>): Decision => ({
  kind: 'note',
  code,
  params: { responder: compiled.responder.name, ...params },
})
