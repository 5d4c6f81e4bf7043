import type { ReactNode } from 'react'
import { readParams } from '../../../shared/session/url-params'
import { CollapsingTabs } from '../../components/collapsing-tabs'
import { selectedIsLive } from '../../store/sessions-slice'
import { filledRows } from '../../store/filled-profile'
import { clientTabs, type ClientTab } from '../../store/options-tab'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { AuthOptions } from './auth-options'
import { CookiesEditor } from './cookies-editor'
import { DeflateOptions } from './deflate-options'
import { HandshakeSummary } from './handshake-summary'
import { HeadersEditor } from './headers-editor'
import { LimitOptions } from './limit-options'
import { OpeningMessages } from './opening-messages'
import { ParamsEditor } from './params-editor'
import { PingOptions } from './ping-options'
import { ProtocolsField } from './protocols-field'
import { ProxyOptions } from './proxy-options'
import { ReconnectOptions } from './reconnect-options'
import { RedirectOptions } from './redirect-options'
import { TlsOptions } from './tls-options'

/** Below the URL: what goes with the handshake. */
export function ConnectionOptions(): ReactNode {
  const open = useApp((state) => clientTabs.find((tab) => tab === state.optionsTab) ?? null)
  const openOptions = useApp((state) => state.openOptions)
  const live = useApp(selectedIsLive)
  const headerCount = useApp((state) => filledRows(state.draft.headers).length)
  const cookieCount = useApp((state) => filledRows(state.draft.cookies).length)
  const paramCount = useApp((state) => filledRows(readParams(state.draft.url)).length)
  const protocolCount = useApp((state) => state.draft.subprotocols.length)
  const hints: Readonly<Record<ClientTab, number>> = {
    params: paramCount,
    headers: headerCount + cookieCount,
    protocols: protocolCount,
    auth: 0,
    tls: 0,
    options: 0,
  }
  return (
    <CollapsingTabs
      label={t('options.label')}
      collapse={t('options.collapse')}
      tabs={clientTabs.map((value) => ({
        value,
        label: t(`options.${value}`),
        ...(hints[value] > 0 && { hint: hints[value] }),
      }))}
      open={open}
      onOpen={openOptions}
      end={<HandshakeSummary />}
      renderPanel={(tab) => (
        <fieldset className="options-fields" disabled={live}>
          <OptionsPanel tab={tab} />
        </fieldset>
      )}
    />
  )
}

function OptionsPanel({ tab }: { readonly tab: ClientTab }): ReactNode {
  switch (tab) {
    case 'params':
      return <ParamsEditor />
    case 'headers':
      return (
        <>
          <HeadersEditor />
          <CookiesEditor />
        </>
      )
    case 'auth':
      return <AuthOptions />
    case 'protocols':
      return <ProtocolsField />
    case 'tls':
      return <TlsOptions />
    case 'options':
      return (
        <>
          <ProxyOptions />
          <RedirectOptions />
          <ReconnectOptions />
          <PingOptions />
          <OpeningMessages />
          <DeflateOptions />
          <LimitOptions />
        </>
      )
  }
}
