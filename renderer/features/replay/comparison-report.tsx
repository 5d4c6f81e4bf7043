import { useState, type FormEvent, type ReactNode } from 'react'
import type { AppError } from '../../../shared/errors/app-error'
import { pairVerdicts, type PairVerdict } from '../../../shared/replay/pair-messages'
import type { ReplayStatus } from '../../../shared/replay/replay-report'
import { useBridge } from '../../bridge/bridge-context'
import { Problem } from '../../components/problem'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { PairRow } from './pair-row'
import { RulesFields } from './rules-fields'
import { usePages } from './use-pages'

/** Messages paired with those of the recording: which differ, and how. */
export function ComparisonReport({ status }: { readonly status: ReplayStatus }): ReactNode {
  const { comparison } = status
  return (
    <>
      <RulesForm key={status.replay} status={status} />
      {comparison === null ? (
        <p className="dim">{t('replay.not-compared')}</p>
      ) : (
        // What is unfolded belongs to these rules.
        <Pairs key={JSON.stringify(comparison.rules)} status={status} counts={comparison.counts} />
      )}
      {comparison !== null && comparison.left > 0 && <p>{t('replay.left', { count: comparison.left })}</p>}
      {comparison !== null && comparison.unreadable > 0 && (
        <p>{t('replay.unreadable', { count: comparison.unreadable })}</p>
      )}
    </>
  )
}

/** By other rules the same replay is compared again. */
function RulesForm({ status }: { readonly status: ReplayStatus }): ReactNode {
  const compare = useApp((state) => state.compareAgain)
  const [rules, setRules] = useState(status.comparison?.rules ?? status.request.comparison)
  const [error, setError] = useState<AppError | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void compare(status.replay, rules).then(setError)
  }
  return (
    <form className="replay-rules" onSubmit={submit}>
      <RulesFields rules={rules} onChange={setRules} />
      <button type="submit" className="button">
        {t('replay.compare')}
      </button>
      {error && <Problem error={error} />}
    </form>
  )
}

type Counts = Readonly<Record<PairVerdict, number>>

function Pairs({ status, counts }: { readonly status: ReplayStatus; readonly counts: Counts }): ReactNode {
  const bridge = useBridge()
  const { session, replay } = status
  const other = pairVerdicts.filter((verdict) => verdict !== 'same' && counts[verdict] > 0)
  const [shown, setShown] = useState<readonly PairVerdict[]>(other.length > 0 ? other : pairVerdicts)
  const { rows, more, loadMore } = usePages(shown.join(), async (from, count) => {
    const reply = await bridge.replay.pairs({ session, replay, verdicts: [...shown], from, count })
    return reply.ok ? reply.value.pairs : []
  })
  const report = useApp((state) => state.reportReplay)
  const select = useApp((state) => state.selectSession)
  const reveal = useApp((state) => state.revealEvent)
  const show = (event: number) => {
    report(null)
    select(session)
    reveal(event)
  }
  const toggle = (verdict: PairVerdict) =>
    setShown(shown.includes(verdict) ? shown.filter((each) => each !== verdict) : [...shown, verdict])
  return (
    <>
      <fieldset className="replay-part replay-line" aria-label={t('replay.verdicts')}>
        {pairVerdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="button small"
            aria-pressed={shown.includes(verdict)}
            onClick={() => toggle(verdict)}
          >
            {t(`replay.verdict.${verdict}`)} {counts[verdict].toLocaleString('en')}
          </button>
        ))}
      </fieldset>
      <ul className="replay-pairs" aria-label={t('replay.comparison')}>
        {rows.map((pair) => (
          <PairRow key={`${pair.connection} ${pair.expected} ${pair.actual}`} pair={pair} onShow={show} />
        ))}
        {more && (
          <li>
            <button type="button" className="button small" onClick={() => void loadMore()}>
              {t('more')}
            </button>
          </li>
        )}
      </ul>
    </>
  )
}
