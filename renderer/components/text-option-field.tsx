import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { CodeEditor } from './code-editor'
import { OptionRow } from './option-row'

interface TextOptionFieldProps {
  readonly label: string
  readonly value: string
  readonly error?: AppError | null | undefined
  readonly onChange: (value: string) => void
}

/** A text that goes on the wire, with its name beside it: a text area would make LF of its CR LF. */
export function TextOptionField({ label, value, error, onChange }: TextOptionFieldProps): ReactNode {
  return (
    <OptionRow label={label} error={error}>
      {(wrong) => (
        <CodeEditor
          small
          label={label}
          value={value}
          language="text"
          invalid={wrong['aria-invalid']}
          describedBy={wrong['aria-describedby']}
          onChange={onChange}
        />
      )}
    </OptionRow>
  )
}
