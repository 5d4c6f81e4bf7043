import { commandLine } from '../../../shared/messages/command-line'
import { createTranslator } from '../../../shared/messages/translator'
import type { Console } from '../console/console'
import type { ExportTarget, Exports, Recorder } from '../ports'

/**
 * Writes what was recorded as the file that was asked for, with secrets hidden: whoever wants them records a capture. Where
 * that fails, the capture is kept: it is all there is.
 */
export async function exportRecording(
  recorder: Recorder,
  target: ExportTarget,
  exports: Exports,
  { err }: Console,
): Promise<void> {
  try {
    await exports.write(recorder.file, target, { filter: null, redact: true })
  } catch (failure) {
    recorder.keep()
    await err.write(`${createTranslator(commandLine, 'en').t('recording.kept', { file: recorder.file })}\n`)
    throw failure
  }
}
