import { X509Certificate } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { parseCertificateName, type CertificateName } from '../../shared/session/certificate-name'
import { OneAtATime } from '../files/one-at-a-time'
import { OWNER_ONLY, writeFileWhole } from '../files/write-file-whole'
import type { CertificateWithKey } from './self-signed-certificate'

const keptSchema = z.object({ names: z.array(z.string()), cert: z.string(), key: z.string() })
type Kept = z.infer<typeof keptSchema>

/** With less than this left, a certificate is made anew. */
const RENEW_BEFORE_MS = 30 * 24 * 3_600_000
/** Addresses change with every network that a machine is taken to: the oldest names go. */
const MAX_NAMES = 128

/**
 * The self-signed certificate of this installation, kept in a file that its owner alone can read, so that a client that
 * trusts it once trusts it at the next start. A name that it does not have yet, or age, makes it anew, with the key that
 * there is: who trusts the key goes on doing so.
 */
export class KeptCertificate {
  /** Two servers that start at once get the same certificate. */
  readonly #queue = new OneAtATime()

  /** @param now milliseconds since 1970 */
  constructor(
    private readonly file: string,
    private readonly now: () => number,
  ) {}

  /** One that vouches for all of these. Fails with `certificate-name-invalid` or `certificate-not-kept`. */
  async selfSigned(names: readonly string[]): Promise<CertificateWithKey> {
    const asked = names.map(parseName)
    return await this.#queue.run(async () => {
      const kept = await this.#read()
      if (kept !== null && this.#isGood(kept) && asked.every(({ value }) => kept.names.includes(value))) return kept
      return await this.#make([...asked, ...(kept?.names ?? []).map(parseName)], kept?.key ?? null)
    })
  }

  /** The next one is made with a new key. */
  forget(): Promise<void> {
    return this.#queue.run(() => rm(this.file, { force: true }))
  }

  async #make(names: readonly CertificateName[], key: string | null): Promise<Kept> {
    const distinct = [...new Map(names.map((name) => [name.value, name])).values()].slice(0, MAX_NAMES)
    // A large library, and few need it.
    const { makeSelfSigned } = await import('./self-signed-certificate')
    const made = { names: distinct.map(({ value }) => value), ...(await makeSelfSigned(distinct, key, this.now())) }
    try {
      await writeFileWhole(this.file, JSON.stringify(made), OWNER_ONLY)
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause)
      throw new AppFailure(appError('certificate-not-kept', { problem }), { cause })
    }
    return made
  }

  /** `null` where there is none, or what there is has been tampered with. */
  async #read(): Promise<Kept | null> {
    try {
      const kept = keptSchema.parse(JSON.parse(await readFile(this.file, 'utf8')))
      // Throws for what is no certificate.
      void new X509Certificate(kept.cert)
      return kept
    } catch {
      return null
    }
  }

  #isGood({ cert }: Kept): boolean {
    return Date.parse(new X509Certificate(cert).validTo) - this.now() > RENEW_BEFORE_MS
  }
}

function parseName(text: string): CertificateName {
  const name = text.trim()
  const parsed = parseCertificateName(/^\p{ASCII}*$/u.test(name) ? name : domainToASCII(name))
  if (parsed === null) throw new AppFailure(appError('certificate-name-invalid', { name: text }))
  return parsed
}
