import { Dialog } from 'radix-ui'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Environment } from '../../../shared/environment/environment'
import { isVariableName } from '../../../shared/variables/variable-template'
import { Check } from '../../components/check'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** `value: null`: what is kept, and secret. Made public it has to be entered anew, since it is not shown to anybody. */
interface Row {
  /** The name that it is kept under; `null` for a new one. */
  readonly was: string | null
  readonly name: string
  readonly value: string | null
  readonly secret: boolean
  readonly missing: boolean
}

const emptyRow: Row = { was: null, name: '', value: '', secret: false, missing: false }

/** Name and variables of an environment; nothing of it counts before it is saved. */
export function EnvironmentForm({ environment }: { readonly environment: Environment }): ReactNode {
  const save = useApp((state) => state.saveEnvironment)
  const show = useApp((state) => state.showEnvironments)
  const [name, setName] = useState(environment.name)
  const [rows, setRows] = useState<readonly Row[]>(() => [
    ...environment.variables.map((variable) => ({ ...variable, was: variable.name })),
    emptyRow,
  ])

  const filled = rows.filter((row) => row.name !== '' || (row.value ?? '') !== '')
  const isWrong = (row: Row) =>
    filled.includes(row) && (!isVariableName(row.name) || filled.some((each) => each !== row && each.name === row.name))
  const wrong = filled.some((row) => isWrong(row) || isToBeEntered(row)) || name.trim() === ''

  const edit = (at: number, change: Partial<Row>) => {
    const edited = rows.map((row, index) => (index === at ? { ...row, ...change } : row))
    // There is always an empty one to go on with.
    setRows(at === rows.length - 1 ? [...edited, emptyRow] : edited)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const variables = filled.map(({ was, name: now, value, secret }) =>
      secret ? { was, name: now, value, secret } : { was, name: now, value: value ?? '', secret },
    )
    if (!wrong && (await save(environment.id, name.trim(), variables))) show(false)
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <label className="environment-row">
        <span className="option-name">{t('environments.name')}</span>
        <input
          className="field option-wide"
          value={name}
          maxLength={200}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <div className="variable-rows">
        {rows.map((row, index) => {
          const number = index + 1
          return (
            // A row is its place.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className="pair-row">
              <input
                className="field pair-name"
                aria-label={t('variables.name', { number })}
                placeholder={t('variables.name.placeholder')}
                value={row.name}
                spellCheck={false}
                aria-invalid={isWrong(row)}
                onChange={({ target }) => edit(index, { name: target.value })}
              />
              <input
                className="field option-wide"
                aria-label={t('variables.value', { number })}
                placeholder={placeholderOf(row)}
                type={row.secret ? 'password' : 'text'}
                autoComplete="off"
                value={row.value ?? ''}
                aria-invalid={isToBeEntered(row)}
                spellCheck={false}
                onChange={({ target }) => edit(index, { value: target.value })}
              />
              <Check
                label={t('variables.secret')}
                checked={row.secret}
                onChange={(secret) => edit(index, { secret })}
              />
              <button
                type="button"
                className="button quiet icon"
                aria-label={t('variables.remove', { number })}
                title={t('variables.remove', { number })}
                disabled={index === rows.length - 1}
                onClick={() => setRows(rows.filter((_, at) => at !== index))}
              >
                ✕
              </button>
            </div>
          )
        })}
      </div>
      <div className="dialog-buttons">
        <Dialog.Close className="button">{t('cancel')}</Dialog.Close>
        <button type="submit" className="button primary" disabled={wrong}>
          {t('environments.save')}
        </button>
      </div>
    </form>
  )
}

const isToBeEntered = ({ secret, value }: Row): boolean => !secret && value === null

function placeholderOf(row: Row): string {
  if (row.missing) return t('variables.missing')
  if (row.value !== null) return ''
  return t(isToBeEntered(row) ? 'variables.public' : 'variables.kept')
}
