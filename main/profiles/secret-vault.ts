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
  /** Ids of those that files do not refer to any more, or may never have referred to. */
  readonly givenUp: readonly string[]
}

const vaultFormat: FileFormat<Vault> = {
  name: 'framescope-secrets',
  version: 1,
  schema: z.object({ secrets: z.record(z.string(), z.string()), givenUp: z.array(z.string()).default([]) }),
  migrations: {},
}

const isKnown = (entry: readonly [string, string | null]): entry is [string, string] => entry[1] !== null

/**
 * Secrets by their ids, each of which stands for one secret for ever. They are kept in one file outside of every workspace, encrypted by the system; where it cannot, in
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
    this.#file = new OwnFile({ file, format: vaultFormat, empty: { secrets: {}, givenUp: [] }, mode: OWNER_ONLY })
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

  /** All that are known here, by their ids. */
  all(): ReadonlyMap<string, string> {
    const ids = new Set([...Object.keys(this.#file.value.secrets), ...this.#known.keys()])
    return new Map([...ids].map((id) => [id, this.get(id)] as const).filter(isKnown))
  }

  /**
   * For a file that is written then: it refers to none that is not kept. With them goes what could not be written until now.
   * Fails as `OwnFile.change` does; then none of them is known.
   *
   * @param before those that it referred to: of them, what is not among the others now is given up
   */
  async put(secrets: ReadonlyMap<string, string>, before: readonly string[] = []): Promise<void> {
    if (this.lasting)
      await this.#file.change((vault) => {
        const unwritten = [...this.#known, ...secrets].filter(
          ([id, secret]) => !Object.hasOwn(vault.secrets, id) || this.get(id) !== secret,
        )
        const kept = { ...vault, secrets: { ...vault.secrets, ...this.#encrypted(unwritten) } }
        // New ones too: writing the file may fail.
        const givenUp = [...before.filter((id) => !secrets.has(id)), ...unwritten.map(([id]) => id)]
        return withGivenUp(unwritten.length === 0 ? vault : kept, givenUp)
      })
    for (const [id, secret] of secrets) this.#known.set(id, secret)
  }

  /** They are forgotten by `forgetUnused`, not now: what was deleted may be brought back. */
  async giveUp(ids: readonly string[]): Promise<void> {
    // Where that cannot be noted, they are kept.
    await this.#file.change((vault) => withGivenUp(vault, ids)).catch(() => {})
  }

  /** @param usedOf which of those that were given up somebody refers to all the same: they are kept */
  async forgetUnused(usedOf: (ids: readonly string[]) => Promise<ReadonlySet<string>>): Promise<void> {
    const { givenUp } = await this.#file.read()
    if (givenUp.length === 0) return
    const used = await usedOf(givenUp)
    const unused = new Set(givenUp.filter((id) => !used.has(id)))
    await this.#file.change((vault) => ({
      secrets: Object.fromEntries(Object.entries(vault.secrets).filter(([id]) => !unused.has(id))),
      givenUp: vault.givenUp.filter((id) => !givenUp.includes(id)),
    }))
    for (const id of unused) this.#known.delete(id)
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

/** Of those that are kept. */
function withGivenUp(vault: Vault, ids: readonly string[]): Vault {
  const added = new Set(ids.filter((id) => Object.hasOwn(vault.secrets, id) && !vault.givenUp.includes(id)))
  return added.size === 0 ? vault : { ...vault, givenUp: [...vault.givenUp, ...added] }
}
