import type { ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { t } from '../../wording/translate'
import { FilterBox } from './filter-box'
import { FilterCount } from './filter-count'
import { FilterProblems } from './filter-problems'
import { QuickFilters } from './quick-filters'
import './filter.css'

/** What decides which rows the timeline of a session shows. */
export function FilterBar({ session }: { readonly session: string }): ReactNode {
  return (
    <search className="filter-bar" aria-label={t('filter.box')}>
      <div className="filter-bar-row">
        <FilterBox session={session} />
        <QuickFilters session={session} />
        <FilterCount session={session} />
        <ExportShown />
      </div>
      <FilterProblems session={session} />
    </search>
  )
}

function ExportShown(): ReactNode {
  const { run, enabled } = useCommand('view.export')
  return (
    <button
      type="button"
      className="button quiet small icon"
      aria-label={t('command.view.export')}
      title={t('command.view.export')}
      disabled={!enabled}
      onClick={run}
    >
      ⤓
    </button>
  )
}
