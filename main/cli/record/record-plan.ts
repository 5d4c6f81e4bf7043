import type { ClientProfile } from '../../../shared/session/client-profile'
import type { SendableOutgoing } from '../../../shared/session/outgoing'
import { AppFailure, appError } from '../../../shared/errors/app-error'
import { parseArguments } from '../arguments/parse-arguments'
import type { FileFormats } from '../ports'
import { ArgumentFiles } from '../profile/argument-files'
import { readClientProfile } from '../profile/client-profile'
import { environmentVariables } from '../profile/environment-variables'
import { checkSecrets, readProfileFile } from '../profile/profile-file'
import type { EndTerms } from '../session/session-run'
import { normalClosure, readClose } from './close-terms'
import { readOutgoing } from './outgoing-plan'
import { readTarget, type OutputTarget } from '../session/output-target'
import { recordOptions } from './record-options'

const MOST_MESSAGES = 1_000_000_000_000

/** All that `record` was asked for. */
export interface RecordPlan {
  readonly profile: ClientProfile
  readonly outgoing: readonly SendableOutgoing[]
  readonly echo: boolean
  readonly terms: EndTerms
  /** Close as soon as everything is sent: nothing else was said that would end it. */
  readonly closeWhenSent: boolean
  readonly target: OutputTarget
}

/** Nothing has happened when it throws `AppFailure`. */
export async function readRecordPlan(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  formats: FileFormats,
): Promise<RecordPlan> {
  const given = parseArguments(args, { options: recordOptions, positionals: ['[url]'] })
  const [url = null] = given.positionals
  if (url === null && !given.has('profile')) throw new AppFailure(appError('argument-missing', { argument: '<url>' }))
  const target = readTarget(given, formats)
  const count = given.count('count', 1, MOST_MESSAGES)
  const duration = given.duration('for')
  const close = given.find('close')
  const terms = { count, duration, ...(close === null ? normalClosure : readClose(close)) }
  const files = new ArgumentFiles(env)
  const saved = await readProfileFile(given, files, environmentVariables(env))
  const profile = await readClientProfile(url, given, files, saved ?? undefined)
  checkSecrets(profile, given)
  const echo = given.has('echo')
  return {
    profile,
    outgoing: await readOutgoing(given, (option) => files.bytes(option)),
    echo,
    terms,
    closeWhenSent: close !== null && count === null && duration === null && !echo,
    target,
  }
}
