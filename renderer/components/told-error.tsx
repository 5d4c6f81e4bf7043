import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { errorSentence } from '../../shared/wording/error-sentence'
import { t } from '../wording/translate'
import { CopyButton } from './copy-button'
import { VisibleText } from './visible-text'
import './told-error.css'

/** An error in words: sentence, stable code, and both to copy. Alarms nobody by itself: see `Problem`. */
export function ToldError({ error }: { readonly error: AppError }): ReactNode {
  const sentence = errorSentence(error)
  return (
    <>
      <span className="problem-sentence">
        <VisibleText text={sentence} />
      </span>{' '}
      <code>{error.code}</code> <CopyButton what={t('row.error')} text={`${sentence} (${error.code})`} />
    </>
  )
}

/** The same in a line that has no room to spare: the sentence gives way, and is whole in the hint and in what is copied. */
export function ErrorLine({ error }: { readonly error: AppError }): ReactNode {
  return (
    <span className="error error-line" title={errorSentence(error)}>
      <span aria-hidden="true">✕</span>
      <ToldError error={error} />
    </span>
  )
}
