import type { ReactNode } from 'react'
import { FilterProblemList } from '../../components/filter-problem-list'
import { useApp } from '../../store/store-context'

/** What is wrong with the filter, below it. */
export function FilterProblems(): ReactNode {
  const text = useApp((state) => state.filterText)
  const editFilter = useApp((state) => state.editFilter)
  return <FilterProblemList id="filter-problems" text={text} onCorrect={editFilter} />
}
