import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serverCredentials } from '../../../../main/connections/server-credentials'
import { AppFailure } from '../../../../shared/errors/app-error'
import { serverFieldOf, type ServerField } from '../../../../shared/session/server-field'
import type { ServerTls } from '../../../../shared/session/server-profile'
import { testCertificates } from '../../../support/test-servers'

type Settings = Exclude<ServerTls, { kind: 'none' }>

/** What OpenSSL's command line makes. */
class Files {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-credentials-'))

  constructor() {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: this.#folder, stdio: 'ignore' })
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    openssl('req', '-x509', ...key, '-days', '2', '-keyout', 'key', '-out', 'cert', '-subj', '/CN=it/O=Example')
    openssl('genpkey', '-algorithm', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'other-key')
    openssl('pkcs8', '-topk8', '-in', 'key', '-passout', 'pass:right', '-out', 'encrypted')
    openssl('ec', '-in', 'key', '-aes128', '-passout', 'pass:right', '-out', 'encrypted-older')
    openssl('pkcs12', '-export', '-in', 'cert', '-inkey', 'key', '-passout', 'pass:right', '-out', 'pfx')
    openssl('pkcs12', '-export', '-in', 'cert', '-nokeys', '-passout', 'pass:right', '-out', 'pfx-without-key')
  }

  text(name: string): string {
    return readFileSync(path.join(this.#folder, name), 'utf8')
  }

  base64(name: string, length = Infinity): string {
    return readFileSync(path.join(this.#folder, name)).subarray(0, length).toString('base64')
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }
}

describe('serverCredentials', () => {
  let files: Files
  beforeAll(() => void (files = new Files()))
  afterAll(() => files.remove())

  const read = (settings: Settings, names: string[] = []) => serverCredentials(settings, names, testCertificates)
  const pem = (cert: string, key: string, passphrase = ''): Settings => ({
    kind: 'pem',
    cert: files.text(cert),
    key: files.text(key),
    passphrase,
  })
  const pfx = (base64: string, passphrase: string): Settings => ({ kind: 'pfx', base64, passphrase })

  it.each<[string, () => Settings]>([
    ['a certificate and its key', () => pem('cert', 'key')],
    ['an encrypted key', () => pem('cert', 'encrypted', 'right')],
    ["an encrypted key in OpenSSL's older form", () => pem('cert', 'encrypted-older', 'right')],
    ['a PFX', () => pfx(files.base64('pfx'), 'right')],
  ])('knows the certificate of %s', async (_, settings) => {
    const { certificate } = await read(settings())
    expect(certificate.fingerprint256).toBe(new X509Certificate(files.text('cert')).fingerprint256)
  })

  it('has a self-signed certificate made for the names given and those of the settings', async () => {
    const { certificate } = await read({ kind: 'self-signed', names: ['b.example'] }, ['localhost'])
    expect(certificate.subjectAltName).toBe('DNS:localhost, DNS:b.example')
  })

  it.each<[string, () => Settings, string, ServerField]>([
    ['a certificate that is none', () => pem('key', 'key'), 'certificate-invalid', 'certificate'],
    ['a key that is none', () => pem('cert', 'cert'), 'key-invalid', 'key'],
    ['the key of another certificate', () => pem('cert', 'other-key'), 'key-mismatch', 'key'],
    ['an encrypted key without passphrase', () => pem('cert', 'encrypted'), 'passphrase-missing', 'passphrase'],
    ['a wrong passphrase', () => pem('cert', 'encrypted', 'wrong'), 'passphrase-wrong', 'passphrase'],
    ['a wrong passphrase of an older key', () => pem('cert', 'encrypted-older', 'x'), 'passphrase-wrong', 'passphrase'],
    ['a wrong passphrase of a PFX', () => pfx(files.base64('pfx'), 'wrong'), 'passphrase-wrong', 'passphrase'],
    ['a PFX that is none', () => pfx('aGVsbG8gd29ybGQ=', 'right'), 'pfx-invalid', 'pfx'],
    ['no PFX yet', () => pfx('', ''), 'file-missing', 'pfx'],
    ['half a PFX', () => pfx(files.base64('pfx', 200), 'right'), 'pfx-invalid', 'pfx'],
    ['a PFX without a key', () => pfx(files.base64('pfx-without-key'), 'right'), 'pfx-invalid', 'pfx'],
  ])('says beside its field what is wrong with %s', async (_, settings, code, field) => {
    const failure: unknown = await read(settings()).catch((error: unknown) => error)
    if (!(failure instanceof AppFailure)) throw new Error('no AppFailure', { cause: failure })
    expect(failure.error.code).toBe(code)
    expect(serverFieldOf(failure.error.code)).toBe(field)
  })
})
