import type { AutoPingSettings } from '../../shared/session/auto-ping-settings'

export interface AutoPingListener {
  ping(payload: Uint8Array): void
  /** No pong has come in time. The last call. */
  timedOut(): void
}

/** Sends pings by itself and waits for pongs, from `start` to `stop`. */
export class AutoPing {
  readonly #payload: Uint8Array
  #interval: NodeJS.Timeout | undefined
  /** Runs while a ping waits for its pong. */
  #deadline: NodeJS.Timeout | undefined

  constructor(
    private readonly settings: AutoPingSettings,
    private readonly listener: AutoPingListener,
  ) {
    this.#payload = new TextEncoder().encode(settings.payload)
  }

  start(): void {
    if (this.settings.enabled) this.#interval = setInterval(() => this.#ping(), this.settings.interval)
  }

  /** Any will do: of several pings only the last one has to be answered (RFC 6455 §5.5.3), and that may be the user's. */
  pongReceived(): void {
    clearTimeout(this.#deadline)
    this.#deadline = undefined
  }

  stop(): void {
    clearInterval(this.#interval)
    this.pongReceived()
  }

  #ping(): void {
    this.#deadline ??= setTimeout(() => {
      this.stop()
      this.listener.timedOut()
    }, this.settings.timeout)
    this.listener.ping(this.#payload)
  }
}
