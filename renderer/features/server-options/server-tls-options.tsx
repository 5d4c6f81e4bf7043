import { useState, type ReactNode } from 'react'
import type { AppError } from '../../../shared/errors/app-error'
import { emptyCertificate } from '../../../shared/session/certificate-settings'
import { serverFieldOf, type ServerField } from '../../../shared/session/server-field'
import type { ServerTls } from '../../../shared/session/server-profile'
import { useBridge } from '../../bridge/bridge-context'
import { CertificateFields } from '../../components/certificate-fields'
import { ListField } from '../../components/list-field'
import { OptionChoice } from '../../components/option-choice'
import { Problem } from '../../components/problem'
import { useKinds } from '../../components/use-kinds'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { useChosenFile } from '../../store/use-chosen-file'
import { t } from '../../wording/translate'

/** Beside which an error can be said. */
const shownFields: Readonly<Record<ServerTls['kind'], readonly ServerField[]>> = {
  none: [],
  'self-signed': ['names'],
  pem: ['certificate', 'key', 'passphrase'],
  pfx: ['pfx', 'passphrase'],
}

/** The certificate that the server shows. */
export function ServerTlsOptions(): ReactNode {
  const tls = useApp((state) => state.serverDraft.tls)
  const edit = useApp((state) => state.editServerDraft)
  const error = useApp(shownError)
  const field = error && serverFieldOf(error.code)
  const isShown = field === null || field === 'host' || field === 'port' || shownFields[tls.kind].includes(field)
  const errorAt = (asked: ServerField) => (asked === field ? error : null)
  const { ofKind, change } = useKinds<ServerTls>(tls, (next) => edit({ tls: next }), emptyTls)
  return (
    <>
      <OptionChoice
        label={t('server.certificate')}
        value={tls.kind}
        choices={[
          { value: 'none', label: t('server.certificate.none') },
          { value: 'self-signed', label: t('server.certificate.self-signed') },
          { value: 'pem', label: t('certificate.pem') },
          { value: 'pfx', label: t('certificate.pfx') },
        ]}
        onChange={(kind) => change(ofKind(kind))}
      />
      <TlsFields tls={tls} errorAt={errorAt} onChange={change} />
      {error && !isShown && <Problem error={error} />}
    </>
  )
}

function emptyTls(kind: ServerTls['kind']): ServerTls {
  switch (kind) {
    case 'none':
      return { kind }
    case 'self-signed':
      return { kind, names: [] }
    case 'pem':
    case 'pfx':
      return emptyCertificate(kind)
  }
}

interface TlsFieldsProps {
  readonly tls: ServerTls
  /** What is wrong with a field. */
  readonly errorAt: (field: ServerField) => AppError | null
  readonly onChange: (tls: ServerTls) => void
}

function TlsFields({ tls, errorAt, onChange }: TlsFieldsProps): ReactNode {
  const readFile = useChosenFile()
  const isOfSession = useApp((state) => state.selectedSession !== null)
  switch (tls.kind) {
    case 'none':
      return <p className="option-note">{t('server.certificate.none.hint')}</p>
    case 'self-signed':
      return (
        <>
          <ListField
            label={t('server.certificate.names')}
            placeholder={t('server.certificate.names.placeholder')}
            values={tls.names}
            error={errorAt('names')}
            onChange={(names) => onChange({ ...tls, names })}
          />
          <p className="option-note">{t('server.certificate.self-signed.hint')}</p>
          <NewCertificate />
        </>
      )
    case 'pem':
    case 'pfx':
      return (
        <CertificateFields
          value={tls}
          isOfSession={isOfSession}
          errorAt={errorAt}
          readFile={readFile}
          onChange={onChange}
        />
      )
  }
}

/** The next server with a self-signed certificate gets another one, with another key. */
function NewCertificate(): ReactNode {
  const bridge = useBridge()
  const fail = useApp((state) => state.failSession)
  const [done, setDone] = useState(false)
  async function forget(): Promise<void> {
    const reply = await bridge.server.forgetCertificate()
    if (reply.ok) setDone(true)
    else fail(reply.error)
  }
  return (
    <div className="option-row">
      <button type="button" className="button small" disabled={done} onClick={() => void forget()}>
        {t('server.certificate.renew')}
      </button>
      {done && <output className="dim">{t('server.certificate.renewed')}</output>}
    </div>
  )
}
