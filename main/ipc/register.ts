import { ipcMain } from 'electron'
import { AppFailure, appError, type AppError, type Result } from '../../shared/errors/app-error'
import type { ErrorCode } from '../../shared/errors/error-code'
import { channelName, type Request } from '../../shared/ipc/channel'
import { contract, type Contract } from '../../shared/ipc/contract'
import { isTrustedSender } from './trusted-sender'

type Handler<Channel> =
  Channel extends Request<infer Input, infer Reply> ? (input: Input) => Promise<Reply> | Reply : never

/** A handler for each request of the contract. It is given parsed input, and throws `AppFailure` to refuse. */
export type Handlers = {
  readonly [Family in keyof Contract]: {
    readonly [
      Verb in keyof Contract[Family] as Contract[Family][Verb] extends { type: 'request' } ? Verb : never
    ]: Handler<Contract[Family][Verb]>
  }
}

export interface RegisterOptions {
  /** Origin of our own page. */
  readonly origin: string
  /** Asked whenever the page asks, and may make its handlers then: what is asked before they are there waits. */
  readonly handlersOf: (family: keyof Handlers) => Promise<Handlers[keyof Handlers]>
  /** Told of every refusal, for the log. */
  readonly onRefused: (channel: string, code: ErrorCode) => void
  /** Called with what is our own fault, for the log. */
  readonly onInternal: (channel: string, error: unknown) => void
}

/** Puts handlers behind the contract: the sender is checked and the input parsed before any of them runs. */
export function registerHandlers(options: RegisterOptions): void {
  for (const [family, channels] of Object.entries(contract))
    for (const [verb, channel] of Object.entries(channels)) {
      if (channel.type !== 'request') continue
      const name = channelName(family, verb)
      ipcMain.handle(name, async (event, input: unknown): Promise<Result<unknown>> => {
        if (!isTrustedSender(event, options.origin)) return refuse(appError('sender-untrusted', { channel: name }))
        const parsed = channel.input.safeParse(input)
        if (!parsed.success) return refuse(appError('input-invalid', { channel: name, problem: parsed.error.message }))
        try {
          const handlers = await options.handlersOf(family as keyof Handlers)
          const handler = (handlers as Record<string, (input: unknown) => unknown>)[verb]
          if (handler === undefined) throw new Error(`No handler for ${name}`)
          return { ok: true, value: await handler(parsed.data) }
        } catch (error) {
          if (error instanceof AppFailure) {
            options.onRefused(name, error.error.code)
            return refuse(error.error)
          }
          options.onInternal(name, error)
          return refuse(
            appError('internal', { channel: name, problem: error instanceof Error ? error.message : String(error) }),
          )
        }
      })
    }
}

const refuse = (error: AppError): Result<never> => ({ ok: false, error })
