import type { ReactNode } from 'react'
import type { SubprotocolChoice } from '../../../shared/session/server-profile'
import { Check } from '../../components/check'
import { ListField } from '../../components/list-field'
import { OptionChoice } from '../../components/option-choice'
import { useKinds } from '../../components/use-kinds'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { usePolicy } from './use-policy'

/** Which of the subprotocols that a client offers is agreed. */
export function AgreedProtocol(): ReactNode {
  const [{ subprotocol, required }, edit] = usePolicy()
  const error = useApp(shownError)
  const { ofKind, change } = useKinds<SubprotocolChoice>(
    subprotocol,
    (next) => edit({ subprotocol: next }),
    (kind) => (kind === 'listed' ? { kind, names: [] } : { kind }),
  )
  return (
    <>
      <OptionChoice
        label={t('server.subprotocol')}
        value={subprotocol.kind}
        choices={[
          { value: 'first-offered', label: t('server.subprotocol.first') },
          { value: 'listed', label: t('server.subprotocol.listed') },
          { value: 'none', label: t('server.subprotocol.none') },
        ]}
        onChange={(kind) => change(ofKind(kind))}
      />
      {subprotocol.kind === 'listed' && (
        <ListField
          label={t('server.subprotocol.names')}
          placeholder={t('protocols.placeholder')}
          values={subprotocol.names}
          error={error?.code === 'subprotocol-invalid' ? error : null}
          onChange={(names) => change({ kind: 'listed', names })}
        />
      )}
      <Check
        label={t('server.subprotocol.required')}
        checked={required.subprotocol}
        onChange={(isRequired) => edit({ required: { ...required, subprotocol: isRequired } })}
      />
    </>
  )
}
