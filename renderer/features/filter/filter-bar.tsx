import type { ReactNode } from 'react'
import { t } from '../../wording/translate'
import { FilterBox } from './filter-box'
import { FilterCount } from './filter-count'
import { FilterProblems } from './filter-problems'
import { QuickFilters } from './quick-filters'
import './filter.css'

/** What decides which rows the timeline shows. */
export function FilterBar(): ReactNode {
  return (
    <search className="filter-bar" aria-label={t('filter.box')}>
      <div className="filter-bar-row">
        <FilterBox />
        <QuickFilters />
        <FilterCount />
      </div>
      <FilterProblems />
    </search>
  )
}
