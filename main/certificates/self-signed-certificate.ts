// The library below asks for this one; it has to be there first.
import 'reflect-metadata'
import { createPrivateKey, createPublicKey, generateKeyPairSync, webcrypto, type KeyObject } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { CertificateName } from '../../shared/session/certificate-name'

/** Both as PEM. */
export interface CertificateWithKey {
  readonly cert: string
  readonly key: string
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const DAY_MS = 24 * 3_600_000
/** Some systems refuse a server's certificate that is good for more than 825 days, whoever vouches for it. */
const VALIDITY_MS = 730 * DAY_MS
/** Clocks of clients may be behind. */
const SKEW_MS = DAY_MS

/**
 * A certificate for a server that vouches for itself. It is no authority: whoever trusts it trusts these names, and lets
 * its key sign nothing else.
 *
 * @param key PEM of a key to use again; `null` makes one
 * @param now milliseconds since 1970
 */
export async function makeSelfSigned(
  names: readonly CertificateName[],
  key: string | null,
  now: number,
): Promise<CertificateWithKey> {
  const privateKey =
    key === null ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : createPrivateKey(key)
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Framescope self-signed',
    notBefore: new Date(now - SKEW_MS),
    notAfter: new Date(now + VALIDITY_MS),
    keys: await keyPair(privateKey),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([...names]),
    ],
  })
  return {
    cert: `${certificate.toString('pem')}\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

async function keyPair(key: KeyObject): Promise<webcrypto.CryptoKeyPair> {
  const secret = key.export({ type: 'pkcs8', format: 'der' })
  const open = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    privateKey: await webcrypto.subtle.importKey('pkcs8', secret, CURVE, false, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', open, CURVE, true, ['verify']),
  }
}
