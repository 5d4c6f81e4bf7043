import { useState, type ReactNode } from 'react'
import { serverFieldOf, type ServerField } from '../../../shared/session/server-field'
import type { ServerTls } from '../../../shared/session/server-profile'
import { useBridge } from '../../bridge/bridge-context'
import { ListField } from '../../components/list-field'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { Problem } from '../../components/problem'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const PROBLEM_ID = 'server-tls-problem'

/** The certificate that the server shows. */
export function ServerTlsOptions(): ReactNode {
  const tls = useApp((state) => state.serverDraft.tls)
  const edit = useApp((state) => state.editServerDraft)
  const error = useApp(shownError)
  const field = error && serverFieldOf(error.code)
  const wrong = field !== null && field !== 'host' && field !== 'port' ? error : null
  const change = (next: ServerTls) => edit({ tls: next })
  return (
    <>
      <OptionChoice
        label={t('server.certificate')}
        value={tls.kind}
        choices={[
          { value: 'none', label: t('server.certificate.none') },
          { value: 'self-signed', label: t('server.certificate.self-signed') },
          { value: 'pem', label: t('server.certificate.pem') },
          { value: 'pfx', label: t('server.certificate.pfx') },
        ]}
        onChange={(kind) => change(emptyTls(kind))}
      />
      <TlsFields tls={tls} wrong={wrong && field} onChange={change} />
      {wrong && <Problem id={PROBLEM_ID} error={wrong} />}
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
      return { kind, cert: '', key: '', passphrase: '' }
    case 'pfx':
      return { kind, base64: '', passphrase: '' }
  }
}

interface TlsFieldsProps {
  readonly tls: ServerTls
  /** The field that an error is about. */
  readonly wrong: ServerField | null
  readonly onChange: (tls: ServerTls) => void
}

function TlsFields({ tls, wrong, onChange }: TlsFieldsProps): ReactNode {
  const describedBy = (field: ServerField) => (wrong === field ? PROBLEM_ID : undefined)
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
            describedBy={describedBy('names')}
            onChange={(names) => onChange({ ...tls, names })}
          />
          <p className="option-note">{t('server.certificate.self-signed.hint')}</p>
          <NewCertificate />
        </>
      )
    case 'pem':
      return (
        <>
          <OptionField
            long
            label={t('server.certificate.cert')}
            placeholder="-----BEGIN CERTIFICATE-----"
            value={tls.cert}
            describedBy={describedBy('certificate')}
            onChange={(cert) => onChange({ ...tls, cert })}
          />
          <FileButton
            label={t('server.certificate.cert.choose')}
            onRead={(base64) => onChange({ ...tls, cert: atob(base64) })}
          />
          <OptionField
            long
            label={t('server.certificate.key')}
            placeholder="-----BEGIN PRIVATE KEY-----"
            value={tls.key}
            describedBy={describedBy('key')}
            onChange={(key) => onChange({ ...tls, key })}
          />
          <FileButton
            label={t('server.certificate.key.choose')}
            onRead={(base64) => onChange({ ...tls, key: atob(base64) })}
          />
          <Passphrase
            value={tls.passphrase}
            describedBy={describedBy('passphrase')}
            onChange={(passphrase) => onChange({ ...tls, passphrase })}
          />
        </>
      )
    case 'pfx':
      return (
        <>
          <FileButton label={t('server.certificate.pfx.choose')} onRead={(base64) => onChange({ ...tls, base64 })}>
            {t(tls.base64 === '' ? 'composer.no-file' : 'server.certificate.pfx.chosen')}
          </FileButton>
          <Passphrase
            value={tls.passphrase}
            describedBy={describedBy('passphrase')}
            onChange={(passphrase) => onChange({ ...tls, passphrase })}
          />
        </>
      )
  }
}

interface PassphraseProps {
  readonly value: string
  readonly describedBy: string | undefined
  readonly onChange: (text: string) => void
}

function Passphrase(props: PassphraseProps): ReactNode {
  return <OptionField secret label={t('server.certificate.passphrase')} {...props} />
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

interface FileButtonProps {
  readonly label: string
  readonly children?: ReactNode
  readonly onRead: (base64: string) => void
}

/** Reads a file of the user's choice; why it could not be read is said in the bar. */
function FileButton({ label, children, onRead }: FileButtonProps): ReactNode {
  const bridge = useBridge()
  const fail = useApp((state) => state.failSession)
  async function choose(): Promise<void> {
    const chosen = await bridge.app.chooseFile()
    if (!chosen.ok) return fail(chosen.error)
    if (chosen.value === null) return
    const read = await bridge.server.readFile({ token: chosen.value.token })
    if (read.ok) onRead(read.value.base64)
    else fail(read.error)
  }
  return (
    <div className="option-row">
      <span className="option-name" />
      <button type="button" className="button small" onClick={() => void choose()}>
        {label}
      </button>
      <span className="dim">{children}</span>
    </div>
  )
}
