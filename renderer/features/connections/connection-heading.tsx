/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells of a grid whose rows are placed */
import type { ReactNode } from 'react'
import { classes } from '../../components/classes'
import type { ConnectionColumn } from '../../store/connection-list'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { connectionColumnPlace, isRightColumn } from './connection-columns'

/** Pressing a heading orders by it, and pressing it again turns the order round. */
export function ConnectionHeading({ columns }: { readonly columns: readonly ConnectionColumn[] }): ReactNode {
  const order = useApp((state) => state.connectionOrder)
  const orderBy = useApp((state) => state.orderConnections)
  return (
    <div className="grid-cells connection-heading" role="presentation">
      {columns.map((column) => {
        const isOrdered = order.column === column
        return (
          <span
            key={column}
            role="columnheader"
            aria-colindex={connectionColumnPlace(column)}
            aria-sort={isOrdered ? (order.descending ? 'descending' : 'ascending') : 'none'}
            className={classes(isRightColumn(column) && 'right')}
          >
            <button type="button" className="connection-sort" onClick={() => orderBy(column)}>
              {t(`connections.${column}`)}
              {isOrdered && <span aria-hidden="true">{order.descending ? ' ▾' : ' ▴'}</span>}
            </button>
          </span>
        )
      })}
    </div>
  )
}
