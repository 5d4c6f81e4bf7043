import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { replayHeadSchema, replayLineSchema, type ReplayLine } from '../../shared/replay/replay-line'
import { ReplayRecord } from './replay-record'

const EXTENSION = '.ndjson'

/** A folder of replays: one folder a session, one file a replay. */
export class ReplayStore {
  /** Files whose last line may have been left half. */
  readonly #torn = new Set<string>()

  constructor(private readonly folder: string) {}

  /** Adds lines to the file of a replay, and begins it with the first one. Fails with `replay-write-failed`. */
  async append(session: string, replay: string, lines: readonly ReplayLine[]): Promise<void> {
    const file = this.#fileOf(session, replay)
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
      await appendFile(file, this.#torn.has(file) ? `\n${text}` : text, { mode: 0o600 })
      this.#torn.delete(file)
    } catch (cause) {
      this.#torn.add(file)
      const problem = cause instanceof Error ? cause.message : String(cause)
      throw new AppFailure(appError('replay-write-failed', { problem }), { cause })
    }
  }

  /** Ids of a session's replays. */
  async list(session: string): Promise<readonly string[]> {
    const entries = await readdir(this.#folderOf(session)).catch((failure: unknown) => {
      if (isMissing(failure)) return []
      throw failure
    })
    return entries.filter((name) => name.endsWith(EXTENSION)).map((name) => name.slice(0, -EXTENSION.length))
  }

  /** What a crash left half is passed over. Fails with `replay-not-found` and `replay-unreadable`. */
  async read(session: string, replay: string): Promise<ReplayRecord> {
    const text = await readFile(this.#fileOf(session, replay), 'utf8').catch((cause: unknown) => {
      throw new AppFailure(appError(isMissing(cause) ? 'replay-not-found' : 'replay-unreadable', { replay }), { cause })
    })
    const [first = '', ...rest] = text.split('\n')
    const head = replayHeadSchema.safeParse(parsed(first))
    if (!head.success) throw new AppFailure(appError('replay-unreadable', { replay }))
    const record = new ReplayRecord(head.data)
    for (const line of rest) {
      const reading = replayLineSchema.safeParse(parsed(line))
      if (reading.success) record.take(reading.data)
    }
    return record
  }

  async delete(session: string, replay: string): Promise<void> {
    await rm(this.#fileOf(session, replay), { force: true })
  }

  async deleteOf(session: string): Promise<void> {
    await rm(this.#folderOf(session), { recursive: true, force: true })
  }

  #fileOf(session: string, replay: string): string {
    return path.join(this.#folderOf(session), safeName(replay) + EXTENSION)
  }

  #folderOf(session: string): string {
    return path.join(this.folder, safeName(session))
  }
}

/** Ids come from the window: each names something in its folder, or nothing. */
function safeName(id: string): string {
  if (id === '' || id === '.' || id === '..' || id.includes('\0') || path.basename(id) !== id)
    throw new AppFailure(appError('replay-not-found', { replay: id }))
  return id
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

const isMissing = (failure: unknown): boolean => (failure as NodeJS.ErrnoException).code === 'ENOENT'
