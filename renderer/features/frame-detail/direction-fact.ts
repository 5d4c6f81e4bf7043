import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'
import type { Fact } from '../../components/fact-list'
import { t } from '../../wording/translate'

export function directionFact({ direction, connection }: FrameEvent | MessageEvent): Fact {
  const shape = direction === 'sent' ? '↑' : '↓'
  const value = t('fact.direction.value', { direction: `${shape} ${t(`direction.${direction}`)}`, connection })
  return { name: t('fact.direction'), value, tone: direction }
}
