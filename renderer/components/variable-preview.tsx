import type { ReactNode } from 'react'
import { errorSentence } from '../../shared/wording/error-sentence'
import { t } from '../wording/translate'
import type { AppError } from '../../shared/errors/app-error'
import { VisibleText } from './visible-text'
import './variable-preview.css'

interface VariablePreviewProps {
  /** `null`: the text has no variables. */
  readonly preview: { readonly text: string; readonly error: AppError | null } | null
  /** For the `aria-describedby` of the field. */
  readonly id?: string
}

/** Below a field with variables in it: what it comes to, or why it comes to nothing. */
export function VariablePreview({ preview, id }: VariablePreviewProps): ReactNode {
  if (preview === null) return null
  return (
    <p className="variable-preview" id={id}>
      <span aria-hidden="true">{preview.error ? '✕' : '→'}</span>
      <span className="sr-only">{t('variables.preview')}</span>
      {preview.error ? (
        <span className="error">{errorSentence(preview.error)}</span>
      ) : (
        <span className="mono variable-text">
          <VisibleText text={preview.text} />
        </span>
      )}
    </p>
  )
}
