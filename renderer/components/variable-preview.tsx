import type { ReactNode } from 'react'
import { t } from '../wording/translate'
import { ToldError } from './told-error'
import { useVariables, type ResolvedPreview } from './variables-context'
import { VisibleText } from './visible-text'
import './variable-preview.css'

interface VariablePreviewProps {
  /** `null`: the text has no variables. */
  readonly preview: ResolvedPreview | null
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
        <span className="error variable-error">
          <ToldError error={preview.error} />
        </span>
      ) : (
        <span className="mono variable-text">
          <VisibleText text={preview.text} />
        </span>
      )}
    </p>
  )
}

interface FieldPreviewProps {
  /** `null` where variables mean nothing. */
  readonly text: string | null
  /** Nobody shall read along: it only tells what is wrong. */
  readonly secret?: boolean
}

/** The same of a text, with the variables of now. */
export function FieldPreview({ text, secret = false }: FieldPreviewProps): ReactNode {
  const preview = useVariables(text)
  return <VariablePreview preview={secret && preview?.error === null ? null : preview} />
}
