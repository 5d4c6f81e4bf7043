import type { Recorder } from '../ports'

/** Waits for what is so after some change, and looks again after each. */
export async function whenSo(recorder: Pick<Recorder, 'onChange'>, isSo: () => boolean): Promise<void> {
  if (isSo()) return
  await new Promise<void>((resolve) => {
    const end = recorder.onChange(() => {
      if (!isSo()) return
      end()
      resolve()
    })
  })
}
