import type { ClientProfile } from '../../shared/session/client-profile'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { SessionProfile } from '../../shared/session/session-summary'

/** A row that nobody has filled in yet is none. */
export const filledRows = <Row extends readonly [name: string, value: string]>(rows: readonly Row[]): Row[] =>
  rows.filter(([name, value]) => name !== '' || value !== '')

/** A profile as it is used and kept: without the rows that nobody has filled in yet. */
export const filledProfile = (profile: SessionProfile): SessionProfile =>
  profile.mode === 'client' ? withoutEmptyRows(profile) : withFilledRows(profile)

const withoutEmptyRows = (profile: ClientProfile): ClientProfile => ({
  ...profile,
  headers: filledRows(profile.headers),
  cookies: filledRows(profile.cookies),
})

/** A row of a server's policy that nobody has filled in yet asks for nothing. */
function withFilledRows(profile: ServerProfile): ServerProfile {
  const { policy } = profile
  return {
    ...profile,
    policy: {
      ...policy,
      answer: { ...policy.answer, headers: filledRows(policy.answer.headers) },
      required: {
        ...policy.required,
        headers: policy.required.headers.filter(({ name, value }) => name !== '' || (value ?? '') !== ''),
      },
    },
  }
}

/** What was compared last, by the first: this is asked at every change of the store, and profiles may hold megabytes. */
const compared = new WeakMap<SessionProfile, { readonly other: SessionProfile; readonly same: boolean }>()

/** Whether both come to the same session. */
export function isSameProfile(one: SessionProfile, other: SessionProfile): boolean {
  if (one === other) return true
  const known = compared.get(one)
  if (known?.other === other) return known.same
  const same = JSON.stringify(filledProfile(one)) === JSON.stringify(filledProfile(other))
  compared.set(one, { other, same })
  return same
}
