import { assertNever } from '../../shared/assert-never'
import { appError, type AppError, type Result } from '../../shared/errors/app-error'
import type { ChosenFile } from '../../shared/ipc/app-channels'
import { parseBase64 } from '../../shared/payload/base64'
import { parseHex } from '../../shared/payload/hex'
import { jsonAppError, readJson } from '../../shared/payload/json-reader'
import { encodeClosePayload } from '../../shared/protocol/close-payload'
import { MAX_CONTROL_PAYLOAD } from '../../shared/protocol/frame-header'
import type { Outgoing } from '../../shared/session/outgoing'

export const composerKinds = ['text', 'json', 'hex', 'base64', 'file', 'ping', 'pong', 'close'] as const
export type ComposerKind = (typeof composerKinds)[number]

/** The payload of a ping or pong, typed as text or as hex; each keeps its own. */
export interface ControlDraft {
  readonly as: 'text' | 'hex'
  readonly text: string
  readonly hex: string
}

/** What the composer holds: every tab keeps its own, as typed. */
export interface OutgoingDraft {
  readonly kind: ComposerKind
  readonly text: string
  readonly json: string
  readonly hex: string
  readonly base64: string
  readonly file: ChosenFile | null
  readonly fileAs: 'text' | 'binary'
  readonly ping: ControlDraft
  readonly pong: ControlDraft
  /** As typed; empty sends a close frame without a payload, and therefore without a reason. */
  readonly closeCode: string
  readonly closeReason: string
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
}

/** What there is to send. `null`: nothing yet, which is not an error. */
export type OutgoingReading = Result<{ readonly outgoing: Outgoing; readonly length: number }> | null

const encoder = new TextEncoder()

/** Reads the open tab. Text and JSON go out byte by byte as typed; what cannot be sent as meant is refused. */
export function readDraft(draft: OutgoingDraft): OutgoingReading {
  switch (draft.kind) {
    case 'text':
      return ready({ kind: 'text', text: draft.text }, encoder.encode(draft.text).length)
    case 'json':
      return readJsonText(draft.json)
    case 'hex':
      return readBinary(parseHex(draft.hex))
    case 'base64':
      return readBinary(parseBase64(draft.base64))
    case 'file':
      return draft.file && ready({ kind: 'file', token: draft.file.token, as: draft.fileAs }, draft.file.length)
    case 'ping':
    case 'pong':
      return readControl(draft.kind, draft[draft.kind])
    case 'close':
      return readClose(draft.closeCode.trim(), draft.closeReason)
    default:
      return assertNever(draft.kind)
  }
}

/** Too many values to check while somebody types are sent unchecked, as typed. */
function readJsonText(text: string): OutgoingReading {
  if (text.trim() === '') return null
  const json = readJson(text)
  if (json.kind === 'invalid') return refused(jsonAppError(json.error))
  return ready({ kind: 'text', text }, encoder.encode(text).length)
}

function readBinary(parsed: Result<Uint8Array>): OutgoingReading {
  return parsed.ok ? ready({ kind: 'binary', bytes: parsed.value }, parsed.value.length) : parsed
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

const ready = (outgoing: Outgoing, length: number): OutgoingReading => ({ ok: true, value: { outgoing, length } })
const refused = (error: AppError): OutgoingReading => ({ ok: false, error })
