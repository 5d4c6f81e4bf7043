import type { ReactNode } from 'react'
import type { AppError } from '../../../shared/errors/app-error'
import { emptyCertificate } from '../../../shared/session/certificate-settings'
import { clientFieldOf, type ClientField } from '../../../shared/session/client-field'
import { tlsVersions, type ClientTls } from '../../../shared/session/client-tls'
import { CertificateFields } from '../../components/certificate-fields'
import { Check } from '../../components/check'
import { FileRow } from '../../components/file-row'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { Problem } from '../../components/problem'
import { useKinds } from '../../components/use-kinds'
import { tabOfError } from '../../store/options-tab'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { useChosenFile } from '../../store/use-chosen-file'
import { t } from '../../wording/translate'

/** Beside which an error can be said; what is of no field that is shown is said below them. */
function isShown(field: ClientField, { certificate }: ClientTls): boolean {
  if (field === 'pfx') return certificate.kind === 'pfx'
  if (field === 'certificate' || field === 'key') return certificate.kind === 'pem'
  return field !== 'passphrase' || certificate.kind !== 'none'
}

/** How the client meets TLS: whom it trusts, and what it shows of itself. */
export function TlsOptions(): ReactNode {
  const verifyTls = useApp((state) => state.draft.verifyTls)
  const tls = useApp((state) => state.draft.tls)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const isOfSession = useApp((state) => state.selectedSession !== null)
  const readFile = useChosenFile()
  const edit = (change: Partial<ClientTls>) => editDraft({ tls: { ...tls, ...change } })
  const { ofKind, change } = useKinds<ClientTls['certificate']>(
    tls.certificate,
    (certificate) => edit({ certificate }),
    (kind) => (kind === 'none' ? { kind } : emptyCertificate(kind)),
  )
  const wrong = error && tabOfError(error.code, 'client') === 'tls' ? error : null
  const field = wrong && clientFieldOf(wrong.code)
  const errorAt = (asked: ClientField) => (asked === field ? wrong : null)
  async function addAuthorities(): Promise<void> {
    const file = await readFile()
    if (file) edit({ ca: `${tls.ca}${atob(file.base64)}` })
  }
  return (
    <div className="option-rows">
      <Check label={t('tls.verify')} checked={verifyTls} onChange={(verify) => editDraft({ verifyTls: verify })} />
      {verifyTls ? <p className="faint">{t('tls.verify.hint')}</p> : <p className="warning">⚠ {t('tls.off.hint')}</p>}
      <OptionField
        long
        label={t('tls.ca')}
        placeholder="-----BEGIN CERTIFICATE-----"
        value={tls.ca}
        error={errorAt('ca')}
        onChange={(ca) => edit({ ca })}
      />
      <FileRow choose={t('tls.ca.choose')} onChoose={() => void addAuthorities()} />
      <p className="option-note">{t('tls.ca.hint')}</p>
      <OptionChoice
        label={t('tls.client')}
        value={tls.certificate.kind}
        choices={[
          { value: 'none', label: t('tls.client.none') },
          { value: 'pem', label: t('certificate.pem') },
          { value: 'pfx', label: t('certificate.pfx') },
        ]}
        onChange={(kind) => change(ofKind(kind))}
      />
      {tls.certificate.kind !== 'none' && (
        <CertificateFields
          value={tls.certificate}
          isOfSession={isOfSession}
          errorAt={errorAt}
          readFile={readFile}
          onChange={change}
        />
      )}
      <OptionField
        variables
        label={t('tls.server-name')}
        placeholder={t('tls.server-name.placeholder')}
        value={tls.serverName}
        error={errorAt('server-name')}
        onChange={(serverName) => edit({ serverName: serverName.trim() })}
      />
      <Version label={t('tls.min')} value={tls.minVersion} onChange={(minVersion) => edit({ minVersion })} />
      <Version
        label={t('tls.max')}
        value={tls.maxVersion}
        error={errorAt('tls-versions')}
        onChange={(maxVersion) => edit({ maxVersion })}
      />
      {wrong && field && !isShown(field, tls) && <Problem error={wrong} />}
    </div>
  )
}

interface VersionProps {
  readonly label: string
  readonly value: ClientTls['minVersion']
  readonly error?: AppError | null
  readonly onChange: (value: ClientTls['minVersion']) => void
}

function Version({ label, value, error, onChange }: VersionProps): ReactNode {
  return (
    <OptionChoice
      label={label}
      value={value ?? 'any'}
      error={error}
      choices={[
        { value: 'any', label: t('tls.version.any') },
        ...tlsVersions.map((version) => ({ value: version, label: version.replace('TLSv', 'TLS ') })),
      ]}
      onChange={(chosen) => onChange(chosen === 'any' ? null : chosen)}
    />
  )
}
