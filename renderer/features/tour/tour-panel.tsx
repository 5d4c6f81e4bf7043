import { useContext, useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { rfcWords } from '../../../shared/messages/rfc-words'
import { sectionName } from '../../../shared/wording/section-name'
import { FocusTargetsContext } from '../../commands/focus-targets'
import { DismissButton } from '../../components/dismiss-button'
import { useApp, useAppStore } from '../../store/store-context'
import { stepOf, tourObstacle, type Tour } from '../../store/tour-slice'
import type { TourStepId } from '../../store/tour-steps'
import { t } from '../../wording/translate'
import { TourButtons } from './tour-buttons'
import './tour-panel.css'

/** What stands beside the real window and says what is to be seen in it. Nothing of the window is covered or held back. */
export function TourPanel(): ReactNode {
  const tour = useApp((state) => state.tour)
  // A new session begins with the keyboard in its panel.
  return tour && <Panel key={tour.session} tour={tour} />
}

function Panel({ tour }: { readonly tour: Tour }): ReactNode {
  const leave = useApp((state) => state.leaveTour)
  const obstacle = useApp(tourObstacle)
  const targets = useContext(FocusTargetsContext)
  const store = useAppStore()
  const panel = useRef<HTMLElement>(null)
  const text = useId()
  const step = stepOf(tour)

  // What has the keyboard will be gone with the panel.
  useLayoutEffect(() => {
    const element = panel.current
    return () => {
      if (!element?.contains(document.activeElement)) return
      targets?.focus(store.getState().selectedSession === null ? 'url' : 'timeline')
    }
  }, [targets, store])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    leave()
  }
  if (!step) return null
  return (
    // Escape leaves from anything in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={panel} className="tour-panel" aria-label={t('tour.label')} onKeyDown={onKeyDown}>
      {/* Said as a whole each time that it changes. An `output` holds neither headings nor paragraphs. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={text} className="tour-told" role="status" aria-atomic="true">
        <div className="tour-heading">
          <h2 className="tour-title">{t(`tour.${step.id}`)}</h2>
          <span className="tour-count">{t('tour.count', { step: tour.step + 1, total: tour.events.length })}</span>
        </div>
        {obstacle === null ? <StepWords id={step.id} /> : <p className="tour-obstacle">{t(`tour.${obstacle}`)}</p>}
      </div>
      <TourButtons describedBy={text} />
      <div className="tour-leave">
        <DismissButton label={t('tour.leave')} onDismiss={leave} />
      </div>
    </section>
  )
}

function StepWords({ id }: { readonly id: TourStepId }): ReactNode {
  const { section, words } = rfcWords[id]
  return (
    <>
      <p>{t(`tour.${id}.text`)}</p>
      <figure className="tour-quote">
        <blockquote lang="en">{words}</blockquote>
        <figcaption className="faint">{sectionName(section)}</figcaption>
      </figure>
    </>
  )
}
