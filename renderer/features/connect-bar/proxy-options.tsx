import type { ReactNode } from 'react'
import { clientFieldOf } from '../../../shared/session/client-field'
import { emptyProxy, type ProxySettings } from '../../../shared/session/proxy-settings'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { useKinds } from '../../components/use-kinds'
import { WholeNumberField } from '../../components/whole-number-field'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const HIGHEST_PORT = 65_535
const kinds = ['none', 'system', 'http', 'socks5'] as const satisfies readonly ProxySettings['kind'][]

/** What the connection goes through. */
export function ProxyOptions(): ReactNode {
  const proxy = useApp((state) => state.draft.proxy)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const wrong = error && clientFieldOf(error.code) === 'proxy' ? error : null
  const { ofKind, change } = useKinds<ProxySettings>(proxy, (next) => editDraft({ proxy: next }), anotherProxy)
  return (
    <fieldset className="option-group" aria-label={t('proxy.kind')}>
      <OptionChoice
        label={t('proxy.kind')}
        value={proxy.kind}
        choices={kinds.map((kind) => ({ value: kind, label: t(`proxy.${kind}`) }))}
        onChange={(kind) => change(ofKind(kind))}
      />
      {proxy.kind !== 'none' && proxy.kind !== 'system' && (
        <>
          <OptionField
            variables
            label={t('proxy.host')}
            value={proxy.host}
            error={wrong}
            onChange={(host) => change({ ...proxy, host: host.trim() })}
          />
          <WholeNumberField
            label={t('proxy.port')}
            value={proxy.port}
            min={1}
            max={HIGHEST_PORT}
            onChange={(port) => change({ ...proxy, port })}
          />
          <OptionField
            variables
            label={t('proxy.user')}
            value={proxy.user}
            onChange={(user) => change({ ...proxy, user })}
          />
          <OptionField
            variables
            secret
            label={t('proxy.password')}
            value={proxy.password}
            onChange={(password) => change({ ...proxy, password })}
          />
        </>
      )}
    </fieldset>
  )
}

/** Another kind at the same host. */
function anotherProxy(kind: ProxySettings['kind'], proxy: ProxySettings): ProxySettings {
  const next = emptyProxy(kind)
  if (next.kind === 'none' || next.kind === 'system' || proxy.kind === 'none' || proxy.kind === 'system') return next
  const { host, user, password } = proxy
  return { ...next, host, user, password }
}
