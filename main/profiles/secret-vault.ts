import { readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { readFormat, writeFormat, type FileFormat } from '../../shared/files/file-format'
import { OneAtATime } from '../files/one-at-a-time'
import { OWNER_ONLY, writeFileWhole } from '../files/write-file-whole'

/** What the system encrypts with, for this user alone. */
export interface Cipher {
  /** Without a keyring there is nothing to encrypt with that others do not have too. */
  available(): boolean
  encrypt(text: string): Uint8Array
  /** Throws for what another user or computer has encrypted. */
  decrypt(bytes: Uint8Array): string
}

/** Encrypted, as base64. */
type Kept = Readonly<Record<string, string>>

const vaultFormat: FileFormat<{ secrets: Record<string, string> }> = {
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
  readonly #queue = new OneAtATime()
  readonly #known = new Map<string, string>()
  #kept: Kept = {}

  constructor(
    private readonly file: string,
    private readonly cipher: Cipher,
  ) {}

  /** To be awaited before anything is asked. A file that cannot be read is put aside, for the next one not to replace it. */
  async open(): Promise<void> {
    const text = await readFile(this.file, 'utf8').catch(() => null)
    const reading = text === null ? null : readFormat(vaultFormat, text)
    if (reading?.ok) this.#kept = reading.value.value.secrets
    else if (reading !== null) await rename(this.file, `${this.file}.unreadable`)
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

  put(secrets: ReadonlyMap<string, string>): Promise<void> {
    return this.#queue.run(async () => {
      const changed = [...secrets].filter(([id, secret]) => this.get(id) !== secret)
      for (const [id, secret] of changed) this.#known.set(id, secret)
      if (changed.length === 0 || !this.lasting) return
      const encrypted = changed.map(([id, secret]) => [id, Buffer.from(this.cipher.encrypt(secret)).toString('base64')])
      await this.#write({ ...this.#kept, ...Object.fromEntries(encrypted) })
    })
  }

  forget(ids: readonly string[]): Promise<void> {
    return this.#queue.run(async () => {
      for (const id of ids) this.#known.delete(id)
      const left = Object.entries(this.#kept).filter(([id]) => !ids.includes(id))
      if (left.length < Object.keys(this.#kept).length) await this.#write(Object.fromEntries(left))
    })
  }

  /** `null` too where the keyring is another one than it was, or not open. */
  #decrypted(id: string): string | null {
    const encrypted = Object.hasOwn(this.#kept, id) ? this.#kept[id] : undefined
    if (encrypted === undefined || !this.lasting) return null
    try {
      return this.cipher.decrypt(Buffer.from(encrypted, 'base64'))
    } catch {
      return null
    }
  }

  async #write(secrets: Kept): Promise<void> {
    await writeFileWhole(this.file, writeFormat(vaultFormat, { secrets: { ...secrets } }), OWNER_ONLY)
    this.#kept = secrets
  }
}
