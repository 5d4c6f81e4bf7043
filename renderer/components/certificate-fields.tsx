import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import type { CertificateField, CertificateSettings } from '../../shared/session/certificate-settings'
import { t } from '../wording/translate'
import { FileRow } from './file-row'
import { OptionField } from './option-field'

interface CertificateFieldsProps {
  readonly value: CertificateSettings
  /** It came from a session: what a recording does not keep may be missing. */
  readonly isOfSession: boolean
  /** What is wrong with a field. */
  readonly errorAt: (field: CertificateField) => AppError | null
  /** A file of the user's choice; `null` where there is none. */
  readonly readFile: () => Promise<{ readonly base64: string } | null>
  readonly onChange: (value: CertificateSettings) => void
}

/** A certificate with its private key. */
export function CertificateFields(props: CertificateFieldsProps): ReactNode {
  const { value, isOfSession, errorAt, readFile, onChange } = props
  const choose = (use: (base64: string) => void) => void readFile().then((file) => file && use(file.base64))
  return (
    <>
      {value.kind === 'pem' ? (
        <>
          <OptionField
            long
            label={t('certificate.cert')}
            placeholder="-----BEGIN CERTIFICATE-----"
            value={value.cert}
            error={errorAt('certificate')}
            onChange={(cert) => onChange({ ...value, cert })}
          />
          <FileRow
            choose={t('certificate.cert.choose')}
            onChoose={() => choose((base64) => onChange({ ...value, cert: atob(base64) }))}
          />
          <OptionField
            long
            label={t('certificate.key')}
            placeholder="-----BEGIN PRIVATE KEY-----"
            value={value.key}
            error={errorAt('key')}
            onChange={(key) => onChange({ ...value, key })}
          />
          <FileRow
            choose={t('certificate.key.choose')}
            onChoose={() => choose((base64) => onChange({ ...value, key: atob(base64) }))}
          />
          {value.cert !== '' && value.key === '' && <NotKept />}
        </>
      ) : (
        <>
          <FileRow
            label={t('composer.file')}
            choose={t('certificate.pfx.choose')}
            error={errorAt('pfx')}
            onChoose={() => choose((base64) => onChange({ ...value, base64 }))}
          >
            {t(value.base64 === '' ? 'composer.no-file' : 'certificate.pfx.chosen')}
          </FileRow>
          {value.base64 === '' && isOfSession && <NotKept />}
        </>
      )}
      <OptionField
        secret
        label={t('certificate.passphrase')}
        value={value.passphrase}
        error={errorAt('passphrase')}
        onChange={(passphrase) => onChange({ ...value, passphrase })}
      />
    </>
  )
}

/** Why there is no key in what a session, or the app at its last end, left behind. */
function NotKept(): ReactNode {
  return <p className="option-note">{t('certificate.not-kept')}</p>
}
