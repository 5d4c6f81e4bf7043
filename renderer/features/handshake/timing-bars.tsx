import type { ReactNode } from 'react'
import type { HandshakeTiming } from '../../../shared/session/session-event'
import { milliseconds } from '../../../shared/wording/clock-time'
import { timingTotal } from '../../wording/timing-total'
import { t } from '../../wording/translate'

const steps = ['dns', 'connect', 'proxy', 'tls', 'request', 'wait'] as const

/** The steps one after another, each as long as it took. */
export function TimingBars({ timing }: { readonly timing: HandshakeTiming }): ReactNode {
  const total = timingTotal(timing)
  const share = (value: number) => (total === 0 ? 0 : (value / total) * 100)
  const startOf = (step: (typeof steps)[number]) =>
    steps.slice(0, steps.indexOf(step)).reduce((sum, earlier) => sum + (timing[earlier] ?? 0), 0)
  return (
    <section className="handshake-section" aria-label={t('handshake.timing')}>
      <h3 className="section-title">{t('handshake.timing')}</h3>
      <dl className="timing-bars">
        {steps.map((step) => {
          const took = timing[step]
          if (took === null || took === undefined) return null
          return (
            <div key={step} className="timing-step">
              <dt>{t(`timing.${step}`)}</dt>
              <dd className="timing-track" aria-hidden="true">
                <span className="timing-bar" style={{ left: `${share(startOf(step))}%`, width: `${share(took)}%` }} />
              </dd>
              <dd className="mono timing-took">{milliseconds(took)}</dd>
            </div>
          )
        })}
        <div className="timing-step">
          <dt>{t('timing.total')}</dt>
          <dd className="timing-track none" aria-hidden="true" />
          <dd className="mono timing-took">{milliseconds(total)}</dd>
        </div>
      </dl>
    </section>
  )
}
