import type { ReactNode } from 'react'
import type { ReplayStatus } from '../../../shared/replay/replay-report'
import { useBridge } from '../../bridge/bridge-context'
import { t } from '../../wording/translate'
import { span } from './replay-words'
import { usePages } from './use-pages'

/** When each message was recorded, was due and was sent: since the first one. */
export function TimingReport({ status }: { readonly status: ReplayStatus }): ReactNode {
  const bridge = useBridge()
  const { session, replay, lateness, timeouts, reconnects } = status
  const { rows, more, loadMore } = usePages(replay, async (from, count) => {
    const reply = await bridge.replay.steps({ session, replay, from, count })
    return reply.ok ? reply.value : []
  })
  return (
    <>
      {lateness !== null && (
        <p>
          {t('replay.lateness', {
            median: span(lateness.median),
            p95: span(lateness.p95),
            max: span(lateness.max),
          })}
        </p>
      )}
      {reconnects > 0 && <p>{t('replay.reconnects', { count: reconnects })}</p>}
      {timeouts > 0 && <p>{t('replay.timeouts', { count: timeouts })}</p>}
      <div className="replay-pairs">
        <table className="replay-timing">
          <thead>
            <tr>
              <th scope="col">{t('replay.timing.event')}</th>
              <th scope="col">{t('replay.timing.recorded')}</th>
              <th scope="col">{t('replay.timing.planned')}</th>
              <th scope="col">{t('replay.timing.actual')}</th>
              <th scope="col">{t('replay.timing.late')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ index, event, recorded, planned, actual }) => (
              <tr key={index}>
                <th scope="row">{event}</th>
                <td>{span(recorded)}</td>
                <td>{span(planned)}</td>
                <td>{span(actual)}</td>
                <td>{span(planned === null ? null : Math.max(0, actual - planned))}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {more && (
          <button type="button" className="button small" onClick={() => void loadMore()}>
            {t('more')}
          </button>
        )}
      </div>
    </>
  )
}
