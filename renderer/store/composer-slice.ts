import type { ComposedMessage } from '../../shared/composer/composed-message'
import { cut, defaultCutting, type Cutting } from '../../shared/composer/cutting'
import { draftOfFrame, emptyFrame, type FrameDraft } from '../../shared/composer/frame-draft'
import { appError, type AppError, type Result } from '../../shared/errors/app-error'
import { DEFLATE } from '../../shared/protocol/deflate-parameters'
import { fragmentMessage } from '../../shared/protocol/fragment-message'
import type { SenderState } from '../../shared/protocol/judge-frames'
import { Opcode } from '../../shared/protocol/opcode'
import type { HandMadeFrame } from '../../shared/session/hand-made-frame'
import type { Outgoing } from '../../shared/session/outgoing'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import { composerTargets } from './connections-slice'
import { openProfileId } from './library-slice'
import { composedDraft, emptyDraft, MAX_DROPPED_BYTES, readDraft, type OutgoingDraft } from './outgoing-draft'
import { remember, sentMessage, type SentDraft } from './send-history'
import { selectedSession } from './sessions-slice'
import { unfinishedOfTargets, withUnfinished, type UnfinishedMessages } from './unfinished-messages'

export interface ComposerSlice {
  readonly composer: OutgoingDraft
  /** How the next message is cut into fragments. */
  readonly cutting: Cutting
  /** Why the last attempt to send, or to bring something into the composer, came to nothing. */
  readonly sendError: AppError | null
  /** To how many connections of a server the last one went. */
  readonly sentTo: number | null
  readonly unfinished: UnfinishedMessages
  /** Newest first, of the open profile; main keeps it over a restart, without files. */
  readonly history: readonly SentDraft[]
  readonly editComposer: (change: Partial<OutgoingDraft>) => void
  /** Brings a message into its tab, which opens; the other tabs keep what they hold. */
  readonly compose: (message: ComposedMessage) => void
  readonly editFrame: (change: Partial<FrameDraft>) => void
  /** Behind the one that is being edited, as like it as makes sense. */
  readonly addFrame: () => void
  readonly removeFrame: () => void
  readonly editCutting: (change: Partial<Cutting>) => void
  readonly chooseFile: () => Promise<void>
  /** Files came by drag and drop: a message is one of them. */
  readonly dropFiles: (files: readonly Pick<File, 'name' | 'size' | 'arrayBuffer'>[]) => Promise<void>
  readonly send: () => Promise<void>
  /** Something else than what the composer holds. */
  readonly sendComposed: (draft: OutgoingDraft) => Promise<void>
  /** What was sent with the open profile, in earlier runs too. */
  readonly loadHistory: () => Promise<void>
  /** The message as it is cut. */
  readonly sendFragments: () => Promise<void>
  /** The same, to be changed frame by frame before it is sent. */
  readonly editFragments: () => void
}

/** What the composer can know of the connection that it sends to. */
export function senderState(state: AppState): SenderState {
  const { handshake, selectedSession: session } = state
  const opened = handshake?.session === session && handshake?.answer?.ok ? handshake.answer.value.event : null
  return {
    role: composerRole(state),
    deflate: opened?.kind === 'handshake-accepted' && (opened.extensions?.includes(DEFLATE) ?? false),
    unfinished: unfinishedOfTargets(state),
  }
}

export const composerRole = (state: AppState): 'client' | 'server' => selectedSession(state)?.head.mode ?? state.mode

/** The open tab's message in pieces; `null` where it is none that can be cut. */
export function readFragments(
  draft: OutgoingDraft,
  cutting: Cutting,
  role: 'client' | 'server',
): Result<readonly HandMadeFrame[]> | null {
  const reading = readDraft(draft, role)
  if (!reading?.ok) return null
  const { outgoing } = reading.value
  if (outgoing.kind !== 'text' && outgoing.kind !== 'binary') return null
  const bytes = outgoing.kind === 'text' ? new TextEncoder().encode(outgoing.text) : outgoing.bytes
  const pieces = cut(bytes, cutting)
  if (!pieces.ok) return pieces
  return { ok: true, value: fragmentMessage(outgoing.kind, pieces.value, role === 'client' ? 'random' : null) }
}

