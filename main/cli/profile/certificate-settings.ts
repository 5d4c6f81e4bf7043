import type { CertificateSettings } from '../../../shared/session/certificate-settings'
import type { GivenArguments } from '../arguments/given-arguments'
import type { ArgumentFiles } from './argument-files'

/** What an endpoint proves itself with, as it was given; `null` where nothing was. */
export async function readCertificate(
  given: GivenArguments,
  files: ArgumentFiles,
): Promise<CertificateSettings | null> {
  given.exclude('cert', 'pfx')
  given.exclude('key', 'pfx')
  given.require('cert', 'key')
  given.require('key', 'cert')
  const passphrase = files.variableOf(given, 'passphrase-env')
  const pfx = given.find('pfx')
  if (pfx !== null) return { kind: 'pfx', base64: (await files.bytes(pfx)).toString('base64'), passphrase }
  if (!given.has('cert')) return null
  return { kind: 'pem', cert: await files.textOf(given, 'cert'), key: await files.textOf(given, 'key'), passphrase }
}
