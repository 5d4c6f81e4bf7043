import { appError, type AppError, type Result } from '../errors/app-error'
import { MAX_HAND_MADE_FRAMES } from '../session/hand-made-frame'

export const cuttings = ['every', 'parts', 'after'] as const

/** How a message is cut into fragments, as typed. */
export interface Cutting {
  /** Every so many bytes, into so many parts, or after the bytes that are named. */
  readonly by: (typeof cuttings)[number]
  readonly every: string
  readonly parts: string
  /** Places, counted from the start of the message, with commas or blanks between them. */
  readonly after: string
}

export const defaultCutting: Cutting = { by: 'parts', every: '16', parts: '2', after: '' }

/** A message's bytes in pieces. */
export function cut(bytes: Uint8Array, cutting: Cutting): Result<readonly Uint8Array[]> {
  const places = placesOf(cutting, bytes.length)
  if (!places.ok) return places
  if (places.value.length >= MAX_HAND_MADE_FRAMES)
    return refused(appError('too-many-frames', { limit: MAX_HAND_MADE_FRAMES.toLocaleString('en') }))
  const edges = [0, ...places.value, bytes.length]
  return { ok: true, value: places.value.concat(bytes.length).map((end, index) => bytes.subarray(edges[index], end)) }
}

/** Where one piece ends and the next begins. Equal ones make an empty piece, which is as lawful as any. */
function placesOf({ by, every, parts, after }: Cutting, length: number): Result<readonly number[]> {
  switch (by) {
    case 'every': {
      const step = wholeNumber(every)
      if (step === null || step === 0) return refused(appError('cut-invalid', { typed: every }))
      return { ok: true, value: multiples(step, length) }
    }
    case 'parts': {
      const count = wholeNumber(parts)
      if (count === null || count === 0) return refused(appError('cut-invalid', { typed: parts }))
      const places = Math.min(count - 1, MAX_HAND_MADE_FRAMES)
      return { ok: true, value: Array.from({ length: places }, (_, at) => Math.round(((at + 1) * length) / count)) }
    }
    case 'after': {
      const typed = after.split(/[\s,]+/).filter((place) => place !== '')
      const places = typed.map(wholeNumber)
      const wrong = typed[places.findIndex((place) => place === null || place > length)]
      if (wrong !== undefined) return refused(appError('cut-invalid', { typed: wrong }))
      return { ok: true, value: places.filter((place) => place !== null).toSorted((one, other) => one - other) }
    }
  }
}

function multiples(step: number, length: number): readonly number[] {
  const count = Math.min(Math.ceil(length / step) - 1, MAX_HAND_MADE_FRAMES)
  return Array.from({ length: Math.max(0, count) }, (_, at) => (at + 1) * step)
}

const wholeNumber = (typed: string): number | null => (/^\d{1,15}$/.test(typed.trim()) ? Number(typed) : null)

const refused = (error: AppError): Result<never> => ({ ok: false, error })
