import type { RecordingState, SessionHead, SessionSummary } from '../../shared/session/session-summary'
import { readHead, readLastEnd } from './capture-head'
import { CaptureReader } from './capture-reader'
import { endingOf, type EndRecord } from './end-record'
import { openCaptureFile } from './open-capture-file'

/** Describes a stored capture by its head and its end; one that was cut off has to be walked to count its events. */
export async function summarizeCapture(path: string): Promise<SessionSummary> {
  return (await summarizeEnded(path)) ?? (await summarizeWalked(path))
}

function summarizeEnded(path: string): Promise<SessionSummary | null> {
  return openCaptureFile(path, async (file) => {
    const head = await readHead(file, path)
    const end = await readLastEnd(file, await file.size())
    const fileLength = await file.storedBytes()
    await file.close()
    if (end === null) return null
    const { state, error, counts, letGo } = end
    const recording = recordingOf(end)
    return {
      head: { ...head, ...importedIn(end) },
      state,
      ending: endingOf(end),
      counts,
      letGo,
      fileLength,
      damage: [],
      error,
      recording,
    }
  })
}

async function summarizeWalked(path: string): Promise<SessionSummary> {
  const reader = await CaptureReader.open(path)
  const { head, ending, counts, letGoCounts: letGo, damage, outcome } = reader
  const fileLength = await reader.storedBytes()
  await reader.close()
  const recording = outcome === null ? recordedAll : recordingOf(outcome)
  const [state, error] = [outcome?.state ?? 'closed', outcome?.error ?? null] as const
  const known = { ...head, ...importedIn(outcome) }
  return { head: known, state, ending, counts, letGo, fileLength, damage, error, recording }
}

/** Of a capture that was recorded elsewhere, the end tells. */
const importedIn = (end: EndRecord | null): Pick<SessionHead, 'imported'> =>
  end?.imported === undefined ? {} : { imported: end.imported }

const recordedAll: RecordingState = { state: 'on' }

const recordingOf = ({ notRecorded }: EndRecord): RecordingState =>
  notRecorded === null ? recordedAll : { state: 'stopped', ...notRecorded }
