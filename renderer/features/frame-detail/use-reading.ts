import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/errors/app-error'
import type { EventReading } from '../../../shared/ipc/timeline-channels'
import { useBridge } from '../../bridge/bridge-context'

/** Another event than the selected one, whole; `null` until it has arrived, and when none is named. */
export function useReading(session: string, event: number | null): Result<EventReading> | null {
  const bridge = useBridge()
  const [answer, setAnswer] = useState<Result<EventReading> | null>(null)

  useEffect(() => {
    if (event === null) return
    let current = true
    void bridge.timeline.read({ session, event }).then((reply) => {
      if (current) setAnswer(reply)
    })
    return () => {
      current = false
    }
  }, [bridge, session, event])

  // While another one is read, the last one must not pass for it.
  return answer?.ok && answer.value.event.event !== event ? null : answer
}
