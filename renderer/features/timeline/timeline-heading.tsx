/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells of a grid whose rows are placed */
import type { ReactNode } from 'react'
import { t } from '../../wording/translate'

export const COLUMN_COUNT = 6

export function TimelineHeading(): ReactNode {
  return (
    <div className="timeline-cells timeline-heading" role="presentation">
      <span role="columnheader">{t('timeline.time')}</span>
      <span role="columnheader" className="right">
        {t('timeline.delta')}
      </span>
      <span role="columnheader">
        <span className="sr-only">{t('timeline.direction')}</span>
      </span>
      <span role="columnheader">{t('timeline.opcode')}</span>
      <span role="columnheader" className="right">
        {t('timeline.bytes')}
      </span>
      <span role="columnheader">{t('timeline.payload')}</span>
    </div>
  )
}
