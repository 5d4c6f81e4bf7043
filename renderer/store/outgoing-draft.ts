import { assertNever } from '../../shared/assert-never'
import type { ComposedMessage, ControlDraft } from '../../shared/composer/composed-message'
import { emptyFrame, readFrame, type FrameDraft } from '../../shared/composer/frame-draft'
import { appError, type AppError, type Result } from '../../shared/errors/app-error'
import type { ChosenFile } from '../../shared/ipc/app-channels'
import { parseBase64 } from '../../shared/payload/base64'
import { decodeUtf8 } from '../../shared/payload/decode-utf8'
import { parseHex } from '../../shared/payload/hex'
import { jsonAppError } from '../../shared/payload/json-reader'
import { encodeClosePayload } from '../../shared/protocol/close-payload'
import { MAX_CONTROL_PAYLOAD } from '../../shared/protocol/frame-header'
import type { HandMadeFrame } from '../../shared/session/hand-made-frame'
import { jsonFault } from '../../shared/variables/json-fault'
import type { Outgoing } from '../../shared/session/outgoing'

export const composerKinds = ['text', 'json', 'hex', 'base64', 'file', 'ping', 'pong', 'close', 'frames'] as const
export type ComposerKind = (typeof composerKinds)[number]

/** Dropped on the composer: its path is nobody's business, so its bytes are kept. */
export interface DroppedFile {
  readonly name: string
  readonly length: number
  readonly bytes: Uint8Array
}

/** Larger ones are chosen in the system's dialog, and read when they are sent. */
export const MAX_DROPPED_BYTES = 4 * 1024 * 1024

/** What the composer holds: every tab keeps its own, as typed. */
export interface OutgoingDraft {
  readonly kind: ComposerKind
  readonly text: string
  readonly json: string
  readonly hex: string
  readonly base64: string
  readonly file: ChosenFile | DroppedFile | null
  readonly fileAs: 'text' | 'binary'
  readonly ping: ControlDraft
  readonly pong: ControlDraft
  /** As typed; empty sends a close frame without a payload, and therefore without a reason. */
  readonly closeCode: string
  readonly closeReason: string
  /** Made by hand, sent one behind the other; at least one. */
  readonly frames: readonly FrameDraft[]
  /** Place of the one that is being edited. */
  readonly frame: number
}

const emptyControl: ControlDraft = { as: 'text', text: '', hex: '' }

export const emptyDraft: OutgoingDraft = {
  kind: 'text',
  text: '',
  json: '',
  hex: '',
  base64: '',
  file: null,
  fileAs: 'binary',
  ping: emptyControl,
  pong: emptyControl,
  closeCode: '1000',
  closeReason: '',
  frames: [emptyFrame],
  frame: 0,
}

/** What there is to send. `null`: nothing yet, which is not an error. */
export type OutgoingReading = Result<{ readonly outgoing: Outgoing; readonly length: number }> | null

/** What the open tab holds, to be kept; `null` for a file, which is known to this run of the app alone. */
export function composedDraft(draft: OutgoingDraft): ComposedMessage | null {
  const { kind } = draft
  switch (kind) {
    case 'text':
      return { kind, text: draft.text }
    case 'json':
      return { kind, json: draft.json }
    case 'hex':
      return { kind, hex: draft.hex }
    case 'base64':
      return { kind, base64: draft.base64 }
    case 'file':
      return null
    case 'ping':
      return { kind, ping: draft.ping }
    case 'pong':
      return { kind, pong: draft.pong }
    case 'close':
      return { kind, closeCode: draft.closeCode, closeReason: draft.closeReason }
    case 'frames':
      return { kind, frames: draft.frames }
    default:
      return assertNever(kind)
  }
}

const encoder = new TextEncoder()

/** Whether there is something to send is asked at every change of the store, and what there is may be large. */
const readings = new WeakMap<OutgoingDraft, { readonly role: 'client' | 'server'; readonly reading: OutgoingReading }>()

