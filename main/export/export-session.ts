import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { exportFormats } from '../../shared/formats/export-format'
import type { ExportFormatId, ExportOptions } from '../../shared/formats/export-options'
import type { FormatContext } from '../../shared/formats/format-context'
import type { ExportedSession, ExportProgress } from '../../shared/formats/export-status'
import type { KnownSecret } from '../../shared/redaction/known-secret'
import type { Redactor } from '../../shared/redaction/redactor'
import type { EventChoice } from '../../shared/session/event-choice'
import { flushFolder, unfinishedBeside, WholeFile } from '../files/whole-file'
import { OWNER_ONLY } from '../files/write-file-whole'
import { createRedactor } from './create-redactor'
import { ConnectionLayout } from './connection-layout'
import { ExportRun } from './export-run'
import type { ExportSource } from './export-source'
import { FileLayout } from './file-layout'
import { FolderLayout } from './folder-layout'
import { Spool } from './spool'
import { connectionsOf, WireLayout, wireOf, wireOfEvents } from './wire-layout'

export interface ExportPlan {
  readonly format: ExportFormatId
  readonly choice: EventChoice
  readonly options: ExportOptions
  /** What is known to be secret, to be hidden with all that handshakes show to be; `null` writes all as it is. */
  readonly secrets: readonly KnownSecret[] | null
  /** Of the Framescope that exports. */
  readonly version: string
}

export interface ExportSteering {
  readonly signal?: AbortSignal
  /** Called now and then, at most about once in 10 ms. */
  readonly onProgress?: (progress: ExportProgress) => void
}

/**
 * Writes what was chosen of a session to a file, or to a folder for a format that has one. Events pass through one by one:
 * memory does not depend on how many they are. What is written takes its place when it is complete, and an older one stays
 * where that fails. Fails with `export-failed`, `export-cancelled`, and like the source.
 */
export async function exportSession(
  source: ExportSource,
  plan: ExportPlan,
  target: string,
  steering: ExportSteering = {},
): Promise<ExportedSession> {
  try {
    return await (exportFormats[plan.format].kind === 'folder'
      ? exportFolder(source, plan, target, steering)
      : exportFile(source, plan, target, steering))
  } catch (cause) {
    if (steering.signal?.aborted === true) throw new AppFailure(appError('export-cancelled'), { cause })
    if (cause instanceof AppFailure) throw cause
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AppFailure(appError('export-failed', { problem }), { cause })
  }
}

async function exportFile(
  source: ExportSource,
  plan: ExportPlan,
  target: string,
  steering: ExportSteering,
): Promise<ExportedSession> {
  const format = exportFormats[plan.format]
  const file = await WholeFile.create(target, OWNER_ONLY)
  const spool = format.kind === 'connections' ? await Spool.create(target) : null
  const write = (piece: Uint8Array): Promise<void> => {
    steering.signal?.throwIfAborted()
    return file.write(piece)
  }
  try {
    const redactor = plan.secrets && (await createRedactor(source, plan.secrets))
    const choice: EventChoice = format.kind === 'wire' ? { kind: 'all' } : plan.choice
    const run = new ExportRun(source, choice, format.takes === 'together', redactor, steering)
    const context = contextOf(source, plan, redactor)
    if (format.kind === 'session') await run.write(new FileLayout(format.create(context), write))
    if (format.kind === 'wire') {
      const wire = redactor ? wireOfEvents(source.head.mode) : wireOf(source)
      const connections = await connectionsOf(source, plan.choice)
      await run.write(new WireLayout(format.create(context), wire, connections, write))
    }
    if (format.kind === 'connections' && spool)
      await run.write(new ConnectionLayout(format.create(context), spool, write))
    await file.finish()
    return run.outcome
  } catch (failure) {
    await file.discard()
    throw failure
  } finally {
    await spool?.close()
  }
}

async function exportFolder(
  source: ExportSource,
  plan: ExportPlan,
  target: string,
  steering: ExportSteering,
): Promise<ExportedSession> {
  const kind = exportFormats[plan.format]
  const folder = unfinishedBeside(target)
  await mkdir(folder, { mode: 0o700 })
  try {
    const redactor = plan.secrets && (await createRedactor(source, plan.secrets))
    const run = new ExportRun(source, plan.choice, kind.takes === 'together', redactor, steering)
    if (kind.kind === 'folder') {
      const format = kind.create(contextOf(source, plan, redactor))
      const index = await WholeFile.create(path.join(folder, format.index), OWNER_ONLY)
      await run.write(new FolderLayout(format, folder, (piece) => index.write(piece)))
      await index.finish()
    }
    // Fails where there is something of that name: files of an older export are never mixed with these.
    await rename(folder, target)
    await flushFolder(path.dirname(target))
    return run.outcome
  } catch (failure) {
    await rm(folder, { recursive: true, force: true })
    throw failure
  }
}

export const contextOf = (
  source: ExportSource,
  { options, version }: ExportPlan,
  redactor: Redactor | null,
): FormatContext => ({
  head: redactor?.head ?? source.head,
  recording: source.recording,
  letGo: source.firstEvent,
  redacted: redactor !== null,
  version,
  options,
})
