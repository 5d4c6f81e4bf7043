import type { ReactNode } from 'react'
import type { HandshakePolicy, RequiredCredentials } from '../../../shared/session/server-profile'
import { ListField } from '../../components/list-field'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { PairEditor } from '../../components/pair-editor'
import { useKinds } from '../../components/use-kinds'
import { pairWords } from '../../wording/pair-words'
import { t } from '../../wording/translate'
import { usePolicy } from './use-policy'

/** What a request must have, or it is refused. */
export function RequiredOfClients(): ReactNode {
  const [{ required }, edit] = usePolicy()
  const require = (change: Partial<HandshakePolicy['required']>) => edit({ required: { ...required, ...change } })
  return (
    <fieldset className="option-group option-rows" aria-label={t('server.required')}>
      <h3 className="section-title">{t('server.required')}</h3>
      <ListField
        label={t('server.required.origins')}
        placeholder={t('server.required.any-origin')}
        values={required.origins}
        onChange={(origins) => require({ origins })}
      />
      <Credentials value={required.credentials} onChange={(credentials) => require({ credentials })} />
      <PairEditor
        rows={required.headers.map(({ name, value }) => [name, value ?? ''] as const)}
        words={{ ...pairWords('server.required'), valuePlaceholder: t('server.required.any-value') }}
        onChange={(rows) => require({ headers: rows.map(([name, value]) => ({ name, value: value || null })) })}
      />
    </fieldset>
  )
}

interface CredentialsProps {
  readonly value: RequiredCredentials
  readonly onChange: (value: RequiredCredentials) => void
}

function Credentials({ value, onChange }: CredentialsProps): ReactNode {
  const { ofKind, change } = useKinds(value, onChange, emptyCredentials)
  return (
    <>
      <OptionChoice
        label={t('server.credentials')}
        value={value.kind}
        choices={[
          { value: 'none', label: t('server.credentials.none') },
          { value: 'basic', label: t('server.credentials.basic') },
          { value: 'bearer', label: t('server.credentials.bearer') },
        ]}
        onChange={(kind) => change(ofKind(kind))}
      />
      {value.kind === 'basic' && (
        <>
          <OptionField
            label={t('server.credentials.user')}
            value={value.user}
            onChange={(user) => change({ ...value, user })}
          />
          <OptionField
            secret
            label={t('server.credentials.password')}
            value={value.password}
            onChange={(password) => change({ ...value, password })}
          />
        </>
      )}
      {value.kind === 'bearer' && (
        <OptionField
          secret
          label={t('server.credentials.token')}
          value={value.token}
          onChange={(token) => change({ ...value, token })}
        />
      )}
    </>
  )
}

function emptyCredentials(kind: RequiredCredentials['kind']): RequiredCredentials {
  switch (kind) {
    case 'none':
      return { kind }
    case 'basic':
      return { kind, user: '', password: '' }
    case 'bearer':
      return { kind, token: '' }
  }
}
