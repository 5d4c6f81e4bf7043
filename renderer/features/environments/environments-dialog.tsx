import { Dialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { Modal } from '../../components/modal'
import { Problem } from '../../components/problem'
import { RejectedFiles } from '../../components/rejected-files'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { DeletedEnvironment } from './deleted-environment'
import { EnvironmentForm } from './environment-form'

/** All environments of the workspace, and the variables of one of them. */
export function EnvironmentsDialog(): ReactNode {
  const shown = useApp((state) => state.environmentsShown)
  const show = useApp((state) => state.showEnvironments)
  return (
    <Modal title={t('environments.title')} open={shown} onOpen={show} className="environments-dialog">
      {shown && <Environments />}
    </Modal>
  )
}

function Environments(): ReactNode {
  const { environments, active, rejected, problem, secretsLast } = useApp((state) => state.environments)
  const error = useApp((state) => state.environmentError) ?? problem
  const create = useApp((state) => state.createEnvironment)
  const remove = useApp((state) => state.deleteEnvironment)
  const edits = useApp((state) => state.environmentEdits)
  const [chosen, setChosen] = useState(active)
  const environment = environments.find(({ id }) => id === chosen) ?? environments[0]

  const add = async () => setChosen((await create(t('environments.new'))) ?? chosen)
  return (
    <>
      <p className="dialog-text">{t('environments.hint')}</p>
      {!secretsLast && (
        <p className="warning">
          <span aria-hidden="true">⚠</span> {t('secrets.no-keyring')}
        </p>
      )}
      <div className="environment-row">
        {environments.length > 0 && (
          <select
            className="field"
            aria-label={t('environments.title')}
            value={environment?.id}
            onChange={({ target }) => setChosen(target.value)}
          >
            {environments.map(({ id, name }) => (
              <option key={id} value={id}>
                {edits.has(id) ? t('environments.edited', { name }) : name}
              </option>
            ))}
          </select>
        )}
        <button type="button" className="button" onClick={() => void add()}>
          {t('environments.add')}
        </button>
        {environment && (
          <button type="button" className="button" onClick={() => void remove(environment.id)}>
            {t('environments.delete', { name: environment.name })}
          </button>
        )}
      </div>
      <DeletedEnvironment />
      {environment && <EnvironmentForm environment={environment} />}
      {error && <Problem error={error} />}
      <RejectedFiles
        title={t('environments.rejected', { count: rejected.length })}
        files={rejected.map(({ path, error: wrong }) => ({ file: path, error: wrong }))}
      />
      {!environment && (
        <div className="dialog-buttons">
          <Dialog.Close className="button">{t('close')}</Dialog.Close>
        </div>
      )}
    </>
  )
}
