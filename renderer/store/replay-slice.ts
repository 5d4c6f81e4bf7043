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
import { requestOf, type ReplayDraft, type ReplayScope, type TargetChoice } from './replay-draft'

/** Replays: the one being prepared, those of the sessions of this run, and what is looked at of one. */
export interface ReplaySlice {
  /** What the dialog holds; `null` while it is closed. */
  readonly replayDraft: ReplayDraft | null
  /** Why it could not begin. */
  readonly replayError: AppError | null
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

    /** What a new connection is opened with; `null` where none is. */
    async function profileOf(target: TargetChoice | null): Promise<Result<ClientProfile | null>> {
      if (target === null || target.kind === 'session') return { ok: true, value: null }
      if (target.kind === 'new') return { ok: true, value: clientOnly(profileOfSession(get(), target.place)) }
      const opened = await bridge.profile.open({ path: target.place })
      return opened.ok ? { ok: true, value: clientOnly(opened.value.profile) } : opened
    }

    return {
      replayDraft: null,
      replayError: null,
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
        if (draft === null) return
        const profile = await profileOf(draft.target)
        if (!profile.ok) return set({ replayError: profile.error })
        const request = requestOf(draft, profile.value)
        if (request === null) return
        const reply = await bridge.replay.start({ request })
        if (!reply.ok) return set({ replayError: reply.error })
        const { replay, session } = reply.value
        // A tick may have told of it already, and knows more.
        if (!get().replays.has(replay)) put([reply.value])
        set({ replayDraft: null, replayError: null, toldReplays: new Map(get().toldReplays).set(session, replay) })
        if (!get().sessions.has(session)) await get().loadSessions()
        get().selectSession(session)
      },

      applyReplays(replays) {
        if (replays.length > 0) put(replays)
      },

      async steerReplay(replay, steering) {
        const session = get().replays.get(replay)?.session
        if (session !== undefined) await bridge.replay.steer({ session, replay, steering })
      },

      putReplayAway(session) {
        const toldReplays = new Map(get().toldReplays)
        toldReplays.delete(session)
        set({ toldReplays })
      },

      reportReplay(reportedReplay) {
        set({ reportedReplay })
      },

      async listReplays(session) {
        set({ replaysListed: session })
        if (session === null) return
        const reply = await bridge.replay.list({ session })
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
        if (!reply.ok) return
        const replays = new Map(get().replays)
        replays.delete(replay)
        set({ replays })
      },
    }
  }
