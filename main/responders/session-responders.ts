import type { CompiledResponder, CompiledStep } from '../../shared/responder/compile-responder'
import { ReceivedMessage } from '../../shared/responder/received-message'
import type { Responder } from '../../shared/responder/responder'
import { ResponderRules, type Decision, type Rule } from '../../shared/responder/responder-rules'
import { compileResponders } from './compile-responders'
import type { RespondedConnection } from './responded-connection'
import { ResponderTimers } from './responder-timers'
import { systemHost, takeSteps, type ResponderHost, type Sequence } from './sequence'
import { MAX_WAITING, WaitingSequences } from './waiting-sequences'

/** The responders of one server session: has what `ResponderRules` decides done, now or after a while. */
export class SessionResponders {
  readonly #rules = new ResponderRules(() => performance.now() * 1e6)
  readonly #waiting = new WaitingSequences()
  readonly #timers = new ResponderTimers((rule, connection) => this.#tick(rule, connection))
  readonly #open = new Map<number, RespondedConnection>()
  #compiled: readonly CompiledResponder[]
  #running = false

  /** Throws `responder-invalid`. */
  constructor(
    responders: readonly Responder[],
    private readonly host: ResponderHost = systemHost,
  ) {
    this.#compiled = this.#compile(responders)
    this.#rules.set(this.#compiled)
  }

  get list(): readonly Responder[] {
    return this.#compiled.map(({ responder }) => responder)
  }

  /** Somebody wants to see messages. */
  get listening(): boolean {
    return this.#running && this.#rules.looksAtMessages
  }

  /** Throws `responder-invalid`; then nothing has changed. */
  set(responders: readonly Responder[]): void {
    this.#compiled = this.#compile(responders)
    const { added, removed } = this.#rules.set(this.#compiled)
    for (const rule of removed) this.#timers.stop(rule)
    this.#waiting.giveUpRules(removed)
    if (this.#running) for (const rule of added) this.#timers.start(rule)
  }

  /** The server serves: its timers run. */
  start(): void {
    this.#running = true
    for (const rule of this.#rules.all) this.#timers.start(rule)
  }

  /** The server goes: nothing is answered any more. */
  stop(): void {
    this.#running = false
    this.#timers.stopAll()
    this.#waiting.giveUpAll()
    this.#open.clear()
  }

  opened(connection: RespondedConnection): void {
    if (!this.#running) return
    this.#open.set(connection.connection, connection)
    this.#timers.opened(connection.connection, this.#rules.all)
    this.#carryOut(this.#rules.opened(connection.connection), connection, null)
  }

  /** @param count of the messages that the connection has sent, this one included */
  message(connection: RespondedConnection, type: 'text' | 'binary', bytes: Uint8Array, count: number): void {
    if (!this.#open.has(connection.connection)) return
    const message = new ReceivedMessage(type, bytes)
    this.#carryOut(this.#rules.message(connection.connection, message, count), connection, message)
  }

  /** It is open no more. */
  ended(connection: number): void {
    this.#open.delete(connection)
    this.#timers.ended(connection)
    this.#waiting.giveUpConnection(connection)
    this.#rules.ended(connection)
  }

  #compile(responders: readonly Responder[]): CompiledResponder[] {
    return compileResponders(responders, this.host.knows)
  }

  #tick(rule: Rule, connection: number | null): void {
    const sender = connection === null ? null : (this.#open.get(connection) ?? null)
    this.#carryOut(this.#rules.tick(rule, connection), sender, null)
  }

  #carryOut(decisions: readonly Decision[], sender: RespondedConnection | null, message: ReceivedMessage | null): void {
    for (const decision of decisions) {
      if (decision.kind === 'note') sender?.note(decision.code, decision.params)
      else {
        const { rule, groups, counter } = decision
        const connection = sender?.connection ?? null
        const source = { message, match: groups, connection, counter, host: this.host }
        this.#proceed({ rule, sender, source }, 0)
      }
    }
  }

  #proceed(sequence: Sequence, from: number): void {
    const at = takeSteps(sequence, from, { open: this.#open })
    if (at === null || !this.#isWanted(sequence)) return
    const { ms } = sequence.rule.compiled.steps[at] as Extract<CompiledStep, { kind: 'wait' }>
    if (this.#waiting.add(sequence, ms, () => this.#proceed(sequence, at + 1))) return
    const { rule, sender } = sequence
    if (sender === null) return
    this.#rules.stop(rule, sender.connection)
    const params = { responder: rule.compiled.responder.name, limit: String(MAX_WAITING) }
    sender.note('responder-waits', params)
  }

  /** Its own steps may have ended what it is about. */
  #isWanted({ sender }: Sequence): boolean {
    return this.#running && (sender === null || this.#open.has(sender.connection))
  }
}
