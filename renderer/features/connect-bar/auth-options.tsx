import type { ReactNode } from 'react'
import type { AppError } from '../../../shared/errors/app-error'
import { emptyAuth, type ClientAuth } from '../../../shared/session/client-auth'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { useKinds } from '../../components/use-kinds'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const kinds = ['none', 'basic', 'bearer', 'api-key'] as const satisfies readonly ClientAuth['kind'][]

/** What the client proves itself with. */
export function AuthOptions(): ReactNode {
  const auth = useApp((state) => state.draft.auth)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const wrong = error?.code === 'credentials-invalid' ? error : null
  const { ofKind, change } = useKinds<ClientAuth>(auth, (next) => editDraft({ auth: next }), emptyAuth)
  return (
    <div className="option-rows">
      <OptionChoice
        label={t('auth.kind')}
        value={auth.kind}
        choices={kinds.map((kind) => ({ value: kind, label: t(`auth.${kind}`) }))}
        onChange={(kind) => change(ofKind(kind))}
      />
      <AuthFields
        auth={auth}
        errorAt={(field) => (wrong?.params['field'] === field ? wrong : null)}
        onChange={change}
      />
      <p className="faint">{t(auth.kind === 'none' ? 'auth.none.hint' : 'auth.hint')}</p>
    </div>
  )
}

interface AuthFieldsProps {
  readonly auth: ClientAuth
  /** What is wrong with a field. */
  readonly errorAt: (field: string) => AppError | null
  readonly onChange: (auth: ClientAuth) => void
}

function AuthFields({ auth, errorAt, onChange }: AuthFieldsProps): ReactNode {
  switch (auth.kind) {
    case 'none':
      return null
    case 'basic':
      return (
        <>
          <OptionField
            variables
            label={t('auth.user')}
            value={auth.user}
            error={errorAt('user')}
            onChange={(user) => onChange({ ...auth, user })}
          />
          <OptionField
            variables
            secret
            label={t('auth.password')}
            value={auth.password}
            onChange={(password) => onChange({ ...auth, password })}
          />
        </>
      )
    case 'bearer':
      return (
        <OptionField
          variables
          secret
          label={t('auth.token')}
          value={auth.token}
          error={errorAt('token')}
          onChange={(token) => onChange({ ...auth, token })}
        />
      )
    case 'api-key':
      return (
        <>
          <OptionField
            variables
            label={t('auth.name')}
            value={auth.name}
            error={errorAt('name')}
            onChange={(name) => onChange({ ...auth, name })}
          />
          <OptionField
            variables
            secret
            label={t('auth.value')}
            value={auth.value}
            error={errorAt('value')}
            onChange={(value) => onChange({ ...auth, value })}
          />
          <OptionChoice
            label={t('auth.in')}
            value={auth.in}
            choices={[
              { value: 'header', label: t('auth.in.header') },
              { value: 'query', label: t('auth.in.query') },
            ]}
            onChange={(place) => onChange({ ...auth, in: place })}
          />
        </>
      )
  }
}
