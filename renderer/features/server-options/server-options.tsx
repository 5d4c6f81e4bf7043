import type { ReactNode } from 'react'
import { CollapsingTabs } from '../../components/collapsing-tabs'
import { serverTabs, type ServerTab } from '../../store/options-tab'
import { selectedIsLive } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { AgreedDeflate } from './agreed-deflate'
import { AgreedProtocol } from './agreed-protocol'
import { CertificateDetails } from './certificate-details'
import { HandshakeAnswer } from './handshake-answer'
import { RequiredOfClients } from './required-of-clients'
import { ServerLimits } from './server-limits'
import { ServerTlsOptions } from './server-tls-options'

/** Below the address: how the server meets its clients. Fixed while it runs, but for the responders. */
export function ServerOptions({ responders }: { readonly responders: ReactNode }): ReactNode {
  const open = useApp((state) => serverTabs.find((tab) => tab === state.optionsTab) ?? null)
  const openOptions = useApp((state) => state.openOptions)
  const live = useApp(selectedIsLive)
  const count = useApp((state) => state.serverDraft.responders.filter(({ enabled }) => enabled).length)
  return (
    <CollapsingTabs
      label={t('server.options')}
      collapse={t('options.collapse')}
      tabs={serverTabs.map((value) => ({
        value,
        label: t(`server.${value}`),
        ...(value === 'responders' && count > 0 && { hint: count }),
      }))}
      open={open}
      onOpen={openOptions}
      renderPanel={(tab) =>
        tab === 'responders' ? (
          responders
        ) : (
          <>
            {tab === 'tls' && <CertificateDetails />}
            <fieldset className="options-fields" disabled={live}>
              <ServerPanel tab={tab} />
            </fieldset>
          </>
        )
      }
    />
  )
}

function ServerPanel({ tab }: { readonly tab: Exclude<ServerTab, 'responders'> }): ReactNode {
  switch (tab) {
    case 'handshake':
      return (
        <>
          <HandshakeAnswer />
          <RequiredOfClients />
        </>
      )
    case 'protocols':
      return <AgreedProtocol />
    case 'deflate':
      return <AgreedDeflate />
    case 'tls':
      return <ServerTlsOptions />
    case 'limits':
      return <ServerLimits />
  }
}
