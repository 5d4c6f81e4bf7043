import { X509Certificate } from 'node:crypto'
import net from 'node:net'
import tls from 'node:tls'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { parseCertificateName } from '../../shared/session/certificate-name'
import { tlsVersions, type ClientTls } from '../../shared/session/client-tls'
import { endpointCredentials, failingWith } from './endpoint-credentials'

/**
 * What a client meets TLS with. Throws `AppFailure` where that cannot work, whatever the server does.
 *
 * @param host of the URL
 * @param verify refuses certificates that do not verify
 */
export function clientTlsOptions(settings: ClientTls, host: string, verify: boolean): tls.ConnectionOptions {
  const { certificate } = settings
  return {
    ...trust(settings, verify),
    ALPNProtocols: ['http/1.1'],
    ...serverName(settings.serverName, host),
    ...(certificate.kind !== 'none' && endpointCredentials(certificate).options),
    ...versions(settings),
  }
}

/** Whom a client believes: also where TLS is spoken with a proxy. */
export const trust = ({ ca }: ClientTls, verify: boolean): tls.ConnectionOptions => ({
  rejectUnauthorized: verify,
  ...(ca !== '' && { ca: [...tls.rootCertificates, ...certificatesIn(ca)] }),
})

function serverName(name: string, host: string): tls.ConnectionOptions {
  // SNI is for names alone (RFC 6066 §3).
  if (name === '') return net.isIP(host) === 0 ? { servername: host } : {}
  if (parseCertificateName(name)?.type !== 'dns') throw new AppFailure(appError('server-name-invalid', { name }))
  return { servername: name }
}

const PEM_CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----/g

/** One by one: OpenSSL stops at the first that it cannot read, and says nothing. */
function certificatesIn(ca: string): readonly string[] {
  const certificates = ca.match(PEM_CERTIFICATE)
  if (certificates === null) throw new AppFailure(appError('ca-invalid', { problem: 'no-certificate' }))
  for (const each of certificates) failingWith('ca-invalid', () => new X509Certificate(each))
  return certificates
}

function versions({ minVersion, maxVersion }: ClientTls): tls.ConnectionOptions {
  if (minVersion !== null && maxVersion !== null && age(minVersion) > age(maxVersion))
    throw new AppFailure(appError('tls-versions-crossed', { min: minVersion, max: maxVersion }))
  // The library's own least version may be above the greatest that is asked for.
  const least = minVersion ?? (maxVersion !== null && isOutdated(maxVersion) ? maxVersion : null)
  return {
    ...(least !== null && { minVersion: least }),
    ...(maxVersion !== null && { maxVersion }),
    ...(least !== null && isOutdated(least) && outdatedCiphers()),
  }
}

type TlsVersion = (typeof tlsVersions)[number]

/** The older the less. */
const age = (version: TlsVersion): number => tlsVersions.indexOf(version)
/** RFC 8996. Not spoken unless it is asked for. */
const isOutdated = (version: TlsVersion): boolean => age(version) < age('TLSv1.2')

/** OpenSSL 3 speaks what is older than TLS 1.2 only at its lowest level of security; BoringSSL knows no levels. */
function outdatedCiphers(): tls.ConnectionOptions {
  const ciphers = 'DEFAULT@SECLEVEL=0'
  try {
    tls.createSecureContext({ ciphers })
    return { ciphers }
  } catch {
    return {}
  }
}
