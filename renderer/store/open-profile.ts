import type { OpenedProfile, ProfileEntry, ProfileSummary, ProfileTree } from '../../shared/profile/profile-tree'
import type { SessionProfile } from '../../shared/session/session-summary'
import type { AppState } from './app-state'
import { withFilledRows, withoutEmptyRows, type DraftSlice } from './draft-slice'

/** What the connect bar would start a session with. */
export const draftProfile = ({ mode, draft, serverDraft }: Pick<DraftSlice, 'mode' | 'draft' | 'serverDraft'>) =>
  filled(mode === 'client' ? draft : serverDraft)

const filled = (profile: SessionProfile): SessionProfile =>
  profile.mode === 'client' ? withoutEmptyRows(profile) : withFilledRows(profile)

/** Whether the connect bar holds something else than the profile that is open in it. */
export function isUnsaved(state: Pick<AppState, 'profile' | 'mode' | 'draft' | 'serverDraft'>): boolean {
  const { profile, mode, draft, serverDraft } = state
  return profile !== null && isChanged(mode === 'client' ? draft : serverDraft, profile)
}

const isChanged = (profile: SessionProfile, opened: OpenedProfile): boolean =>
  profile !== opened.profile && JSON.stringify(filled(profile)) !== JSON.stringify(filled(opened.profile))

export function profilesOf(entries: readonly ProfileEntry[]): readonly ProfileSummary[] {
  return entries.flatMap((entry) => (entry.kind === 'folder' ? profilesOf(entry.entries) : [entry]))
}

export const profileWithId = ({ entries }: ProfileTree, id: string): ProfileSummary | undefined =>
  profilesOf(entries).find((profile) => profile.id === id)

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
