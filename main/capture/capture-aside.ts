import { randomUUID } from 'node:crypto'
import { access, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { AppFailure } from '../../shared/errors/app-error'
import type { ConnectionRecorder } from '../../shared/session/recorder'
import type { RecordingState, SessionHead } from '../../shared/session/session-summary'
import { unfinishedIn } from '../files/whole-file'
import { removeUnfinished } from '../files/write-file-whole'
import { CaptureWriter } from './capture-writer'
import type { SessionOutcome } from './end-record'
import { captureFailure } from './open-capture-file'

/** A capture that is written beside the others and joins them when it is whole. */
export class CaptureAside {
  readonly #writer: CaptureWriter
  readonly #path: string
  readonly #head: SessionHead

  private constructor(writer: CaptureWriter, file: string, head: SessionHead) {
    this.#writer = writer
    this.#path = file
    this.#head = head
  }

  /** Rejects with the system's error. */
  static async begin(folder: string, head: SessionHead): Promise<CaptureAside> {
    const file = unfinishedIn(folder)
    return new CaptureAside(await CaptureWriter.create(file, head), file, head)
  }

  /** To be asked for once. */
  connection(number: number): ConnectionRecorder {
    return this.#writer.connectionNumbered(number)
  }

  get session(): ConnectionRecorder {
    return this.#writer.session
  }

  get congested(): boolean {
    return this.#writer.congested
  }

  whenDrained(): Promise<void> {
    return this.#writer.whenDrained()
  }

  get recording(): RecordingState {
    return this.#writer.recording
  }

  /**
   * From now on it is a capture of the folder. Resolves with its id there: that of its session, or a new one where
   * that is taken. Fails with `capture-write-failed`; then nothing is left of it.
   */
  async keep(outcome: SessionOutcome): Promise<string> {
    await this.#writer.close(outcome)
    const { recording } = this.#writer
    if (recording.state === 'on') return joinFolder(this.#path, this.#head.id)
    await rm(this.#path, { force: true })
    throw captureFailure(recording.error.code, recording.error.params)
  }

  async discard(): Promise<void> {
    await this.#writer.close({ state: 'cancelled', error: null })
    await rm(this.#path, { force: true })
  }
}

/**
 * Takes away what an app that was killed has left; nothing else, whoever's folder it is, and not what another computer writes
 * into a folder of both.
 */
export async function removeAsides(folder: string): Promise<void> {
  // What cannot be taken away now is at the next start.
  await removeUnfinished(folder).catch(() => {})
}

/** Gives a file that is whole its name among the captures, and never takes that of another. Resolves with the id. */
export async function joinFolder(file: string, wanted: string): Promise<string> {
  const folder = path.dirname(file)
  const id = await freeId(folder, wanted)
  try {
    await rename(file, capturePath(folder, id))
    return id
  } catch (cause) {
    await rm(file, { force: true })
    throw writeFailure(cause)
  }
}

/** That one, or a new one where it is taken. An id comes from a file of somebody else. */
export async function freeId(folder: string, wanted: string): Promise<string> {
  const isPlain = /^[\w-]{1,100}$/.test(wanted)
  return isPlain && !(await isThere(capturePath(folder, wanted))) ? wanted : randomUUID()
}

export const writeFailure = (cause: unknown): AppFailure =>
  captureFailure('capture-write-failed', { problem: cause instanceof Error ? cause.message : String(cause) }, cause)

export const capturePath = (folder: string, id: string): string => path.join(folder, `${id}.framescope`)

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
