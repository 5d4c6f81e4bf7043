import { defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { defaultServerProfile, type ServerProfile } from '../../shared/session/server-profile'
import { readCommandLine, type ReadCommand } from '../../shared/formats/command-lines/read-command-line'
import { isLoopback } from '../../shared/session/listening-address'
import type { SessionHead, SessionProfile } from '../../shared/session/session-summary'
import type { Slice } from './app-state'
import { isSameProfile } from './filled-profile'
import { keptClientDraft, keptDraftKeys, keptServerDraft, readMode, type KeptDrafts } from './kept-draft'
import { withoutKeys } from './session-list'
import type { SettingsStorage } from './settings-slice'

export const sessionModes = ['client', 'server'] as const satisfies readonly SessionProfile['mode'][]
export type SessionMode = (typeof sessionModes)[number]

interface Drafts {
  readonly draft: ClientProfile
  readonly serverDraft: ServerProfile
}

/** What the connect bar holds: the profiles that the next press of Connect or Start uses. */
export interface DraftSlice extends Drafts {
  /** Which of the two it is about. */
  readonly mode: SessionMode
  /** The drafts as they were when they were put in, used or kept. A new object each time. */
  readonly settledDrafts: { readonly client: ClientProfile; readonly server: ServerProfile }
  /** The session whose profile each of them was filled with; `null` where it was something else. */
  readonly draftOwners: { readonly client: string | null; readonly server: string | null }
  /** What was typed over the profile of a session and is to be there again when its tab is shown again. */
  readonly heldDrafts: ReadonlyMap<string, SessionProfile>
  /** What was typed and neither used nor kept before something else was put in; newest first. */
  readonly waitingDrafts: readonly SessionProfile[]
  /** The host that others may be let in at: chosen by hand, for this run of the app. */
  readonly exposedHost: string | null
  readonly allowExposure: (allowed: boolean) => void
  readonly chooseMode: (mode: SessionMode) => void
  readonly editDraft: (change: Partial<ClientProfile>) => void
  /** What the last command said that was pasted as a URL; `null` once it is put away. */
  readonly pastedCommand: Pick<ReadCommand, 'program' | 'notTaken'> | null
  /** Makes the draft what a command line describes; whether the text is one. */
  readonly pasteCommand: (text: string) => boolean
  readonly dismissPasted: () => void
  readonly editServerDraft: (change: Partial<ServerProfile>) => void
  /**
   * Puts a profile in, to be used or edited. What was typed in its place before is held for the tab that it was typed in,
   * or waits where that is closed or was none.
   *
   * @param owner the session that the profile is of
   */
  readonly fillDraft: (profile: SessionProfile, owner?: string) => void
  /** What the bar holds is used or kept: it need not wait. */
  readonly settleDraft: () => void
  /** What a running server answers with is its own. */
  readonly settleResponders: (responders: ServerProfile['responders']) => void
  /** Drafts that wait for whoever takes them up. */
  readonly addWaitingDrafts: (drafts: readonly SessionProfile[]) => void
  readonly dropWaitingDraft: (draft: SessionProfile) => void
  /** It was used after something else had been put in: it is held for nobody, and waits for nobody. */
  readonly useDraft: (draft: SessionProfile) => void
  /** Begins afresh, in the same mode. */
  readonly clearDraft: () => void
  /** Keeps what is used over a restart. */
  readonly keepDraft: () => void
}

/** A server that others than this machine can reach is not started by accident. */
export const mayStart = ({ mode, serverDraft: { host }, exposedHost }: DraftSlice): boolean =>
  mode === 'client' || isLoopback(host) || host === exposedHost

/** The profile of a session, with the secrets that it was started with where they are still known. */
export function profileToUseAgain({ profile }: SessionHead, started: SessionProfile | undefined): SessionProfile {
  if (started === undefined) return profile
  // The port that was picked is what clients were told.
  return profile.mode === 'server' && started.mode === 'server' ? { ...started, port: profile.port } : started
}

const draftIn = ({ draft, serverDraft }: Drafts, mode: SessionMode): SessionProfile =>
  mode === 'client' ? draft : serverDraft

/** What the connect bar holds, as it was typed. */
export const shownDraft = (state: Drafts & { readonly mode: SessionMode }): SessionProfile => draftIn(state, state.mode)

/** Something was typed that is nowhere else. */
const isTyped = (state: DraftSlice, mode: SessionMode): boolean =>
  !isSameProfile(draftIn(state, mode), state.settledDrafts[mode])

const MODE_KEY = 'framescope.mode'

export const createDraftSlice =
  (storage: SettingsStorage, { client, server }: KeptDrafts): Slice<DraftSlice> =>
  (set, get) => {
    function putAside(draft: SessionProfile, owner: string | null): void {
      if (owner !== null && get().tabs.includes(owner)) set({ heldDrafts: new Map(get().heldDrafts).set(owner, draft) })
      else get().addWaitingDrafts([draft])
    }

    return {
      mode: readMode(storage.getItem(MODE_KEY)),
      draft: client,
      serverDraft: server,
      settledDrafts: { client, server },
      draftOwners: { client: null, server: null },
      heldDrafts: new Map(),
      waitingDrafts: [],

      exposedHost: null,

      allowExposure(allowed) {
        set({ exposedHost: allowed ? get().serverDraft.host : null })
      },

      chooseMode(mode) {
        if (mode !== get().mode) get().leaveProfile()
        set({ mode, sessionError: null, pastedCommand: null })
      },

      // What was wrong may be put right by the change: the error beside the field goes.
      editDraft(change) {
        set({ draft: { ...get().draft, ...change }, sessionError: null })
      },

      pastedCommand: null,

      pasteCommand(text) {
        const read = readCommandLine(text)
        if (read === null) return false
        const { program, notTaken, profile } = read
        // What is kept, and how much, is no part of a command.
        get().editDraft({ ...profile, keep: get().draft.keep })
        set({ pastedCommand: { program, notTaken } })
        return true
      },

      dismissPasted() {
        set({ pastedCommand: null })
      },

      editServerDraft(change) {
        set({ serverDraft: { ...get().serverDraft, ...change }, sessionError: null })
      },

      fillDraft(profile, owner) {
        const { mode } = profile
        if (isTyped(get(), mode)) putAside(draftIn(get(), mode), get().draftOwners[mode])
        const held = owner === undefined ? undefined : get().heldDrafts.get(owner)
        const shown = held?.mode === mode ? held : profile
        set({
          mode,
          settledDrafts: { ...get().settledDrafts, [mode]: profile },
          draftOwners: { ...get().draftOwners, [mode]: owner ?? null },
          // What was pasted is not what is shown any more.
          pastedCommand: null,
        })
        if (shown === held && owner !== undefined) set({ heldDrafts: withoutKeys(get().heldDrafts, [owner]) })
        if (shown.mode === 'client') set({ draft: shown })
        else set({ serverDraft: shown })
      },

      settleDraft() {
        set({ settledDrafts: { ...get().settledDrafts, [get().mode]: shownDraft(get()) }, pastedCommand: null })
      },

      settleResponders(responders) {
        const settled = get().settledDrafts
        set({ settledDrafts: { ...settled, server: { ...settled.server, responders } } })
      },

      addWaitingDrafts(drafts) {
        const others = get().waitingDrafts.filter((known) => !drafts.some((draft) => isSameProfile(draft, known)))
        set({ waitingDrafts: [...drafts, ...others] })
      },

      dropWaitingDraft(draft) {
        set({ waitingDrafts: get().waitingDrafts.filter((known) => !isSameProfile(known, draft)) })
      },

      useDraft(draft) {
        get().dropWaitingDraft(draft)
        set({ heldDrafts: new Map([...get().heldDrafts].filter(([, held]) => held !== draft)) })
      },

      clearDraft() {
        get().fillDraft(get().mode === 'client' ? defaultClientProfile : defaultServerProfile)
      },

      keepDraft() {
        const { mode, draft, serverDraft } = get()
        const kept = mode === 'client' ? keptClientDraft(draft) : keptServerDraft(serverDraft)
        try {
          storage.setItem(MODE_KEY, mode)
          storage.setItem(keptDraftKeys[mode], JSON.stringify(kept))
        } catch {
          // More than is stored of a page, which responders may be: the session has it, and profiles can.
        }
      },
    }
  }
