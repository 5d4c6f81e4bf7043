import { appError, type Result } from '../../shared/errors/app-error'
import type { Inspector } from '../../shared/ipc/contract'

/** What the page has of main: the contract, and nothing that throws. */
export type Bridge = Inspector

type Family = Inspector[keyof Inspector]

/**
 * Main answers with a `Result`. A promise that rejects all the same (main died, the request could not be cloned)
 * becomes one as well, so that no caller needs a second way to fail.
 */
export function createBridge(inspector: Inspector): Bridge {
  return {
    session: withoutRejections(inspector.session),
    server: withoutRejections(inspector.server),
    timeline: withoutRejections(inspector.timeline),
    survey: withoutRejections(inspector.survey),
    annotation: withoutRejections(inspector.annotation),
    profile: withoutRejections(inspector.profile),
    environment: withoutRejections(inspector.environment),
    library: withoutRejections(inspector.library),
    replay: withoutRejections(inspector.replay),
    export: withoutRejections(inspector.export),
    import: withoutRejections(inspector.import),
    settings: withoutRejections(inspector.settings),
    update: withoutRejections(inspector.update),
    app: withoutRejections(inspector.app),
  }
}

function withoutRejections<F extends Family>(family: F): F {
  const calls = Object.entries(family).map(([verb, call]) => [verb, withoutRejection(call as Call)])
  return Object.fromEntries(calls) as F
}

type Call = (input: unknown) => unknown

function withoutRejection(call: Call): Call {
  return (input) => {
    const reply = call(input)
    return reply instanceof Promise ? reply.catch(asResult) : reply
  }
}

function asResult(reason: unknown): Result<never> {
  return { ok: false, error: appError('internal', { problem: String(reason) }) }
}
