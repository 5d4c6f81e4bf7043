import type { ReactNode } from 'react'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** As many as main tells. */
const FRAMES_TOLD = 1000

interface FrameLinksProps {
  readonly frames: readonly number[]
  readonly current?: number
}

/** The frames of a message, each a press away. */
export function FrameLinks({ frames, current }: FrameLinksProps): ReactNode {
  const selectEvent = useApp((state) => state.selectEvent)
  return (
    <nav className="detail-section" aria-label={t('fact.frames')}>
      <div className="detail-title">{t('fact.frames')}</div>
      <div className="frame-links">
        {frames.map((event) => (
          <button
            key={event}
            type="button"
            className="button small mono"
            aria-current={event === current}
            onClick={() => selectEvent(event)}
          >
            {t('fact.frame', { event: String(event) })}
          </button>
        ))}
      </div>
      {frames.length >= FRAMES_TOLD && <p className="faint">{t('fact.frames.first', { count: frames.length })}</p>}
    </nav>
  )
}
