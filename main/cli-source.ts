import { randomUUID } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { version } from '../package.json'
import { AppFailure, appError } from '../shared/errors/app-error'
import { CaptureStore } from './capture/capture-store'
import type { WithRecording } from './cli/ports'
import { ImportService } from './import/import-service'

/** Captures begin with it. */
const MAGIC = 'FSB'

/** A capture is read where it is; what another program wrote is imported, as the app does, into one that is gone afterwards. */
export const withRecording: WithRecording = async (file, number, work) => {
  if (await isCapture(file)) return await work(file)
  const folder = await mkdtemp(path.join(tmpdir(), 'framescope-import-'))
  try {
    const imports = new ImportService({
      captures: new CaptureStore(folder),
      version,
      newId: randomUUID,
      now: () => performance.now(),
      onProgress: () => {},
    })
    const sessions = (await imports.start(file)) ?? []
    const { id } = chosen(sessions, number)
    return await work(path.join(folder, `${id}.framescope`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function chosen<Session>(sessions: readonly Session[], number: number | null): Session {
  const argument = '--session'
  const count = String(sessions.length)
  if (number === null && sessions.length > 1)
    throw new AppFailure(appError('argument-session-missing', { argument, count }))
  const session = sessions[(number ?? 1) - 1]
  if (session !== undefined) return session
  const params = { argument, value: String(number), least: '1', most: count }
  throw new AppFailure(appError('argument-not-number', params))
}

async function isCapture(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
      return buffer.toString('latin1', 0, bytesRead) === MAGIC
    } finally {
      await handle.close()
    }
  } catch (cause) {
    const { code: problem = String(cause) } = cause as NodeJS.ErrnoException
    throw new AppFailure(appError('argument-file-unreadable', { argument: '<capture>', file, problem }), { cause })
  }
}
