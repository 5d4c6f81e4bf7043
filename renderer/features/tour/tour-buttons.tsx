import { useEffect, useRef, type ReactNode } from 'react'
import { useApp } from '../../store/store-context'
import { isAsking, stepOf, tourObstacle } from '../../store/tour-slice'
import { tourSteps, type TourStepId } from '../../store/tour-steps'
import { t } from '../../wording/translate'

/** Through the tour, or back to it. The keyboard begins at the one that goes on, and stays there. */
export function TourButtons({ describedBy }: { readonly describedBy: string }): ReactNode {
  const step = useApp((state) => state.tour?.step ?? 0)
  const obstacle = useApp(tourObstacle)
  const goTo = useApp((state) => state.goToTourStep)
  const advance = useApp((state) => state.advanceTour)
  const resume = useApp((state) => state.resumeTour)
  const label = useApp((state) => (obstacle === null ? onwards(state) : t(`tour.${obstacle}.resume`)))
  const onward = useRef<HTMLButtonElement>(null)
  useEffect(() => onward.current?.focus(), [])
  return (
    <div className="tour-buttons">
      {/* Not `disabled` at the first step: that would take the keyboard away from it. */}
      <button type="button" className="button small" aria-disabled={step === 0} onClick={() => goTo(step - 1)}>
        {t('tour.back')}
      </button>
      <button
        ref={onward}
        type="button"
        className="button small primary"
        aria-describedby={describedBy}
        onClick={() => void (obstacle === null ? advance() : resume())}
      >
        {label}
      </button>
    </div>
  )
}

type Onwards = Parameters<typeof isAsking>[0]

function onwards(state: Onwards): string {
  const step = state.tour && stepOf(state.tour)
  if (!step) return ''
  if (isAsking(state) && isSent(step.id)) return t(`tour.${step.id}.send`)
  return t(step.id === tourSteps.at(-1)?.id ? 'tour.finish' : 'tour.next')
}

/** The steps that something is sent in have words for that. */
const isSent = (id: TourStepId): id is 'masking' | 'ping' | 'close' | 'refusal' =>
  tourSteps.find((step) => step.id === id)?.sends !== null
