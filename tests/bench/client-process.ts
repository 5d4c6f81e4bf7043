import { Child } from './child'
import type { ClientsRequest, EchoReport } from './clients'

type Step = Exclude<ClientsRequest, { kind: 'run-echo' }>

/** The process of the clients, as seen by whoever serves them. */
export class ClientProcess {
  readonly #child = new Child('clients', process.execPath)

  async step(order: Step): Promise<void> {
    await this.#ask(order)
  }

  async runEcho(messages: number, pace: number): Promise<EchoReport> {
    return (await this.#ask({ kind: 'run-echo', messages, pace })) as EchoReport
  }

  end(): Promise<void> {
    return this.#child.end()
  }

  async #ask(order: ClientsRequest): Promise<EchoReport | null> {
    const reply = await this.#child.ask<EchoReport | { readonly problem: string } | null>(order)
    if (reply !== null && 'problem' in reply) throw new Error(reply.problem)
    return reply
  }
}
