import type { ReactNode } from 'react'
import { CollapsingTabs } from '../../components/collapsing-tabs'
import { selectedIsLive } from '../../store/sessions-slice'
import { filledHeaders } from '../../store/draft-slice'
import { clientTabs, type ClientTab } from '../../store/options-tab'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { DeflateOptions } from './deflate-options'
import { HandshakeSummary } from './handshake-summary'
import { HeadersEditor } from './headers-editor'
import { LimitOptions } from './limit-options'
import { ProtocolsField } from './protocols-field'
import { TlsOptions } from './tls-options'

/** Below the URL: what goes with the handshake. */
export function ConnectionOptions(): ReactNode {
  const open = useApp((state) => clientTabs.find((tab) => tab === state.optionsTab) ?? null)
  const openOptions = useApp((state) => state.openOptions)
  const live = useApp(selectedIsLive)
  const headerCount = useApp((state) => filledHeaders(state.draft.headers).length)
  const protocolCount = useApp((state) => state.draft.subprotocols.length)
  const hints: Readonly<Record<ClientTab, number>> = {
    headers: headerCount,
    protocols: protocolCount,
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
    case 'headers':
      return <HeadersEditor />
    case 'protocols':
      return <ProtocolsField />
    case 'tls':
      return <TlsOptions />
    case 'options':
      return (
        <>
          <DeflateOptions />
          <LimitOptions />
        </>
      )
  }
}
