import { defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { defaultServerProfile, type ServerProfile } from '../../shared/session/server-profile'
import { isLoopback } from '../../shared/session/listening-address'
import type { SessionHead, SessionProfile } from '../../shared/session/session-summary'
import type { Slice } from './app-state'
import { keptClientDraft, keptServerDraft, readClientDraft, readMode, readServerDraft } from './kept-draft'
import type { SettingsStorage } from './settings-slice'

export const sessionModes = ['client', 'server'] as const satisfies readonly SessionProfile['mode'][]
export type SessionMode = (typeof sessionModes)[number]

/** What the connect bar holds: the profiles that the next press of Connect or Start uses. */
export interface DraftSlice {
  /** Which of the two it is about. */
  readonly mode: SessionMode
  readonly draft: ClientProfile
  readonly serverDraft: ServerProfile
  /** The host that others may be let in at: chosen by hand, for this run of the app. */
  readonly exposedHost: string | null
  readonly allowExposure: (allowed: boolean) => void
  readonly chooseMode: (mode: SessionMode) => void
  readonly editDraft: (change: Partial<ClientProfile>) => void
  readonly editServerDraft: (change: Partial<ServerProfile>) => void
  /** Puts the profile of a session in, to be used again. */
  readonly fillDraft: (profile: SessionProfile) => void
  /** Begins afresh, in the same mode. */
  readonly clearDraft: () => void
  /** Keeps what is used over a restart. */
  readonly keepDraft: () => void
}

/** A server that others than this machine can reach is not started by accident. */
export const mayStart = ({ mode, serverDraft: { host }, exposedHost }: DraftSlice): boolean =>
  mode === 'client' || isLoopback(host) || host === exposedHost

/** A row that nobody has filled in yet is none. */
export const filledRows = <Row extends readonly [name: string, value: string]>(rows: readonly Row[]): Row[] =>
  rows.filter(([name, value]) => name !== '' || value !== '')

export const withoutEmptyRows = (profile: ClientProfile): ClientProfile => ({
  ...profile,
  headers: filledRows(profile.headers),
  cookies: filledRows(profile.cookies),
})

/** The profile of a session, with the secrets that it was started with where they are still known. */
export function profileToUseAgain({ profile }: SessionHead, started: SessionProfile | undefined): SessionProfile {
  if (started === undefined) return profile
  // The port that was picked is what clients were told.
  return profile.mode === 'server' && started.mode === 'server' ? { ...started, port: profile.port } : started
}

/** A row of a server's policy that nobody has filled in yet asks for nothing. */
export function withFilledRows(profile: ServerProfile): ServerProfile {
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

const MODE_KEY = 'framescope.mode'
const CLIENT_KEY = 'framescope.client-draft'
const SERVER_KEY = 'framescope.server-draft'

export const createDraftSlice =
  (storage: SettingsStorage): Slice<DraftSlice> =>
  (set, get) => ({
    mode: readMode(storage.getItem(MODE_KEY)),
    draft: readClientDraft(storage.getItem(CLIENT_KEY)),
    serverDraft: readServerDraft(storage.getItem(SERVER_KEY)),

    exposedHost: null,

    allowExposure(allowed) {
      set({ exposedHost: allowed ? get().serverDraft.host : null })
    },

    chooseMode(mode) {
      if (mode !== get().mode) get().leaveProfile()
      set({ mode, sessionError: null })
    },

    // What was wrong may be put right by the change: the error beside the field goes.
    editDraft(change) {
      set({ draft: { ...get().draft, ...change }, sessionError: null })
    },

    editServerDraft(change) {
      set({ serverDraft: { ...get().serverDraft, ...change }, sessionError: null })
    },

    fillDraft(profile) {
      if (profile.mode === 'client') set({ mode: 'client', draft: profile })
      else set({ mode: 'server', serverDraft: profile })
    },

    clearDraft() {
      if (get().mode === 'client') set({ draft: defaultClientProfile })
      else set({ serverDraft: defaultServerProfile })
    },

    keepDraft() {
      const { mode, draft, serverDraft } = get()
      storage.setItem(MODE_KEY, mode)
      if (mode === 'client') storage.setItem(CLIENT_KEY, JSON.stringify(keptClientDraft(draft)))
      else storage.setItem(SERVER_KEY, JSON.stringify(keptServerDraft(serverDraft)))
    },
  })
