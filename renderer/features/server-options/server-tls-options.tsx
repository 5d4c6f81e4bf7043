import type { ReactNode } from 'react'
import type { ServerTls } from '../../../shared/session/server-profile'
import { useBridge } from '../../bridge/bridge-context'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { Problem } from '../../components/problem'
import { tabOfError } from '../../store/options-tab'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const PROBLEM_ID = 'server-tls-problem'

/** The certificate that the server shows. */
export function ServerTlsOptions(): ReactNode {
  const tls = useApp((state) => state.serverDraft.tls)
  const edit = useApp((state) => state.editServerDraft)
  const error = useApp(shownError)
  const wrong = error && tabOfError(error.code, 'server') === 'tls' ? error : null
  const change = (next: ServerTls) => edit({ tls: next })
  return (
    <>
      <OptionChoice
        label={t('server.certificate')}
        value={tls.kind}
        choices={[
          { value: 'none', label: t('server.certificate.none') },
          { value: 'pem', label: t('server.certificate.pem') },
          { value: 'pfx', label: t('server.certificate.pfx') },
        ]}
        onChange={(kind) => change(emptyTls(kind))}
      />
      <TlsFields tls={tls} describedBy={wrong ? PROBLEM_ID : undefined} onChange={change} />
      {wrong && <Problem id={PROBLEM_ID} error={wrong} />}
    </>
  )
}

function emptyTls(kind: ServerTls['kind']): ServerTls {
  switch (kind) {
    case 'none':
      return { kind }
    case 'pem':
      return { kind, cert: '', key: '', passphrase: '' }
    case 'pfx':
      return { kind, base64: '', passphrase: '' }
  }
}

interface TlsFieldsProps {
  readonly tls: ServerTls
  readonly describedBy: string | undefined
  readonly onChange: (tls: ServerTls) => void
}

function TlsFields({ tls, describedBy, onChange }: TlsFieldsProps): ReactNode {
  switch (tls.kind) {
    case 'none':
      return <p className="option-note">{t('server.certificate.none.hint')}</p>
    case 'pem':
      return (
        <>
          <OptionField
            long
            label={t('server.certificate.cert')}
            placeholder="-----BEGIN CERTIFICATE-----"
            value={tls.cert}
            describedBy={describedBy}
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
            describedBy={describedBy}
            onChange={(key) => onChange({ ...tls, key })}
          />
          <FileButton
            label={t('server.certificate.key.choose')}
            onRead={(base64) => onChange({ ...tls, key: atob(base64) })}
          />
          <Passphrase value={tls.passphrase} onChange={(passphrase) => onChange({ ...tls, passphrase })} />
        </>
      )
    case 'pfx':
      return (
        <>
          <FileButton label={t('server.certificate.pfx.choose')} onRead={(base64) => onChange({ ...tls, base64 })}>
            {t(tls.base64 === '' ? 'composer.no-file' : 'server.certificate.pfx.chosen')}
          </FileButton>
          <Passphrase value={tls.passphrase} onChange={(passphrase) => onChange({ ...tls, passphrase })} />
        </>
      )
  }
}

function Passphrase({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (text: string) => void
}): ReactNode {
  return <OptionField secret label={t('server.certificate.passphrase')} value={value} onChange={onChange} />
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
