import { composeEvent, isOfItsOwn } from '../../shared/composer/compose-event'
import type { ComposedMessage } from '../../shared/composer/composed-message'
import { appError, type Result } from '../../shared/errors/app-error'
import type { EventReading } from '../../shared/ipc/timeline-channels'
import { decodeUtf8 } from '../../shared/payload/decode-utf8'
import { toHex } from '../../shared/payload/hex'
import type { CopyTarget } from '../../shared/formats/command-lines/copied-command'
import type { FrameEvent, MessageEvent } from '../../shared/session/session-event'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import { commandText } from '../../shared/wording/command-text'
import { profileOf } from './copied-profile'
import { selectedSession } from './sessions-slice'
import { wholePayload } from './whole-payload'

/** What can be done with the payload of the selected row. */
export interface RowSlice {
  /** Text as text, all else as hex. */
  readonly copyRow: () => Promise<void>
  /** As a command or snippet that connects as the session did and sends it. */
  readonly copyRowAs: (target: CopyTarget) => Promise<void>
  /** Brings it into the composer; whether it could. */
  readonly editRow: () => Promise<boolean>
  /** Adds it to the library. */
  readonly keepRow: () => Promise<void>
}

/** The selected row is a frame or a message, or may be: it is on its way. */
export function hasPayload({ reading, selecting }: AppState): boolean {
  const answer = reading?.answer
  if (selecting !== null) return true
  return answer?.ok === true && carriesPayload(answer.value.event)
}

export const createRowSlice =
  (bridge: Bridge): Slice<RowSlice> =>
  (set, get) => {
    async function taken(): Promise<Result<Taken> | null> {
      await get().selecting
      const { reading } = get()
      if (!reading?.answer) return null
      if (!reading.answer.ok) return reading.answer
      if (!carriesPayload(reading.answer.value.event)) return null
      set({ sendError: null })
      return await takeEvent(bridge, reading.session, reading.answer.value)
    }

    return {
      async copyRow() {
        const answer = await taken()
        if (answer === null) return
        if (!answer.ok) return set({ sendError: answer.error })
        const { event, payload } = answer.value
        const text = typeOf(event) === 'text' ? decodeUtf8(payload) : null
        await bridge.app.copy({ text: text ?? toHex(payload) })
      },

      async copyRowAs(target) {
        const answer = await taken()
        const session = selectedSession(get())
        if (answer === null || session === undefined) return
        if (!answer.ok) return set({ sendError: answer.error })
        const { event, payload } = answer.value
        const message = { type: typeOf(event), payload }
        await bridge.app.copy({ text: commandText(target, profileOf(get(), session), message) })
      },

      async editRow() {
        const answer = await taken()
        if (answer?.ok !== true) {
          if (answer !== null) set({ sendError: answer.error })
          return false
        }
        get().compose(composedOf(get(), answer.value))
        return true
      },

      async keepRow() {
        const answer = await taken()
        if (answer?.ok) await get().keepMessage(composedOf(get(), answer.value))
        else if (answer) set({ sendError: answer.error })
      },
    }
  }

const typeOf = (event: FrameEvent | MessageEvent): 'text' | 'binary' =>
  event.kind === 'message' ? event.type : event.messageOpcode === 2 ? 'binary' : 'text'

interface Taken {
  readonly event: FrameEvent | MessageEvent
  readonly payload: Uint8Array
}

function composedOf(state: AppState, { event, payload }: Taken): ComposedMessage {
  return composeEvent(event, payload, selectedSession(state)?.head.mode ?? 'client')
}

/** The whole payload; of a frame that is nothing beyond its message, that of the message. */
async function takeEvent(bridge: Bridge, session: string, reading: EventReading): Promise<Result<Taken>> {
  const { event, message } = reading
  if (event.kind === 'frame' && message !== null && !isOfItsOwn(event)) {
    const answer = await bridge.timeline.read({ session, event: message })
    return answer.ok ? await takeWhole(bridge, session, answer.value) : answer
  }
  return await takeWhole(bridge, session, reading)
}

async function takeWhole(bridge: Bridge, session: string, reading: EventReading): Promise<Result<Taken>> {
  const { event } = reading
  if (!carriesPayload(event)) return { ok: false, error: appError('event-not-found') }
  const payload = await wholePayload(bridge, session, reading)
  return payload.ok ? { ok: true, value: { event, payload: payload.value } } : payload
}

const carriesPayload = (event: EventReading['event']): event is FrameEvent | MessageEvent =>
  event.kind === 'frame' || event.kind === 'message'
