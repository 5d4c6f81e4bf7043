import type { AppError, Result } from '../../shared/errors/app-error'
import type { Steering } from '../../shared/ipc/replay-channels'
import type { ComparisonRules } from '../../shared/replay/comparison-rules'
import { isReplaying, type ReplayStatus } from '../../shared/replay/replay-report'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { SessionProfile } from '../../shared/session/session-summary'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import { profileToUseAgain } from './draft-slice'
import { replayDraftOf } from './new-replay-draft'
import { withoutKeys } from './session-list'
import { requestOf, type ReplayDraft, type ReplayScope, type TargetChoice } from './replay-draft'

/** Replays: the one being prepared, those of the sessions of this run, and what is looked at of one. */
export interface ReplaySlice {
  /** What the dialog holds; `null` while it is closed. */
  readonly replayDraft: ReplayDraft | null
  /** It is being started: main has not answered yet. */
  readonly replayPending: boolean
  /** Why it could not begin. */
  readonly replayError: AppError | null
  /** Why those that there are could not be steered, listed or deleted. */
  readonly replaysError: AppError | null
  /** Those that run or were looked up, by id. */
  readonly replays: ReadonlyMap<string, ReplayStatus>
  /** The one that the bar of each session tells of, until it is put away. */
  readonly toldReplays: ReadonlyMap<string, string>
  /** Whose report is open. */
  readonly reportedReplay: string | null
  /** The session whose replays are listed. */
  readonly replaysListed: string | null
  readonly prepareReplay: (session: string, scope: ReplayScope) => Promise<void>
  readonly editReplay: (change: Partial<ReplayDraft>) => void
  readonly cancelReplay: () => void
  readonly startReplay: () => Promise<void>
  readonly applyReplays: (replays: readonly ReplayStatus[]) => void
  readonly steerReplay: (replay: string, steering: Steering) => Promise<void>
  readonly putReplayAway: (session: string) => void
  readonly reportReplay: (replay: string | null) => void
  readonly listReplays: (session: string | null) => Promise<void>
  readonly compareAgain: (replay: string, rules: ComparisonRules) => Promise<AppError | null>
  readonly deleteReplay: (replay: string) => Promise<void>
  /** These sessions were deleted. */
  readonly forgetReplaysOf: (sessions: readonly string[]) => void
}

/** What the bar of the shown session tells of. */
export function toldReplay({ replays, toldReplays, selectedSession }: AppState): ReplayStatus | null {
  return replays.get(toldReplays.get(selectedSession ?? '') ?? '') ?? null
}

/** The replay in the shown session, as long as it goes on. */
export function runningReplay(state: AppState): ReplayStatus | null {
  const told = toldReplay(state)
  return told !== null && isReplaying(told.state) ? told : null
}

/** With its secrets, where this window knows them: without, it may be refused. */
function profileOfSession({ sessions, startedWith }: AppState, session: string): SessionProfile | undefined {
  const head = sessions.get(session)?.head
  return head && profileToUseAgain(head, startedWith.get(session))
}

const clientOnly = (profile: SessionProfile | undefined): ClientProfile | null =>
  profile?.mode === 'client' ? profile : null

export const createReplaySlice =
  (bridge: Bridge): Slice<ReplaySlice> =>
  (set, get) => {
    function put(statuses: readonly ReplayStatus[]): void {
      const replays = new Map(get().replays)
      for (const status of statuses) replays.set(status.replay, status)
      set({ replays })
    }

    function tell(reply: Result<unknown>): void {
      set({ replaysError: reply.ok ? null : reply.error })
    }

    /** `null` while something of the draft is missing. */
    async function begin(draft: ReplayDraft): Promise<Result<ReplayStatus> | null> {
      const profile = await profileOf(draft.target)
      if (!profile.ok) return profile
      const request = requestOf(draft, profile.value)
      return request && (await bridge.replay.start({ request }))
    }

    /** What a new connection is opened with; `null` where none is. */
    async function profileOf(target: TargetChoice | null): Promise<Result<ClientProfile | null>> {
      if (target === null || target.kind === 'session') return { ok: true, value: null }
      if (target.kind === 'new') return { ok: true, value: clientOnly(profileOfSession(get(), target.place)) }
      const opened = await bridge.profile.open({ path: target.place })
      return opened.ok ? { ok: true, value: clientOnly(opened.value.profile) } : opened
    }

    return {
      replayDraft: null,
      replayPending: false,
      replayError: null,
      replaysError: null,
      replays: new Map(),
      toldReplays: new Map(),
      reportedReplay: null,
      replaysListed: null,

      async prepareReplay(session, scope) {
        await get().selecting
        set({ replayDraft: replayDraftOf(get(), session, scope), replayError: null })
      },

      editReplay(change) {
        const draft = get().replayDraft
        if (draft !== null) set({ replayDraft: { ...draft, ...change }, replayError: null })
      },

      cancelReplay() {
        set({ replayDraft: null, replayError: null })
      },

      async startReplay() {
        const draft = get().replayDraft
        if (draft === null || get().replayPending) return
        set({ replayPending: true, replayError: null })
        const reply = await begin(draft)
        const isWaitedFor = get().replayDraft === draft
        set({ replayPending: false })
        if (reply === null) return
        if (!reply.ok) return isWaitedFor ? set({ replayError: reply.error }) : undefined
        const { replay, session } = reply.value
        // A tick may have told of it already, and knows more.
        if (!get().replays.has(replay)) put([reply.value])
        set({ toldReplays: new Map(get().toldReplays).set(session, replay) })
        if (!get().sessions.has(session)) await get().loadSessions()
        // Whoever closed the dialog meanwhile stays where he is: the bar of that session tells of it.
        if (!isWaitedFor) return
        set({ replayDraft: null, replayError: null })
        get().selectSession(session)
      },

      applyReplays(replays) {
        if (replays.length > 0) put(replays)
      },

      async steerReplay(replay, steering) {
        const session = get().replays.get(replay)?.session
        if (session !== undefined) tell(await bridge.replay.steer({ session, replay, steering }))
      },

      putReplayAway(session) {
        set({ toldReplays: withoutKeys(get().toldReplays, [session]), replaysError: null })
      },

      reportReplay(reportedReplay) {
        set({ reportedReplay })
      },

      async listReplays(session) {
        set({ replaysListed: session, replaysError: null })
        if (session === null) return
        const reply = await bridge.replay.list({ session })
        tell(reply)
        if (reply.ok) put(reply.value)
      },

      async compareAgain(replay, rules) {
        const session = get().replays.get(replay)?.session ?? ''
        const reply = await bridge.replay.compare({ session, replay, rules })
        if (!reply.ok) return reply.error
        put([reply.value])
        return null
      },

      async deleteReplay(replay) {
        const session = get().replays.get(replay)?.session ?? ''
        const reply = await bridge.replay.delete({ session, replay })
        tell(reply)
        if (reply.ok) set({ replays: withoutKeys(get().replays, [replay]) })
      },

      forgetReplaysOf(sessions) {
        const { replays, toldReplays } = get()
        const gone = [...replays.values()].filter((status) => sessions.includes(status.session))
        if (gone.length === 0) return
        set({
          replays: withoutKeys(
            replays,
            gone.map(({ replay }) => replay),
          ),
          toldReplays: withoutKeys(toldReplays, sessions),
        })
      },
    }
  }
