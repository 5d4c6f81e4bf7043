import { z } from 'zod'
import type { FileFormat } from '../../shared/files/file-format'
import { OwnFile } from '../files/own-file'
import { OWNER_ONLY } from '../files/write-file-whole'

/** What the system encrypts with, for this user alone. */
export interface Cipher {
  /** Without a keyring there is nothing to encrypt with that others do not have too. */
  available(): boolean
  encrypt(text: string): Uint8Array
  /** Throws for what another user or computer has encrypted. */
  decrypt(bytes: Uint8Array): string
}

interface Vault {
  /** By id, encrypted, as base64. */
  readonly secrets: Readonly<Record<string, string>>
}

const vaultFormat: FileFormat<Vault> = {
  name: 'framescope-secrets',
  version: 1,
  schema: z.object({ secrets: z.record(z.string(), z.string()) }),
  migrations: {},
}

/**
 * Secrets by their ids. They are kept in one file outside of every workspace, encrypted by the system; where it cannot, in
 * memory, for this run. Each is decrypted when it is asked for: the system may ask the user first.
 */
export class SecretVault {
  readonly #file: OwnFile<Vault>
  /** Those of this run, some of them in memory alone. */
  readonly #known = new Map<string, string>()

  constructor(
    file: string,
    private readonly cipher: Cipher,
  ) {
    this.#file = new OwnFile({ file, format: vaultFormat, empty: { secrets: {} }, mode: OWNER_ONLY })
  }

  /** To be awaited before anything is asked. What is wrong with the file, `put` says. */
  async open(): Promise<void> {
    await this.#file.read().catch(() => {})
  }

  /** Whether secrets outlive the app. */
  get lasting(): boolean {
    return this.cipher.available()
  }

  /** `null`: not known here. */
  get(id: string): string | null {
    const secret = this.#known.get(id) ?? this.#decrypted(id)
    if (secret !== null) this.#known.set(id, secret)
    return secret
  }

  /** With them goes what could not be written until now. Fails as `OwnFile.change` does; then none of them is known. */
  async put(secrets: ReadonlyMap<string, string>): Promise<void> {
    if (this.lasting)
      await this.#file.change((vault) => {
        const unwritten = [...this.#known, ...secrets].filter(
          ([id, secret]) => !Object.hasOwn(vault.secrets, id) || this.get(id) !== secret,
        )
        return unwritten.length === 0 ? vault : { secrets: { ...vault.secrets, ...this.#encrypted(unwritten) } }
      })
    for (const [id, secret] of secrets) this.#known.set(id, secret)
  }

  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#known.delete(id)
    await this.#file.change((vault) => {
      const left = Object.entries(vault.secrets).filter(([id]) => !ids.includes(id))
      return left.length < Object.keys(vault.secrets).length ? { secrets: Object.fromEntries(left) } : vault
    })
  }

  #encrypted(secrets: readonly (readonly [string, string])[]): Record<string, string> {
    return Object.fromEntries(
      secrets.map(([id, secret]) => [id, Buffer.from(this.cipher.encrypt(secret)).toString('base64')]),
    )
  }

  /** `null` too where the keyring is another one than it was, or not open. */
  #decrypted(id: string): string | null {
    const { secrets } = this.#file.value
    const encrypted = Object.hasOwn(secrets, id) ? secrets[id] : undefined
    if (encrypted === undefined || !this.lasting) return null
    try {
      return this.cipher.decrypt(Buffer.from(encrypted, 'base64'))
    } catch {
      return null
    }
  }
}
