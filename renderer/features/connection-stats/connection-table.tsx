import type { ReactNode } from 'react'
import type { ConnectionStatistics } from '../../../shared/survey/connection-survey'
import { t } from '../../wording/translate'
import { statisticsColumns, statisticsRows } from './statistics-rows'

const arrows = { sent: '↑ ', received: '↓ ' } as const

/** One connection in figures. */
export function ConnectionTable({ statistics }: { readonly statistics: ConnectionStatistics }): ReactNode {
  const { connection, problems } = statistics
  return (
    <table className="statistics-table">
      <caption>
        {t('statistics.caption', { connection })}
        {problems > 0 && <span className="error"> ✕ {t('chart.problems', { count: problems })}</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('statistics.row')}</span>
          </th>
          {statisticsColumns.map((column) => (
            <th key={column} scope="col">
              {t(`statistics.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statisticsRows(statistics).map(({ name, direction, cells }) => (
          <tr key={name}>
            <th scope="row" className={direction ?? 'control'}>
              {direction && <span aria-hidden="true">{arrows[direction]}</span>}
              {name}
            </th>
            {statisticsColumns.map((column) => (
              <td key={column}>{cells[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
