import type { ReactNode } from 'react'
import type { MessageEvent } from '../../../shared/session/session-event'
import { CopyButton } from '../../components/copy-button'
import { FactList, factsAsText, type Fact } from '../../components/fact-list'
import { exactBytes } from '../../../shared/wording/byte-count'
import { t } from '../../wording/translate'
import { directionFact } from './direction-fact'
import { FrameLinks } from './frame-links'

interface MessageTabProps {
  readonly event: MessageEvent
  readonly frames: readonly number[]
}

export function MessageTab({ event, frames }: MessageTabProps): ReactNode {
  const facts = messageFacts(event)
  return (
    <>
      <div className="detail-section">
        <div className="detail-title">
          {t('detail.message')} {event.message}
          <CopyButton what={t('detail.message')} text={() => factsAsText(facts)} worded />
        </div>
        <FactList facts={facts} />
      </div>
      <FrameLinks frames={frames} />
    </>
  )
}

function messageFacts(event: MessageEvent): readonly Fact[] {
  const { compressed, length, wireLength, frameCount } = event
  const size: Fact = compressed
    ? {
        name: t('fact.inflated'),
        value: t('fact.inflated.value', { size: exactBytes(length), ratio: ratioOf(length, wireLength) }),
      }
    : { name: t('fact.size'), value: exactBytes(length) }
  return [
    { name: t('fact.type'), value: t(`opcode.${event.type}`) },
    { name: t('fact.wire'), value: t('fact.wire.message', { size: exactBytes(wireLength), count: frameCount }) },
    size,
    directionFact(event),
    { name: t('fact.event'), value: String(event.event) },
  ]
}

const ratioOf = (length: number, wireLength: number): string =>
  wireLength === 0 ? '–' : (length / wireLength).toFixed(2)
