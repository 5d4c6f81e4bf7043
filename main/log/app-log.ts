import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import log from 'electron-log/node'
import { AppFailure } from '../../shared/errors/app-error'
import type { Fault } from '../../shared/errors/fault'
import { stackFrames } from '../../shared/errors/stack-frames'
import { shortenPaths, type NamedPlace } from './shorten-paths'

/** What a line says beside its words: never anything that was sent, received or typed. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

/** At this size a file becomes the old one, and the old one goes. */
const MAX_BYTES = 1024 * 1024

/** What is kept of a file that cannot become the old one, as on Windows while somebody reads it. */
const CROPPED_BYTES = MAX_BYTES / 4

/**
 * What happened to the app itself, in a file beside its other ones and, while it is developed, on the console. A line is
 * on disk before the next thing happens, so that the last one before a crash is there.
 */
export class AppLog {
  readonly #log = log.create({ logId: 'framescope' })

  /**
   * @param toConsole the least level that the console shows, `false` for none
   * @param places what places are called, so that no path says whose they are
   */
  constructor(
    readonly file: string,
    toConsole: 'error' | 'info' | false,
    private readonly places: readonly NamedPlace[],
  ) {
    const { transports } = this.#log
    transports.console.level = toConsole
    transports.file.maxSize = MAX_BYTES
    transports.file.format = '{iso} {level} {text}'
    transports.file.resolvePathFn = () => file
    transports.file.archiveLogFn = (full) => {
      try {
        renameSync(file, oldOf(file))
      } catch {
        const last = lastLines(readFileSync(file), CROPPED_BYTES)
        if (full.clear()) writeFileSync(file, last, { flag: 'a' })
      }
    }
  }

  info(what: string, facts: LogFacts = {}): void {
    this.#log.info(line(what, facts))
  }

  warn(what: string, facts: LogFacts = {}): void {
    this.#log.warn(line(what, facts))
  }

  /** `failure`: what was thrown. Its message stays out: it may quote what somebody typed or received. */
  error(what: string, failure: unknown, facts: LogFacts = {}): void {
    this.#thrown(line(what, { ...facts, ...kindOf(failure) }), stackFrames(failure))
  }

  /** The same of something that was thrown elsewhere, of which its name and where it was thrown were told. */
  fault(what: string, { name, frames }: Fault): void {
    this.#thrown(line(what, { error: name }), frames)
  }

  #thrown(what: string, frames: readonly string[]): void {
    this.#log.error([what, ...frames.map((frame) => shortenPaths(frame, this.places))].join('\n'))
  }

  /** The last of it, at most as many bytes, beginning with a whole line; empty where there is none. */
  async tail(bytes: number): Promise<string> {
    const file = await open(this.file).catch(() => null)
    if (file === null) return ''
    try {
      const { size } = await file.stat()
      const start = Math.max(0, size - bytes)
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(size - start), position: start })
      const last = buffer.subarray(0, bytesRead)
      return (start === 0 ? last : fromNextLine(last)).toString('utf8')
    } finally {
      await file.close()
    }
  }
}

/** At most as many bytes, beginning with a whole line. */
function lastLines(content: Buffer, bytes: number): Buffer {
  const start = Math.max(0, content.length - bytes)
  return start === 0 ? content : fromNextLine(content.subarray(start))
}

/** Without the line that it begins in the middle of. */
const fromNextLine = (content: Buffer): Buffer => content.subarray(content.indexOf('\n') + 1)

export const oldOf = (file: string): string => `${file}.old`

const line = (what: string, facts: LogFacts): string =>
  [what, ...Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ')

function kindOf(failure: unknown): LogFacts {
  if (failure instanceof AppFailure) return { code: failure.error.code }
  if (!(failure instanceof Error)) return { thrown: typeof failure }
  return { error: failure.name, code: 'code' in failure && typeof failure.code === 'string' ? failure.code : null }
}