export const createComposerSlice =
  (bridge: Bridge): Slice<ComposerSlice> =>
  (set, get) => {
    async function deliver(session: string, outgoing: Outgoing): Promise<void> {
      const asked = get()
      const sender = senderState(asked)
      if (sender.role === 'client') {
        const reply = await bridge.session.send({ session, outgoing })
        if (!reply.ok) return set({ sendError: reply.error })
      } else {
        const targets = composerTargets(get())
        const reply = await bridge.server.send({ session, to: targets === 'all' ? 'all' : [...targets], outgoing })
        if (!reply.ok) return set({ sendError: reply.error })
        set({ sentTo: reply.value.sent })
      }
      set({ unfinished: withUnfinished(asked, outgoing, sender) })
    }

    /** Remembers what was typed, whatever becomes of it. */
    async function sendNow(outgoing: Outgoing, draft: OutgoingDraft): Promise<void> {
      const session = selectedSession(get())
      if (session?.state !== 'open') return
      set({ sendError: null, sentTo: null, history: remember(get().history, draft) })
      const message = composedDraft(draft)
      if (message) void bridge.library.remember({ owner: openProfileId(get()), message })
      await deliver(session.head.id, outgoing)
    }

    const fragmentsNow = () => readFragments(get().composer, get().cutting, composerRole(get()))

    return {
      composer: emptyDraft,
      cutting: defaultCutting,
      sendError: null,
      sentTo: null,
      unfinished: new Map(),
      history: [],

      editComposer(change) {
        set({ composer: { ...get().composer, ...change }, sendError: null, sentTo: null })
      },

      compose(message) {
        get().editComposer({ ...message, frame: 0 })
      },

      editFrame(change) {
        const { frames, frame } = get().composer
        get().editComposer({ frames: frames.map((each, place) => (place === frame ? { ...each, ...change } : each)) })
      },

      addFrame() {
        const { frames, frame } = get().composer
        const before = frames[frame] ?? emptyFrame
        // Behind the start or the middle of a message its end is what is missing.
        const opcode = before.fin || before.opcode >= Opcode.Close ? before.opcode : Opcode.Continuation
        const added = { ...before, opcode, fin: true, text: '', hex: '', declared: '' }
        get().editComposer({ frames: frames.toSpliced(frame + 1, 0, added), frame: frame + 1 })
      },

      removeFrame() {
        const { frames, frame } = get().composer
        if (frames.length > 1) get().editComposer({ frames: frames.toSpliced(frame, 1), frame: Math.max(0, frame - 1) })
      },

      editCutting(change) {
        set({ cutting: { ...get().cutting, ...change } })
      },

      async chooseFile() {
        const reply = await bridge.app.chooseFile()
        if (!reply.ok) set({ sendError: reply.error })
        else if (reply.value) get().editComposer({ file: reply.value })
      },

      async dropFiles([file, ...others]) {
        if (file === undefined) return
        get().editComposer({ kind: 'file' })
        if (file.size > MAX_DROPPED_BYTES) {
          const params = { file: file.name, limit: MAX_DROPPED_BYTES.toLocaleString('en') }
          return set({ sendError: appError('drop-too-large', params) })
        }
        try {
          const bytes = new Uint8Array(await file.arrayBuffer())
          get().editComposer({ file: { name: file.name, length: bytes.length, bytes } })
          if (others.length === 0) return
          set({ sendError: appError('drop-too-many', { file: file.name, others: String(others.length) }) })
        } catch (cause) {
          set({ sendError: appError('file-unreadable', { file: file.name, problem: String(cause) }) })
        }
      },

      async send() {
        await get().sendComposed(get().composer)
      },

      async sendComposed(draft) {
        const reading = readDraft(draft, composerRole(get()))
        if (reading?.ok) await sendNow(reading.value.outgoing, draft)
        else if (reading) set({ sendError: reading.error })
      },

      async loadHistory() {
        const owner = openProfileId(get())
        const reply = await bridge.library.history({ owner })
        // Another one may have been opened meanwhile.
        if (reply.ok && openProfileId(get()) === owner) set({ history: reply.value.map(sentMessage) })
      },

      async sendFragments() {
        const fragments = fragmentsNow()
        if (fragments?.ok) await sendNow({ kind: 'frames', frames: [...fragments.value] }, get().composer)
      },

      editFragments() {
        const fragments = fragmentsNow()
        if (fragments?.ok)
          get().compose({ kind: 'frames', frames: fragments.value.map((frame) => draftOfFrame(frame, 'required')) })
      },
    }
  }
