import type { ReactNode } from 'react'
import { t } from '../wording/translate'
import { FieldPreview } from './variable-preview'
import { movedUp, withChange, withoutRow, withRow, type PairRows } from './pair-rows'
import './controls.css'
import './options.css'

interface PairEditorProps {
  readonly rows: PairRows
  readonly words: {
    readonly name: (number: number) => string
    readonly value: (number: number) => string
    readonly up: (number: number) => string
    readonly remove: (number: number) => string
    readonly add: string
    readonly valuePlaceholder?: string
  }
  /** Names and values may have variables in them: what they come to is shown below. */
  readonly variables?: boolean
  /** The name that is wrong, and what says why. */
  readonly wrong?: { readonly name: string | undefined; readonly describedBy: string } | undefined
  readonly onChange: (rows: [string, string][]) => void
  /** Between the rows and the button that adds one. */
  readonly children?: ReactNode
}

/** Names with values, in an order that counts; the same name may come twice. */
export function PairEditor({ rows, words, variables = false, wrong, onChange, children }: PairEditorProps): ReactNode {
  return (
    <>
      {rows.map(([name, value], index) => {
        const number = index + 1
        return (
          // A row is its place: two rows may be equal.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="pair-row">
            <input
              className="field pair-name"
              aria-label={words.name(number)}
              placeholder={t('pair.name')}
              value={name}
              spellCheck={false}
              aria-invalid={wrong?.name === name}
              aria-describedby={wrong?.describedBy}
              onChange={({ target }) => onChange(withChange(rows, index, 0, target.value))}
            />
            <input
              className="field option-wide"
              aria-label={words.value(number)}
              placeholder={words.valuePlaceholder ?? t('pair.value')}
              value={value}
              spellCheck={false}
              onChange={({ target }) => onChange(withChange(rows, index, 1, target.value))}
            />
            <button
              type="button"
              className="button quiet icon"
              aria-label={words.up(number)}
              title={words.up(number)}
              disabled={index === 0}
              onClick={() => onChange(movedUp(rows, index))}
            >
              ↑
            </button>
            <button
              type="button"
              className="button quiet icon"
              aria-label={words.remove(number)}
              title={words.remove(number)}
              onClick={() => onChange(withoutRow(rows, index))}
            >
              ✕
            </button>
          </div>
        )
      })}
      {variables &&
        rows.map(([name, value], index) => (
          // As above.
          // oxlint-disable-next-line react/no-array-index-key
          <FieldPreview key={index} text={`${name}: ${value}`} />
        ))}
      {children}
      <button type="button" className="button small" onClick={() => onChange(withRow(rows))}>
        {words.add}
      </button>
    </>
  )
}
