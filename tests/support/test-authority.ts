import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * An authority of its own with what it has signed, made by OpenSSL's command line: a server for `name.test` and
 * 127.0.0.1, and a client whose key and PFX have the passphrase `right`.
 */
export class TestAuthority {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-authority-'))
  readonly ca: string
  readonly server: { readonly cert: string; readonly key: string }
  readonly client: { readonly cert: string; readonly key: string; readonly pfx: string }

  constructor() {
    this.#openssl('req', '-x509', ...newKey('ca'), '-out', 'ca', '-subj', '/CN=Test Authority')
    this.#sign('server', 'subjectAltName=DNS:name.test,IP:127.0.0.1')
    this.#sign('client', 'extendedKeyUsage=clientAuth')
    const password = ['-passout', 'pass:right']
    this.#openssl('pkcs8', '-topk8', '-in', 'client.key', ...password, '-out', 'client.encrypted')
    this.#openssl('pkcs12', '-export', '-in', 'client', '-inkey', 'client.key', ...password, '-out', 'client.pfx')
    this.ca = this.#read('ca').toString()
    this.server = { cert: this.#read('server').toString(), key: this.#read('server.key').toString() }
    this.client = {
      cert: this.#read('client').toString(),
      key: this.#read('client.encrypted').toString(),
      pfx: this.#read('client.pfx').toString('base64'),
    }
    rmSync(this.#folder, { recursive: true })
  }

  #sign(name: string, extension: string): void {
    writeFileSync(path.join(this.#folder, `${name}.extension`), extension)
    this.#openssl('req', ...newKey(name), '-out', `${name}.request`, '-subj', `/CN=${name}`)
    const authority = ['-CA', 'ca', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2']
    const paths = ['-in', `${name}.request`, '-out', name, '-extfile', `${name}.extension`]
    this.#openssl('x509', '-req', ...authority, ...paths)
  }

  #openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.#folder, stdio: 'ignore' })
  }

  #read(name: string): Buffer {
    return readFileSync(path.join(this.#folder, name))
  }
}

const newKey = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`]
