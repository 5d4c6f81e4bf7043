import { AppFailure } from '../../shared/errors/app-error'
import { compileResponder, type CompiledResponder } from '../../shared/responder/compile-responder'
import type { Responder } from '../../shared/responder/responder'
import { responderInvalid, type ResponderProblem } from '../../shared/responder/responder-problem'
import type { KnowsVariable } from '../../shared/responder/template'
import { compileRe2 } from './re2-pattern'

/** What is wrong with each of them, in their order. */
export function checkResponders(responders: readonly Responder[], knows?: KnowsVariable): ResponderProblem[] {
  return responders.flatMap((responder) => {
    const compilation = compileResponder(responder, compileRe2, knows)
    return compilation.ok ? [] : compilation.problems
  })
}

/** Throws `responder-invalid` for the first that cannot work, which names its field and has the params of its error. */
export function compileResponders(responders: readonly Responder[], knows?: KnowsVariable): CompiledResponder[] {
  return responders.map((responder) => {
    const compilation = compileResponder(responder, compileRe2, knows)
    if (compilation.ok) return compilation.compiled
    throw new AppFailure(responderInvalid(responder, compilation.problems[0]))
  })
}
