import type { ReactNode } from 'react'
import type { ResponderProblem } from '../../../shared/responder/responder-problem'
import { Problem } from '../../components/problem'

interface FieldProblemsProps {
  readonly problems: readonly ResponderProblem[]
  /** Way to the field, or to what it is a part of. */
  readonly field: string
}

/** What is wrong with a field, below it. */
export function FieldProblems({ problems, field }: FieldProblemsProps): ReactNode {
  return problems
    .filter((problem) => problem.field === field || (field !== '' && problem.field.startsWith(`${field}.`)))
    .map((problem) => <Problem key={problem.field} error={problem.error} />)
}
