import type { ReactNode } from 'react'
import { toHex } from '../../../shared/payload/hex'
import { readHeaderFields } from '../../../shared/protocol/frame-header'
import type { FrameEvent } from '../../../shared/session/session-event'
import { CopyButton } from '../../components/copy-button'
import { FactList, factsAsText, type Fact } from '../../components/fact-list'
import { exactBytes } from '../../../shared/wording/byte-count'
import { fieldMeaning, fieldValue } from '../../wording/header-field'
import { t } from '../../wording/translate'
import { directionFact } from './direction-fact'
import { FrameLinks } from './frame-links'
import { HeaderFields } from './header-fields'

interface FrameTabProps {
  readonly event: FrameEvent
  /** As on the wire. */
  readonly header: Uint8Array
  /** Event numbers of the frames of its message, once it is complete. */
  readonly frames: readonly number[]
}

export function FrameTab({ event, header, frames }: FrameTabProps): ReactNode {
  const fields = readHeaderFields(header)
  const facts = frameFacts(event, header)
  const asText = () =>
    [factsAsText(facts), ...fields.map((field) => `${field.name}: ${fieldValue(field)}: ${fieldMeaning(field)}`)].join(
      '\n',
    )
  return (
    <>
      <div className="detail-section">
        <div className="detail-title">
          {t('frame.title', { count: header.length })}
          <CopyButton what={t('detail.frame')} text={asText} worded />
        </div>
        <HeaderFields fields={fields} />
      </div>
      <div className="detail-section">
        <FactList facts={facts} />
      </div>
      {frames.length > 1 && <FrameLinks frames={frames} current={event.event} />}
    </>
  )
}

function frameFacts(event: FrameEvent, header: Uint8Array): readonly Fact[] {
  const { headerLength, payloadLength, message, handMade } = event
  const wire = t('fact.wire.value', {
    total: exactBytes(headerLength + payloadLength),
    header: headerLength,
    payload: payloadLength,
  })
  return [
    { name: t('fact.wire'), value: wire },
    { name: t('frame.title', { count: header.length }), value: toHex(header).replace(/../g, '$& ').trimEnd() },
    ...(message === null ? [] : [{ name: t('fact.message'), value: String(message) }]),
    directionFact(event),
    { name: t('fact.event'), value: String(event.event) },
    ...(event.cause === undefined ? [] : [{ name: t('fact.cause'), value: event.cause }]),
    ...(handMade ? [{ name: t('fact.hand-made'), value: t('fact.hand-made.value') }] : []),
  ]
}
