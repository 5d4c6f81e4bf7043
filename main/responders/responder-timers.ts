import type { Rule } from '../../shared/responder/responder-rules'

/** The timers of `every`: one for the server, or one for each open connection. */
export class ResponderTimers {
  readonly #ofServer = new Map<Rule, NodeJS.Timeout>()
  readonly #ofConnections = new Map<number, Map<Rule, NodeJS.Timeout>>()

  constructor(private readonly tick: (rule: Rule, connection: number | null) => void) {}

  start(rule: Rule): void {
    const ms = periodOf(rule)
    if (ms === null) return
    if (rule.compiled.perConnection)
      for (const connection of this.#ofConnections.keys()) this.#startOne(rule, connection, ms)
    else
      this.#ofServer.set(
        rule,
        setInterval(() => this.tick(rule, null), ms),
      )
  }

  stop(rule: Rule): void {
    clearInterval(this.#ofServer.get(rule))
    this.#ofServer.delete(rule)
    for (const timers of this.#ofConnections.values()) {
      clearInterval(timers.get(rule))
      timers.delete(rule)
    }
  }

  opened(connection: number, rules: readonly Rule[]): void {
    this.#ofConnections.set(connection, new Map())
    for (const rule of rules) {
      const ms = periodOf(rule)
      if (ms !== null && rule.compiled.perConnection) this.#startOne(rule, connection, ms)
    }
  }

  ended(connection: number): void {
    for (const timer of this.#ofConnections.get(connection)?.values() ?? []) clearInterval(timer)
    this.#ofConnections.delete(connection)
  }

  stopAll(): void {
    for (const timer of this.#ofServer.values()) clearInterval(timer)
    this.#ofServer.clear()
    for (const connection of this.#ofConnections.keys()) this.ended(connection)
  }

  #startOne(rule: Rule, connection: number, ms: number): void {
    this.#ofConnections.get(connection)?.set(
      rule,
      setInterval(() => this.tick(rule, connection), ms),
    )
  }
}

const periodOf = ({ compiled: { responder, trigger } }: Rule): number | null =>
  responder.enabled && trigger.kind === 'every' ? trigger.ms : null
