import type { SessionEvent } from '../../../shared/session/session-event'
import type { Reader, Recorder, RunningSession } from '../ports'

/**
 * The events of a capture while it grows, in order, each as soon as it is on disk, up to the end of the recording.
 * `pause` is called before it waits for more: what is kept back until then is best given out.
 */
export async function* followEvents(
  reader: Reader,
  recorder: Pick<Recorder, 'onChange' | 'whenReadable'>,
  session: Pick<RunningSession, 'recording'>,
  pause: () => Promise<void>,
): AsyncGenerator<SessionEvent, void, undefined> {
  let changed = true
  let goOn: () => void = () => {}
  const end = recorder.onChange(() => {
    changed = true
    goOn()
  })
  try {
    for (let next = reader.firstEvent; ;) {
      // Asked before reading: what is on disk when it is over is all there will be.
      const over = !session.recording
      if (over) await recorder.whenReadable()
      changed = false
      for await (const event of reader.events(next)) {
        yield event
        next = event.event + 1
      }
      if (over) return
      await pause()
      if (!changed && session.recording) await new Promise<void>((resolve) => (goOn = resolve))
    }
  } finally {
    end()
  }
}
