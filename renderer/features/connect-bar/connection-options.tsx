import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { TabBar } from '../../components/tab-bar'
import { selectedIsLive } from '../../store/sessions-slice'
import { filledHeaders } from '../../store/draft-slice'
import { clientTabs, type ClientTab } from '../../store/options-tab'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { HandshakeSummary } from './handshake-summary'
import { HeadersEditor } from './headers-editor'
import { LimitOptions } from './limit-options'
import { DeflateOptions } from './deflate-options'
import { ProtocolsField } from './protocols-field'
import { TlsOptions } from './tls-options'
import './connect-bar.css'

/** Below the URL: what goes with the handshake. One tab is open, or none. */
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
  const tabs = clientTabs.map((value) => ({
    value,
    label: t(`options.${value}`),
    ...(hints[value] > 0 && { hint: hints[value] }),
  }))
  const choose = (value: string) => openOptions(clientTabs.find((tab) => tab === value) ?? null)
  return (
    <Tabs.Root
      className="connect-options"
      value={open ?? ''}
      onValueChange={choose}
      // With automatic activation the focus of a press would open again the tab that the press has closed.
      activationMode="manual"
    >
      <TabBar
        label={t('options.label')}
        tabs={tabs}
        onPress={(value) => value === open && openOptions(null)}
        end={
          <>
            <HandshakeSummary />
            {open && (
              <button
                type="button"
                className="button quiet small icon"
                aria-label={t('options.collapse')}
                title={t('options.collapse')}
                onClick={() => openOptions(null)}
              >
                ▴
              </button>
            )}
          </>
        }
      />
      {clientTabs.map((value) => (
        <Tabs.Content key={value} value={value} className="connect-panel" tabIndex={-1}>
          <fieldset className="connect-fields" disabled={live}>
            <OptionsPanel tab={value} />
          </fieldset>
        </Tabs.Content>
      ))}
    </Tabs.Root>
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
