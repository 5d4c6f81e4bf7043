import { handshakeCheckNames } from '../session/session-event'
import type { TimelineRow } from '../session/timeline-row'
import { closeCodeName } from './close-code-name'
import { exactBytes } from './byte-count'
import { milliseconds } from './clock-time'
import { errorSentence } from './error-sentence'
import { noteSentence } from './note-sentence'
import { opcodeName } from './opcode-name'
import { sectionName } from './section-name'
import { say, t } from './translate'
import { previewText } from './preview-text'

export type RowTone = 'data' | 'control' | 'quiet' | 'error' | 'warning'

/** What the columns of a row say. */
export interface RowWords {
  readonly kind: string
  readonly tone: RowTone
  /** `null` leaves the column empty. */
  readonly bytes: number | null
  readonly text: string
  /** The preview is not the payload's own words. */
  readonly quietText: boolean
  /** Said behind the preview, quietly. */
  readonly aside: string
}

/** Of a socket that was gone, or a session that somebody else recorded. */
const orUnknown = (text: string): string => (text === '' ? t('row.opened.unknown') : text)

export function rowWords(row: TimelineRow): RowWords {
  switch (row.kind) {
    case 'frame':
      return frameWords(row)
    case 'message':
      return messageWords(row)
    case 'heartbeats':
      return heartbeatWords(row)
    case 'connection-opened': {
      const { tls, proxy } = row
      const [remote, local] = [orUnknown(row.remote), orUnknown(row.local)]
      const text = tls
        ? t('row.opened.tls', { remote, local, protocol: orUnknown(tls.protocol), cipher: orUnknown(tls.cipher) })
        : t('row.opened.sentence', { remote, local })
      const tone = tls && !tls.verified ? 'warning' : 'quiet'
      return said(t('row.opened'), proxy === undefined ? text : `${text} · ${t('row.opened.proxy', { proxy })}`, tone)
    }
    case 'handshake-sent':
      return said(t('row.request'), t('row.request.sentence', { method: row.method, target: row.target }), 'quiet')
    case 'handshake-accepted': {
      const { reason, took, checksPassed: passed, checks: total } = row
      const values = { status: String(row.status), reason, took: milliseconds(took), passed, total }
      return said(t('row.accepted'), t('row.accepted.sentence', values), passed === total ? 'quiet' : 'error')
    }
    case 'handshake-refused': {
      const values = { status: String(row.status), reason: row.reason, check: checkName(row.failedCheck) }
      return { ...said(t('row.refused'), t('row.refused.sentence', values), 'error'), bytes: row.bodyLength }
    }
    case 'protocol-violation': {
      const sentence = say(`violation.${row.code}`, {})
      const values = { sentence, section: sectionName(row.section), fault: t(`fault.${row.fault}`) }
      return { ...said(t('row.violation'), t('row.violation.sentence', values), 'error'), bytes: row.length }
    }
    case 'error':
      // What a limit of the session took is no fault of anybody.
      if (row.code === 'event-let-go') return said(t('row.let-go'), errorSentence(row), 'quiet')
      return said(t('row.error'), errorSentence(row), 'error')
    case 'note':
      return said(t('row.note'), noteSentence(row), 'warning')
    case 'connection-closed': {
      const { code, reason } = row
      const initiator = t(`initiator.${row.initiator}`)
      const clean = t(row.clean ? 'clean.yes' : 'clean.no')
      const values = { code: String(code), name: closeCodeName(code), initiator, clean }
      const text = reason ? t('row.closed.reason', { ...values, reason }) : t('row.closed.sentence', values)
      return said(t('row.closed'), text, 'quiet')
    }
  }
}

type FrameRow = Extract<TimelineRow, { kind: 'frame' }>
type MessageRow = Extract<TimelineRow, { kind: 'message' }>
type HeartbeatsRow = Extract<TimelineRow, { kind: 'heartbeats' }>

function frameWords(row: FrameRow): RowWords {
  const isControl = row.opcode >= 8
  const asides = [...(row.rsv1 ? [compressedAside(row)] : []), ...(row.handMade ? [t('row.hand-made')] : [])]
  return {
    kind: `${fragmentSign(row)}${opcodeName(row.opcode)}`,
    tone: isControl ? 'control' : 'data',
    bytes: row.payloadLength,
    text: previewText(row.preview),
    quietText: row.preview.kind === 'empty',
    aside: asides.join(' · '),
  }
}

const compressedAside = ({ payloadLength, inflatedLength }: FrameRow): string =>
  inflatedLength === null
    ? t('row.compressed', { length: exactBytes(payloadLength) })
    : t('row.inflated', { length: exactBytes(inflatedLength) })

/** Draws the frames of a fragmented message as branches of one stem. */
function fragmentSign(row: FrameRow): string {
  if (row.message === null) return ''
  if (row.previousFrame === null) return row.fin ? '' : '┌ '
  return row.fin ? '└ ' : '├ '
}

function messageWords(row: MessageRow): RowWords {
  const type = t(`opcode.${row.type}`)
  return {
    kind: row.frameCount > 1 ? t('row.frames', { type, more: row.frameCount - 1 }) : type,
    tone: 'data',
    bytes: row.length,
    text: previewText(row.preview),
    quietText: row.preview.kind === 'empty',
    aside: row.compressed ? t('row.compressed', { length: exactBytes(row.wireLength) }) : '',
  }
}

const NANOSECONDS_PER_MS = 1_000_000

function heartbeatWords({ count, period, roundTrips, waiting }: HeartbeatsRow): RowWords {
  const ms = (nanoseconds: number) => milliseconds(nanoseconds / NANOSECONDS_PER_MS)
  const asides: string[] = []
  if (period !== null) asides.push(t('row.heartbeats.period', { period: spell(period) }))
  if (roundTrips !== null) {
    const [min, median, max] = [ms(roundTrips.min), ms(roundTrips.median), ms(roundTrips.max)]
    const time = min === max
    asides.push(
      time ? t('row.heartbeats.round-trip', { time: min }) : t('row.heartbeats.round-trips', { min, median, max }),
    )
  }
  if (waiting > 0) asides.push(t('row.heartbeats.waiting', { count: waiting }))
  const text = t('row.heartbeats.count', { count })
  return { ...said(t('row.heartbeats'), text, 'control'), aside: asides.map((aside) => `· ${aside}`).join(' ') }

  /** Heartbeats are counted in seconds, but where they come faster than that. */
  function spell(nanoseconds: number): string {
    const seconds = nanoseconds / 1_000_000_000
    return seconds < 1 ? ms(nanoseconds) : `${Number(seconds.toFixed(1)).toLocaleString('en')} s`
  }
}

const said = (kind: string, text: string, tone: RowTone): RowWords => ({
  kind,
  tone,
  bytes: null,
  text,
  quietText: tone === 'quiet',
  aside: '',
})

function checkName(name: string): string {
  const known = handshakeCheckNames.find((each) => each === name)
  return known ? t(`check.${known}`) : name
}
