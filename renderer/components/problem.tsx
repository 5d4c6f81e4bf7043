import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { errorSentence } from '../../shared/wording/error-sentence'
import { CopyButton } from './copy-button'
import { t } from '../wording/translate'
import { VisibleText } from './visible-text'

interface ProblemProps {
  readonly error: AppError
  /** For the `aria-describedby` of the field that is wrong. */
  readonly id?: string
}

/** What went wrong, beside the place where it did: sentence, stable code, and both to copy. */
export function Problem({ error, id }: ProblemProps): ReactNode {
  const sentence = errorSentence(error)
  return (
    <div className="problem" role="alert" id={id}>
      <span aria-hidden="true">✕</span>
      <span className="problem-sentence">
        <VisibleText text={sentence} />
      </span>
      <code>{error.code}</code>
      <CopyButton what={t('row.error')} text={`${sentence} (${error.code})`} />
    </div>
  )
}
