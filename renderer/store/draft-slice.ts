import { defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import type { Slice } from './app-state'

/** What the connect bar holds: the profile that the next press of Connect uses. */
export interface DraftSlice {
  readonly draft: ClientProfile
  readonly editDraft: (change: Partial<ClientProfile>) => void
}

/** A row that nobody has filled in yet is not a header. */
export const filledHeaders = ({ headers }: ClientProfile): ClientProfile['headers'] =>
  headers.filter(([name, value]) => name !== '' || value !== '')

export const createDraftSlice: Slice<DraftSlice> = (set, get) => ({
  draft: defaultClientProfile,

  editDraft(change) {
    // What was wrong may be put right by the change: the error beside the field goes.
    set({ draft: { ...get().draft, ...change }, sessionError: null })
  },
})
