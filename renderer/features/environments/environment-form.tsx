import { Dialog } from 'radix-ui'
import type { FormEvent, ReactNode } from 'react'
import type { Environment } from '../../../shared/environment/environment'
import { isVariableName } from '../../../shared/variables/variable-template'
import { Check } from '../../components/check'
import {
  editOf,
  filledVariables,
  withoutRow,
  withRow,
  type EnvironmentEdit,
  type VariableRow,
} from '../../store/environment-edit'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Name and variables of an environment; nothing of it counts before it is saved. */
export function EnvironmentForm({ environment }: { readonly environment: Environment }): ReactNode {
  const edited = useApp((state) => state.environmentEdits.get(environment.id))
  const edit = useApp((state) => state.editEnvironment)
  const save = useApp((state) => state.saveEnvironment)
  const show = useApp((state) => state.showEnvironments)
  const now = edited ?? editOf(environment)
  const { name, rows } = now
  const change = (next: EnvironmentEdit) => edit(environment.id, next)

  const filled = filledVariables(now)
  const isWrong = (row: VariableRow) =>
    filled.includes(row) && (!isVariableName(row.name) || filled.some((each) => each !== row && each.name === row.name))
  const wrong = filled.some((row) => isWrong(row) || isToBeEntered(row)) || name.trim() === ''

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const variables = filled.map(({ was, name: variable, value, secret }) =>
      secret ? { was, name: variable, value, secret } : { was, name: variable, value: value ?? '', secret },
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
          onChange={({ target }) => change({ ...now, name: target.value })}
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
                onChange={({ target }) => change(withRow(now, index, { name: target.value }))}
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
                onChange={({ target }) => change(withRow(now, index, { value: target.value }))}
              />
              <Check
                label={t('variables.secret')}
                checked={row.secret}
                onChange={(secret) => change(withRow(now, index, { secret }))}
              />
              <button
                type="button"
                className="button quiet icon"
                aria-label={t('variables.remove', { number })}
                title={t('variables.remove', { number })}
                disabled={index === rows.length - 1}
                onClick={() => change(withoutRow(now, index))}
              >
                ✕
              </button>
            </div>
          )
        })}
      </div>
      <div className="dialog-buttons">
        <Dialog.Close className="button" onClick={() => edit(environment.id, null)}>
          {t('cancel')}
        </Dialog.Close>
        <button type="submit" className="button primary" disabled={wrong}>
          {t('environments.save')}
        </button>
      </div>
    </form>
  )
}

const isToBeEntered = ({ secret, value }: VariableRow): boolean => !secret && value === null

function placeholderOf(row: VariableRow): string {
  if (row.missing) return t('variables.missing')
  if (row.value !== null) return ''
  return t(isToBeEntered(row) ? 'variables.public' : 'variables.kept')
}
