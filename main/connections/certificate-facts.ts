import type { X509Certificate } from 'node:crypto'
import type { CertificateFacts } from '../../shared/session/certificate-facts'

export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    fingerprint: certificate.fingerprint256,
    subject: certificate.subject.split('\n').join(', '),
    // `DNS:localhost, IP Address:127.0.0.1`
    names: (certificate.subjectAltName?.split(', ') ?? []).map((entry) => entry.slice(entry.indexOf(':') + 1)),
    validUntil: Date.parse(certificate.validTo),
  }
}
