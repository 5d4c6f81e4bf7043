import { z } from 'zod'
import { AppFailure, appError } from '../../../shared/errors/app-error'
import type { Responder } from '../../../shared/responder/responder'
import { respondersSchema } from '../../../shared/responder/responder-schema'
import { presetResponder, type ResponderPreset } from '../../../shared/responder/responder-preset'
import { t } from '../../../shared/wording/translate'
import type { GivenArguments, GivenOption } from '../arguments/given-arguments'

const LONGEST_TICK_MS = 24 * 3_600_000

/** The file of a server profile, as far as it is wanted here. */
const profileSchema = z
  .object({ profile: z.object({ responders: respondersSchema }) })
  .transform(({ profile }) => profile.responders)

/** What answers: what a file says first, then what was asked for by name. */
export async function readResponders(
  given: GivenArguments,
  read: (option: GivenOption) => Promise<string>,
): Promise<readonly Responder[]> {
  for (const [one, other] of [
    ['echo', 'broadcast'],
    ['echo', 'ticker'],
    ['broadcast', 'ticker'],
  ] as const)
    given.exclude(one, other)
  const file = given.find('responders')
  const responders = file === null ? [] : readFile(file, await read(file))
  const ms = given.count('ticker', 1, LONGEST_TICK_MS)
  if (ms !== null) return [...responders, { ...preset('ticker'), when: { kind: 'every', ms } }]
  if (given.has('echo')) return [...responders, preset('echo')]
  return given.has('broadcast') ? [...responders, preset('broadcast')] : responders
}

/** Without a limit: whoever starts it by hand for a flood means it. */
const preset = (name: ResponderPreset): Responder => ({
  ...presetResponder(name, { id: `--${name}`, name: t(`responders.preset.${name}`) }),
  maxPerSecond: null,
})

function readFile({ argument, value: file }: GivenOption, text: string): readonly Responder[] {
  const invalid = (problem: string) => new AppFailure(appError('argument-file-invalid', { argument, file, problem }))
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
  // Not a union of both, which could not say what is wrong with either.
  const list = (Array.isArray(json) ? respondersSchema : profileSchema).safeParse(json)
  if (!list.success) throw invalid(z.prettifyError(list.error))
  return list.data
}
