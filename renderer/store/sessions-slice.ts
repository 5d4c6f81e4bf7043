import type { CopyTarget } from '../../shared/formats/command-lines/copied-command'
import { commandText } from '../../shared/wording/command-text'
import type { AppError } from '../../shared/errors/app-error'
import type { SessionList } from '../../shared/ipc/session-channels'
import type { LiveTick } from '../../shared/ipc/live-tick'
import type { SessionSummary } from '../../shared/session/session-summary'
import { isLive } from '../../shared/session/session-state'
import { defaultClientProfile } from '../../shared/session/client-profile'
import { demoProfile } from '../../shared/session/demo-profile'
import type { SessionHead, SessionProfile } from '../../shared/session/session-summary'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import { mayStart, profileToUseAgain, shownDraft } from './draft-slice'
import { profileOf } from './copied-profile'
import { draftProfile } from './open-profile'
import { tabOfError, tabOfVariable } from './options-tab'
import { respondersRefusal } from './responders-refusal'
import { withoutKeys, withSummaries, withTick, type Sessions } from './session-list'
import { turnedTo, type SessionPlaces } from './session-place'
import { withTab } from './session-tabs'

export interface SessionsSlice {
  readonly sessions: Sessions
  /** Main has told which there were when the window opened. */
  readonly sessionsListed: boolean
  /** What sessions of this run were started with, for as long as the window stands: their heads know no secrets. */
  readonly startedWith: ReadonlyMap<string, SessionProfile>
  /** `null`: a new session, not connected yet. */
  readonly selectedSession: string | null
  /** How the others were looked at that have been shown. */
  readonly places: SessionPlaces
  /** Files among the recordings that cannot be opened. */
  readonly rejectedFiles: SessionList['rejected']
  /** Stands for a start that main has not answered yet, and that the user still waits for in the connect bar. */
  readonly pendingStart: object | null
  /** A start that came to nothing when the user had turned to something else. */
  readonly leftStart: { readonly profile: SessionProfile; readonly error: AppError } | null
  readonly dismissLeftStart: () => void
  /** Why the last press of Connect, Disconnect or Delete came to nothing. */
  readonly sessionError: AppError | null
  /** The session whose deletion waits for a yes. */
  readonly deletionAsked: string | null
  /** Says beside the fields why something for them came to nothing. */
  readonly failSession: (error: AppError) => void
  readonly loadSessions: () => Promise<void>
  readonly applyTick: (tick: LiveTick) => void
  readonly selectSession: (id: string) => void
  readonly newSession: () => void
  /** Connects, or starts a server: what the draft is of. */
  readonly connect: () => Promise<void>
  /** Cancels while connecting, closes or stops while open, drops while closing. */
  readonly disconnect: () => Promise<void>
  /** `null` takes the question back. */
  readonly askToDelete: (id: string | null) => void
  readonly deleteSession: (id: string) => Promise<void>
  /** As a command or snippet that connects as it did. */
  readonly copySessionAs: (id: string, target: CopyTarget) => Promise<void>
  /** The new session's id; `null` where there is none, and why is told. */
  readonly startDemo: () => Promise<string | null>
  /** Puts what was typed before back into the connect bar. */
  readonly resumeDraft: (draft: SessionProfile) => void
  /** With the draft as it is. */
  readonly startServer: () => Promise<void>
}

export const selectedSession = (state: AppState) =>
  state.selectedSession === null ? undefined : state.sessions.get(state.selectedSession)

export const selectedIsLive = (state: AppState): boolean => {
  const session = selectedSession(state)
  return session !== undefined && isLive(session.state)
}

const NORMAL_CLOSURE = 1000

