import { appError, type AppError } from '../../shared/errors/app-error'
import { findTooLong } from '../../shared/responder/find-too-long'
import { lengthOfAll, MAX_LIST, type Responder } from '../../shared/responder/responder'
import { responderInvalid } from '../../shared/responder/responder-problem'

/** Texts and files of all of them are more than main takes. */
export function respondersTooLarge(responders: readonly Responder[]): AppError | null {
  const length = lengthOfAll(responders)
  return length <= MAX_LIST
    ? null
    : appError('responders-too-large', { limit: String(MAX_LIST), length: String(length) })
}

/** Why a server does not take the responders of the draft, as far as that is known without asking. */
export function respondersRefusal(responders: readonly Responder[]): AppError | null {
  const [problem] = findTooLong(responders)
  const responder = responders.find(({ id }) => id === problem?.responder)
  return responder === undefined ? respondersTooLarge(responders) : responderInvalid(responder, problem)
}
