import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { composedMessageSchema, type ComposedMessage } from '../../shared/composer/composed-message'
import type { FileFormat } from '../../shared/files/file-format'
import { HISTORY_BYTES, HISTORY_LENGTH, sameMessage } from '../../shared/library/history-bounds'
import { OwnFile } from '../files/own-file'
import { OWNER_ONLY } from '../files/write-file-whole'

interface Sent {
  readonly sent: readonly ComposedMessage[]
}

const historyFormat: FileFormat<Sent> = {
  name: 'framescope-history',
  version: 1,
  schema: z.object({ sent: z.array(composedMessageSchema) }),
  migrations: {},
}

/** What was sent with each profile, newest first: a file for each, bounded in number and size. */
export class SentHistory {
  readonly #files = new Map<string, OwnFile<Sent>>()

  constructor(private readonly folder: string) {}

  /** `null`: what was sent without a profile. */
  async read(profile: string | null): Promise<readonly ComposedMessage[]> {
    return (await this.#fileOf(profile).read()).sent
  }

  /** What was sent twice in a row is kept once, and not at all what is too large to be kept by itself. */
  remember(profile: string | null, message: ComposedMessage): Promise<void> {
    return this.#fileOf(profile).change((before) => {
      const [latest] = before.sent
      const isLeftOut = (latest !== undefined && sameMessage(latest, message)) || bounded([message]).length === 0
      return isLeftOut ? before : { sent: bounded([message, ...before.sent]) }
    })
  }

  /** Of profiles that there are no more. */
  async forget(profiles: readonly string[]): Promise<void> {
    for (const profile of profiles) {
      this.#files.delete(nameOf(profile))
      await rm(path.join(this.folder, nameOf(profile)), { force: true })
    }
  }

  /** Resolves when nothing more is written that was asked so far. */
  async stop(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => file.settled()))
  }

  #fileOf(profile: string | null): OwnFile<Sent> {
    const name = nameOf(profile)
    const known = this.#files.get(name)
    if (known !== undefined) return known
    // What was sent may hold what nobody else is to read.
    const options = { format: historyFormat, empty: { sent: [] }, mode: OWNER_ONLY }
    const file = new OwnFile({ file: path.join(this.folder, name), ...options })
    this.#files.set(name, file)
    return file
  }
}

/** An id from a file of the workspace is no name for a file. */
const nameOf = (profile: string | null): string =>
  profile === null ? 'none.json' : `${createHash('sha256').update(profile).digest('hex').slice(0, 32)}.json`

function bounded(messages: readonly ComposedMessage[]): readonly ComposedMessage[] {
  let bytes = 0
  const kept = messages.slice(0, HISTORY_LENGTH)
  const beyond = kept.findIndex((message) => (bytes += Buffer.byteLength(JSON.stringify(message))) > HISTORY_BYTES)
  return beyond === -1 ? kept : kept.slice(0, beyond)
}
