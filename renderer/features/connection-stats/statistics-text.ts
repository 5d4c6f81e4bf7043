import type { ConnectionStatistics } from '../../../shared/survey/connection-survey'
import { t } from '../../wording/translate'
import { statisticsColumns, statisticsRows } from './statistics-rows'

/** All tables as one, tab-separated: what a spreadsheet takes. */
export function statisticsText(connections: readonly ConnectionStatistics[]): string {
  const heading = [
    t('statistics.connection'),
    t('statistics.row'),
    ...statisticsColumns.map((column) => t(`statistics.${column}`)),
    t('statistics.problems'),
  ]
  const rows = connections.flatMap((statistics) =>
    statisticsRows(statistics).map(({ name, cells }, index) => [
      String(statistics.connection),
      name,
      ...statisticsColumns.map((column) => cells[column]),
      // They have no direction: once a connection.
      index === 0 ? String(statistics.problems) : '',
    ]),
  )
  return [heading, ...rows].map((cells) => cells.join('\t')).join('\n')
}
