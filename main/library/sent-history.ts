import { createHash } from 'node:crypto'
import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { composedMessageSchema, type ComposedMessage } from '../../shared/composer/composed-message'
import { readFormat, writeFormat, type FileFormat } from '../../shared/files/file-format'
import { HISTORY_BYTES, HISTORY_LENGTH, sameMessage } from '../../shared/library/history-bounds'
import { OneAtATime } from '../files/one-at-a-time'
import { OWNER_ONLY, writeFileWhole } from '../files/write-file-whole'

const historyFormat: FileFormat<{ sent: ComposedMessage[] }> = {
  name: 'framescope-history',
  version: 1,
  schema: z.object({ sent: z.array(composedMessageSchema) }),
  migrations: {},
}

/** What was sent with each profile, newest first: a file for each, bounded in number and size. */
export class SentHistory {
  readonly #queue = new OneAtATime()
  readonly #known = new Map<string, readonly ComposedMessage[]>()

  constructor(private readonly folder: string) {}

  /** `null`: what was sent without a profile. A file that cannot be read is put aside. */
  read(profile: string | null): Promise<readonly ComposedMessage[]> {
    return this.#queue.run(() => this.#read(fileOf(profile)))
  }

  /** What was sent twice in a row is kept once, and not at all what is too large to be kept by itself. */
  remember(profile: string | null, message: ComposedMessage): Promise<void> {
    return this.#queue.run(async () => {
      const file = fileOf(profile)
      const before = await this.#read(file)
      const [latest] = before
      if ((latest !== undefined && sameMessage(latest, message)) || bounded([message]).length === 0) return
      const sent = bounded([message, ...before])
      this.#known.set(file, sent)
      await mkdir(this.folder, { recursive: true })
      // What was sent may hold what nobody else is to read.
      await writeFileWhole(path.join(this.folder, file), writeFormat(historyFormat, { sent: [...sent] }), OWNER_ONLY)
    })
  }

  async #read(file: string): Promise<readonly ComposedMessage[]> {
    const known = this.#known.get(file)
    if (known !== undefined) return known
    const whole = path.join(this.folder, file)
    const text = await readFile(whole, 'utf8').catch(() => null)
    const reading = text === null ? null : readFormat(historyFormat, text)
    if (reading?.ok === false) await rename(whole, `${whole}.unreadable`)
    const sent = reading?.ok ? reading.value.value.sent : []
    this.#known.set(file, sent)
    return sent
  }
}

/** An id from a file of the workspace is no name for a file. */
const fileOf = (profile: string | null): string =>
  profile === null ? 'none.json' : `${createHash('sha256').update(profile).digest('hex').slice(0, 32)}.json`

function bounded(messages: readonly ComposedMessage[]): readonly ComposedMessage[] {
  let bytes = 0
  const kept = messages.slice(0, HISTORY_LENGTH)
  const beyond = kept.findIndex((message) => (bytes += Buffer.byteLength(JSON.stringify(message))) > HISTORY_BYTES)
  return beyond === -1 ? kept : kept.slice(0, beyond)
}
