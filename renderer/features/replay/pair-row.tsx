import type { ReactNode } from 'react'
import type { Difference } from '../../../shared/replay/difference'
import type { PairVerdict } from '../../../shared/replay/pair-messages'
import type { ComparedPair } from '../../../shared/replay/replay-report'
import { classes } from '../../components/classes'
import { VisibleText } from '../../components/visible-text'
import { t } from '../../wording/translate'

const signs: Readonly<Record<PairVerdict, string>> = { same: '=', different: '≠', missing: '−', extra: '+' }

interface PairRowProps {
  readonly pair: ComparedPair
  /** To what came back, on the timeline. */
  readonly onShow: (event: number) => void
}

/** A message of the recording and what came back for it; what differs is below. */
export function PairRow({ pair, onShow }: PairRowProps): ReactNode {
  const { verdict, connection, expected, actual, expectedText, actualText, differences } = pair
  return (
    <li className="replay-pair">
      <p className="replay-pair-line mono">
        <span className={classes('replay-sign', verdict !== 'same' && 'warning')}>
          <span aria-hidden="true">{signs[verdict]}</span> {t(`replay.verdict.${verdict}`)}
        </span>
        <span className="dim">
          {connection !== null && `${t('replay.connection.number', { connection })} `}
          {expected ?? '–'} → {actual ?? '–'}
        </span>
        <span className="replay-text">
          <VisibleText text={expectedText ?? actualText ?? '–'} />
        </span>
        {actual !== null && (
          <button
            type="button"
            className="button quiet small"
            aria-label={t('replay.show', { event: actual })}
            onClick={() => onShow(actual)}
          >
            {t('replay.show.short')}
          </button>
        )}
      </p>
      {differences === null && <p className="dim">{t('replay.differences.gone')}</p>}
      {differences !== null && differences.length > 0 && <DifferenceTable differences={differences} />}
    </li>
  )
}

function DifferenceTable({ differences }: { readonly differences: readonly Difference[] }): ReactNode {
  return (
    <table className="replay-differences">
      <thead>
        <tr>
          <th scope="col">{t('replay.differences.where')}</th>
          <th scope="col">{t('replay.differences.recorded')}</th>
          <th scope="col">{t('replay.differences.now')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={placeOf(difference)}>
            <th scope="row">{placeOf(difference)}</th>
            <td>
              <Value value={difference.expected} />
            </td>
            <td>
              <Value value={difference.actual} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Value = ({ value }: { readonly value: string | null }): ReactNode =>
  value === null ? <span className="dim">{t('replay.differences.none')}</span> : <VisibleText text={value} />

function placeOf(difference: Difference): string {
  switch (difference.kind) {
    case 'value':
      return difference.path === '' ? t('replay.differences.whole') : difference.path
    case 'text':
      return t('replay.differences.character', { at: difference.at })
    case 'bytes':
      return t('replay.differences.byte', { at: difference.at })
    case 'type':
      return t('replay.differences.type')
  }
}
