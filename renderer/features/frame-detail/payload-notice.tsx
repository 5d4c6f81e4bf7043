import type { ReactNode } from 'react'
import type { PayloadDescription } from '../../../shared/payload/describe-payload'
import { jsonAppError } from '../../../shared/payload/json-reader'
import { errorSentence } from '../../../shared/wording/error-sentence'
import { t } from '../../wording/translate'

interface PayloadNoticeProps {
  readonly description: PayloadDescription
  /** Compressed bytes, and no message that shows what they inflate to. */
  readonly deflated: boolean
}

/** What to know about a payload that does not show all that one might expect. */
export function PayloadNotice({ description, deflated }: PayloadNoticeProps): ReactNode {
  if (deflated) return <p className="payload-notice dim">{t('payload.compressed')}</p>
  if (description.kind === 'invalid-text') return <p className="payload-notice error">{t('payload.not-utf8')}</p>
  if (description.kind !== 'text' || !description.json) return null
  const { json } = description
  if (json.kind === 'invalid') return <p className="payload-notice dim">{errorSentence(jsonAppError(json.error))}</p>
  if (json.kind === 'too-large')
    return <p className="payload-notice dim">{t('payload.json-too-large', { limit: json.limit })}</p>
  return null
}
