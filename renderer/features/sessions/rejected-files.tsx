import type { ReactNode } from 'react'
import { CopyButton } from '../../components/copy-button'
import { useApp } from '../../store/store-context'
import { errorSentence } from '../../wording/error-sentence'
import { t } from '../../wording/translate'

/** Files among the recordings that cannot be opened are named, not hidden; they are left as they are. */
export function RejectedFiles(): ReactNode {
  const rejected = useApp((state) => state.rejectedFiles)
  if (rejected.length === 0) return null
  return (
    <details className="rejected">
      <summary className="rejected-title">
        <span className="warning" aria-hidden="true">
          ⚠
        </span>{' '}
        {t('sessions.rejected', { count: rejected.length })}
      </summary>
      <ul className="rejected-files">
        {rejected.map(({ file, error }) => {
          const sentence = errorSentence(error)
          return (
            <li key={file}>
              <span className="rejected-name mono">
                {file}
                <CopyButton what={file} text={`${file}: ${sentence} (${error.code})`} />
              </span>
              {sentence} <code className="mono dim">{error.code}</code>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
