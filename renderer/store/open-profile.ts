import type { ProfileEntry, ProfileSummary, ProfileTree } from '../../shared/profile/profile-tree'
import type { SessionProfile } from '../../shared/session/session-summary'
import type { AppState } from './app-state'
import { shownDraft, type DraftSlice } from './draft-slice'
import { derived } from './derived'
import { filledProfile, isSameProfile } from './filled-profile'

/** What the connect bar would start a session with. */
export const draftProfile = (state: Pick<DraftSlice, 'mode' | 'draft' | 'serverDraft'>): SessionProfile =>
  filledProfile(shownDraft(state))

/** Whether the connect bar holds something else than the profile that is open in it. */
export function isUnsaved(state: Pick<AppState, 'profile' | 'mode' | 'draft' | 'serverDraft'>): boolean {
  return state.profile !== null && !isSameProfile(shownDraft(state), state.profile.profile)
}

/** Something of a profile or an environment was edited that is on no disk. */
export const hasUnsaved = (state: AppState): boolean =>
  isUnsaved(state) || state.unsavedProfiles.size > 0 || state.environmentEdits.size > 0

export function profilesOf(entries: readonly ProfileEntry[]): readonly ProfileSummary[] {
  return entries.flatMap((entry) => (entry.kind === 'folder' ? profilesOf(entry.entries) : [entry]))
}

const profilesById = derived(
  ({ entries }: ProfileTree) => new Map(profilesOf(entries).map((profile) => [profile.id, profile])),
)

export const profileWithId = (tree: ProfileTree, id: string): ProfileSummary | undefined => profilesById(tree).get(id)

/** Another program has changed the file of the open profile, or taken it away, since it was opened. */
export function changedOutside({
  profile,
  profileTree,
}: Pick<AppState, 'profile' | 'profileTree'>): 'changed' | 'gone' | null {
  if (profile === null) return null
  const known = profileWithId(profileTree, profile.id)
  if (known === undefined) return 'gone'
  return known.edition === profile.edition ? null : 'changed'
}
