import { AppFailure, appError } from '../../../shared/errors/app-error'
import { readRules, type ComparisonRules } from '../../../shared/replay/comparison-rules'
import type { ReplayPace } from '../../../shared/replay/replay-request'
import type { ClientProfile } from '../../../shared/session/client-profile'
import { readFilter } from '../arguments/filter-argument'
import { readSession } from '../arguments/session-argument'
import { parseArguments } from '../arguments/parse-arguments'
import type { FileFormats } from '../ports'
import { ArgumentFiles } from '../profile/argument-files'
import { readClientProfile } from '../profile/client-profile'
import { environmentVariables } from '../profile/environment-variables'
import { checkSecrets, readProfileFile } from '../profile/profile-file'
import { readTarget, type OutputTarget } from '../session/output-target'
import { readPace } from './pace'
import { replayOptions } from './replay-options'

/** All that `replay` was asked for. */
export interface ReplayPlan {
  /** The file of the recording, and which session of it. */
  readonly source: string
  readonly session: number | null
  readonly profile: ClientProfile
  readonly pace: ReplayPace
  readonly filter: string | null
  readonly rules: ComparisonRules
  /** What comes back has to be what was recorded. */
  readonly expect: boolean
  readonly json: boolean
  /** `null` where what is sent is recorded nowhere that stays. */
  readonly target: Exclude<OutputTarget, { kind: 'live' }> | null
}

/** Nothing has happened when it throws `AppFailure`. */
export async function readReplayPlan(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  formats: FileFormats,
): Promise<ReplayPlan> {
  const given = parseArguments(args, { options: replayOptions, positionals: ['<capture>', '[url]'] })
  const [source = '', url = null] = given.positionals
  if (url === null && !given.has('profile')) throw new AppFailure(appError('argument-missing', { argument: '<url>' }))
  given.require('format', 'out')
  const target = readTarget(given, formats)
  const pace = readPace(given)
  const filter = readFilter(given)
  const rules: ComparisonRules = { pairing: { kind: 'order' }, ignored: given.all('ignore').map(({ value }) => value) }
  const reading = readRules(rules)
  if (!reading.ok) throw new AppFailure(reading.error)
  const files = new ArgumentFiles(env)
  const saved = await readProfileFile(given, files, environmentVariables(env))
  const profile = await readClientProfile(url, given, files, saved ?? undefined)
  checkSecrets(profile, given)
  return {
    source,
    session: readSession(given),
    profile,
    pace,
    filter,
    rules,
    expect: given.has('expect'),
    json: given.has('json'),
    target: target.kind === 'live' ? null : target,
  }
}
