import { MAX_PREVIEWED, type PreviewedStep, type ReplayPreview } from '../../shared/ipc/replay-channels'
import type { EventChoice } from '../../shared/session/event-choice'
import type { Direction } from '../../shared/session/direction'
import type { MessageSource } from './ports'
import { startOfMessage } from './start-of-message'

/** The first messages that a choice would send. Fails like `MessageSource`. */
export async function previewOf(
  source: MessageSource,
  choice: EventChoice,
  direction: Direction,
): Promise<ReplayPreview> {
  const steps: PreviewedStep[] = []
  for await (const page of source.pages(choice, direction))
    for (const { chosen, direction: way, ...message } of page) {
      if (!chosen || way !== direction) continue
      if (steps.length === MAX_PREVIEWED) return { steps, more: true }
      steps.push({ ...message, start: await startOfMessage(source, message.event) })
    }
  return { steps, more: false }
}
