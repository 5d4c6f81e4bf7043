import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { errorSentence } from '../../shared/wording/error-sentence'
import { CopyButton } from './copy-button'
import './rejected-files.css'

interface RejectedFilesProps {
  readonly title: string
  readonly files: readonly { readonly file: string; readonly error: AppError }[]
}

/** Files that cannot be opened are named, not hidden; they are left as they are. */
export function RejectedFiles({ title, files }: RejectedFilesProps): ReactNode {
  if (files.length === 0) return null
  return (
    <details className="rejected">
      <summary className="rejected-title">
        <span className="warning" aria-hidden="true">
          ⚠
        </span>{' '}
        {title}
      </summary>
      <ul className="rejected-files">
        {files.map(({ file, error }) => {
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
