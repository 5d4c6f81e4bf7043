import type { ReactNode } from 'react'
import { FilterProblemList } from '../../components/filter-problem-list'
import { placeIn } from '../../store/session-place'
import { useApp } from '../../store/store-context'

/** Of the element that says what is wrong with the filter of a session. */
export const filterProblemsId = (session: string): string => `filter-problems-${session}`

/** What is wrong with the filter, below it. */
export function FilterProblems({ session }: { readonly session: string }): ReactNode {
  const text = useApp((state) => placeIn(state, session).filterText)
  const editFilter = useApp((state) => state.editFilter)
  return <FilterProblemList id={filterProblemsId(session)} text={text} onCorrect={editFilter} />
}
