import type { z } from 'zod'
import { appError, type AppError, type Result } from '../errors/app-error'
import type { ErrorCode } from '../errors/error-code'
import { decodeUtf8 } from '../payload/decode-utf8'
import { parseHex, toHex } from '../payload/hex'
import { fitsLengthForm, MAX_DECLARED_LENGTH } from '../protocol/frame-encoder'
import { Opcode } from '../protocol/opcode'
import type { HandMadeFrame } from '../session/hand-made-frame'
import type { frameDraftSchema } from './frame-draft-schema'

export const maskChoices = ['required', 'random', 'chosen', 'none'] as const
/** `required`: as who sends it has to, a client with a random key and a server not at all (RFC 6455 §5.1). */
export type MaskChoice = (typeof maskChoices)[number]

/** A frame as it is made in fields. */
export type FrameDraft = z.infer<typeof frameDraftSchema>

export const emptyFrame: FrameDraft = {
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: Opcode.Text,
  mask: 'required',
  key: '00 00 00 00',
  payloadAs: 'text',
  text: '',
  hex: '',
  lengthForm: 'minimal',
  declared: '',
}

/** @param role who is going to send it */
export function readFrame(draft: FrameDraft, role: 'client' | 'server'): Result<HandMadeFrame> {
  const { fin, rsv1, rsv2, rsv3, opcode, lengthForm } = draft
  const payload = readPayload(draft)
  if (!payload.ok) return payload
  const maskingKey = readKey(draft, role)
  if (!maskingKey.ok) return maskingKey
  const declared = readLength(draft, payload.value.length)
  if (!declared.ok) return declared
  const lengths = { lengthForm, declaredLength: declared.value }
  const value = { fin, rsv1, rsv2, rsv3, opcode, maskingKey: maskingKey.value, payload: payload.value, ...lengths }
  return { ok: true, value }
}

function readPayload({ payloadAs, text, hex }: FrameDraft): Result<Uint8Array> {
  return payloadAs === 'hex' ? parseHex(hex) : { ok: true, value: new TextEncoder().encode(text) }
}

function readKey({ mask, key }: FrameDraft, role: 'client' | 'server'): Result<HandMadeFrame['maskingKey']> {
  if (mask === 'none' || (mask === 'required' && role === 'server')) return { ok: true, value: null }
  if (mask !== 'chosen') return { ok: true, value: 'random' }
  const bytes = parseHex(key)
  if (!bytes.ok || bytes.value.length !== 4) return refused(appError('masking-key-invalid', { typed: key }))
  return { ok: true, value: Number.parseInt(toHex(bytes.value), 16) }
}

function readLength({ declared, lengthForm }: FrameDraft, length: number): Result<bigint | null> {
  const typed = declared.trim()
  const value = typed === '' ? null : /^\d{1,20}$/.test(typed) ? BigInt(typed) : -1n
  if (value !== null && (value < 0n || value > MAX_DECLARED_LENGTH))
    return refused(appError('length-invalid', { typed: declared }))
  if (!fitsLengthForm(lengthForm, value ?? length))
    return refused(appError('length-form-too-small', { length: String(value ?? length), bits: String(lengthForm) }))
  return { ok: true, value }
}

const refused = (error: AppError): Result<never> => ({ ok: false, error })

/** The field that an error of `readFrame` belongs to. */
export function frameFieldOf(code: ErrorCode): 'payload' | 'key' | 'declared' {
  if (code === 'masking-key-invalid') return 'key'
  return code === 'length-invalid' || code === 'length-form-too-small' ? 'declared' : 'payload'
}

/** The fields of a frame that is there already; its payload as text where that says the same bytes. */
export function draftOfFrame(frame: Omit<HandMadeFrame, 'declaredLength'>, mask: MaskChoice): FrameDraft {
  const { fin, rsv1, rsv2, rsv3, opcode, payload, lengthForm, maskingKey } = frame
  const isText = opcode !== Opcode.Binary && opcode !== Opcode.Close && !rsv1
  const text = isText ? decodeUtf8(payload) : null
  return {
    ...emptyFrame,
    fin,
    rsv1,
    rsv2,
    rsv3,
    opcode,
    mask,
    lengthForm,
    key: typeof maskingKey === 'number' ? spaced(maskingKey.toString(16).padStart(8, '0')) : emptyFrame.key,
    ...(text === null ? { payloadAs: 'hex', hex: spaced(toHex(payload)) } : { payloadAs: 'text', text }),
  }
}

const spaced = (hex: string): string => hex.replace(/../g, '$& ').trimEnd()