/**
 * Reads the open tab. Text and JSON go out byte by byte as typed; what cannot be sent as meant is refused.
 *
 * @param role who is going to send it
 */
export function readDraft(draft: OutgoingDraft, role: 'client' | 'server'): OutgoingReading {
  const known = readings.get(draft)
  if (known?.role === role) return known.reading
  const reading = readOpenTab(draft, role)
  readings.set(draft, { role, reading })
  return reading
}

function readOpenTab(draft: OutgoingDraft, role: 'client' | 'server'): OutgoingReading {
  switch (draft.kind) {
    case 'text':
      return ready(withVariables(draft.text, 'text'), encoder.encode(draft.text).length)
    case 'json':
      return readJsonText(draft.json)
    case 'hex':
      return readBinary(parseHex(draft.hex))
    case 'base64':
      return readBinary(parseBase64(draft.base64))
    case 'file':
      return draft.file && readFile(draft.file, draft.fileAs)
    case 'ping':
    case 'pong':
      return readControl(draft.kind, draft[draft.kind])
    case 'close':
      return readClose(draft.closeCode.trim(), draft.closeReason)
    case 'frames':
      return readFrames(draft.frames, role)
    default:
      return assertNever(draft.kind)
  }
}

/** Too many values to check while somebody types are sent unchecked, as typed. */
function readJsonText(text: string): OutgoingReading {
  if (text.trim() === '') return null
  const fault = jsonFault(text)
  if (fault) return refused(jsonAppError(fault))
  return ready(withVariables(text, 'json'), encoder.encode(text).length)
}

function readBinary(parsed: Result<Uint8Array>): OutgoingReading {
  return parsed.ok ? ready({ kind: 'binary', bytes: parsed.value }, parsed.value.length) : parsed
}

function readFile(file: ChosenFile | DroppedFile, as: 'text' | 'binary'): OutgoingReading {
  if ('token' in file) return ready({ kind: 'file', token: file.token, as }, file.length)
  if (as === 'binary') return ready({ kind: 'binary', bytes: file.bytes }, file.length)
  const text = decodeUtf8(file.bytes)
  return text === null ? refused(appError('file-not-text')) : ready({ kind: 'text', text }, file.length)
}

function readControl(kind: 'ping' | 'pong', { as, text, hex }: ControlDraft): OutgoingReading {
  const payload: Result<Uint8Array> = as === 'hex' ? parseHex(hex) : { ok: true, value: encoder.encode(text) }
  if (!payload.ok) return payload
  const { length } = payload.value
  if (length > MAX_CONTROL_PAYLOAD) return refused(appError('ping-too-long', { length: String(length) }))
  return ready({ kind, payload: payload.value }, length)
}

function readClose(typed: string, typedReason: string): OutgoingReading {
  if (typed !== '' && !/^\d{1,5}$/.test(typed)) return refused(appError('close-code-reserved', { code: typed }))
  const code = typed === '' ? null : Number(typed)
  const reason = code === null ? '' : typedReason
  const payload = encodeClosePayload(code, reason)
  return payload.ok ? ready({ kind: 'close', code, reason }, payload.value.length) : payload
}

function readFrames(drafts: readonly FrameDraft[], role: 'client' | 'server'): OutgoingReading {
  const frames: HandMadeFrame[] = []
  for (const draft of drafts) {
    const frame = readFrame(draft, role)
    if (!frame.ok) return frame
    frames.push(frame.value)
  }
  const length = frames.reduce((sum, { payload }) => sum + payload.length, 0)
  return ready({ kind: 'frames', frames }, length)
}

/** Where there are none, main need not look for them. */
const withVariables = (text: string, variables: 'text' | 'json'): Outgoing =>
  text.includes('{{') ? { kind: 'text', text, variables } : { kind: 'text', text }

const ready = (outgoing: Outgoing, length: number): OutgoingReading => ({ ok: true, value: { outgoing, length } })
const refused = (error: AppError): OutgoingReading => ({ ok: false, error })