export const createSessionsSlice =
  (bridge: Bridge): Slice<SessionsSlice> =>
  (set, get) => {
    const request = (profile: SessionProfile, savedAs?: SessionHead['savedAs']) =>
      profile.mode === 'client'
        ? bridge.session.connect({ profile, savedAs })
        : bridge.server.start({ profile, savedAs })

    /** What `ask` comes to, and whether the user has turned to something else meanwhile: that stays shown. */
    async function pend<T>(ask: () => Promise<T>): Promise<{ readonly reply: T; readonly isLeft: boolean }> {
      const pending = {}
      set({ pendingStart: pending, sessionError: null })
      const reply = await ask()
      const isLeft = get().pendingStart !== pending
      if (!isLeft) set({ pendingStart: null })
      return { reply, isLeft }
    }

    function add(session: SessionSummary, startedWith: SessionProfile): void {
      set({
        sessions: withSummaries(get().sessions, [session]),
        startedWith: new Map(get().startedWith).set(session.head.id, startedWith),
      })
    }

    /** Says beside the fields why there is no session, or where they are those of another one, elsewhere. */
    function failStart(profile: SessionProfile, error: AppError, isLeft: boolean): void {
      if (isLeft) return set({ leftStart: { profile, error } })
      // An error is shown beside its field, and the field must be in sight for that.
      const tab = tabOfError(error.code, profile.mode) ?? tabOfVariable(error, profile.mode)
      set({ sessionError: error, ...(tab && { optionsTab: tab }) })
    }

    return {
      sessions: new Map(),
      sessionsListed: false,
      startedWith: new Map(),
      selectedSession: null,
      places: new Map(),
      pendingStart: null,
      sessionError: null,
      deletionAsked: null,
      rejectedFiles: [],

      leftStart: null,
      dismissLeftStart() {
        set({ leftStart: null })
      },

      failSession(sessionError) {
        set({ sessionError })
      },

      async loadSessions() {
        const reply = await bridge.session.list()
        if (!reply.ok) return set({ sessionError: reply.error })
        const { sessions, rejected } = reply.value
        set({ sessions: withSummaries(get().sessions, sessions), sessionsListed: true, rejectedFiles: rejected })
      },

      applyTick(tick) {
        set({ sessions: withTick(get().sessions, tick), startedWith: withoutKeys(get().startedWith, tick.deleted) })
        get().forgetReplaysOf(tick.deleted)
        get().applyProgress(tick.views)
        get().applyConnections(tick.connections)
        get().applyReplays(tick.replays)
        get().applyExports(tick.exports)
        get().closeTabsOf(tick.deleted)
        const { selectedSession: selected } = get()
        if (tick.sessions.some((session) => session.head.id === selected)) get().refreshHandshake()
      },

      selectSession(id) {
        const session = get().sessions.get(id)
        if (!session || id === get().selectedSession) return
        get().leaveProfile()
        set(turnedTo(get(), id))
        get().fillDraft(profileToUseAgain(session.head, get().startedWith.get(id)), id)
        get().showSession(id)
      },

      newSession() {
        get().leaveProfile()
        set(turnedTo(get(), null))
        get().clearDraft()
        get().showSession(null)
      },

      async connect() {
        if (get().pendingStart !== null || selectedIsLive(get()) || !mayStart(get())) return
        const { mode, serverDraft, profile: saved } = get()
        const refusal = mode === 'server' ? respondersRefusal(serverDraft.responders) : null
        if (refusal) return set({ sessionError: refusal, optionsTab: 'responders' })
        const draft = shownDraft(get())
        const from = get().selectedSession
        const profile = draftProfile(get())
        const { reply, isLeft } = await pend(() =>
          request(profile, saved ? { id: saved.id, name: saved.name } : undefined),
        )
        if (!reply.ok) return failStart(profile, reply.error, isLeft)
        const { id } = reply.value.head
        add(reply.value, profile)
        if (isLeft) {
          get().openTabBehind(id)
          return get().useDraft(draft)
        }
        if (shownDraft(get()) === draft) get().settleDraft()
        get().keepDraft()
        // Before the session is shown, which would give it another tab.
        set({ tabs: withTab(get().tabs, id, from) })
        if (get().profile === null) return get().selectSession(id)
        // The open profile stays in the connect bar, edits and all.
        set(turnedTo(get(), id))
        get().showSession(id)
      },

      async disconnect() {
        const session = get().selectedSession
        if (session === null || !selectedIsLive(get())) return
        const reply = await bridge.session.disconnect({ session, code: NORMAL_CLOSURE, reason: '' })
        if (!reply.ok) set({ sessionError: reply.error })
      },

      askToDelete(id) {
        set({ deletionAsked: id })
      },

      async deleteSession(id) {
        set({ deletionAsked: null })
        const reply = await bridge.session.delete({ session: id })
        if (!reply.ok) return set({ sessionError: reply.error })
        set({ sessions: withoutKeys(get().sessions, [id]), startedWith: withoutKeys(get().startedWith, [id]) })
        get().closeTabsOf([id])
      },

      async copySessionAs(id, target) {
        const session = get().sessions.get(id)
        if (session) await bridge.app.copy({ text: commandText(target, profileOf(get(), session), null) })
      },

      async startDemo() {
        if (get().pendingStart !== null) return null
        // What is typed or open in the connect bar is no part of it; and whoever types a URL of their own in its place means
        // nothing of what shows the demo.
        let plain = defaultClientProfile
        const { reply, isLeft } = await pend(async () => {
          const server = await bridge.app.startDemoServer()
          if (!server.ok) return server
          plain = { ...defaultClientProfile, url: server.value.url }
          return await request(demoProfile(plain.url))
        })
        if (!reply.ok) {
          failStart(plain, reply.error, isLeft)
          return null
        }
        const { id } = reply.value.head
        add(reply.value, plain)
        if (isLeft) {
          get().openTabBehind(id)
          return null
        }
        get().selectSession(id)
        return id
      },

      resumeDraft(draft) {
        get().leaveProfile()
        set({ ...turnedTo(get(), null), mode: draft.mode })
        get().clearDraft()
        if (draft.mode === 'client') get().editDraft(draft)
        else get().editServerDraft(draft)
        get().dropWaitingDraft(draft)
        get().showSession(null)
      },

      async startServer() {
        if (get().selectedSession !== null) {
          set(turnedTo(get(), null))
          get().showSession(null)
        }
        get().chooseMode('server')
        await get().connect()
      },
    }
  }
