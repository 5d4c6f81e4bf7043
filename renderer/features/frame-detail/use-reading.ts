import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/errors/app-error'
import type { EventReading } from '../../../shared/ipc/timeline-channels'
import { useBridge } from '../../bridge/bridge-context'

/** Another event than the selected one, whole; `null` until it has arrived. */
export function useReading(session: string, event: number): Result<EventReading> | null {
  const bridge = useBridge()
  const [answer, setAnswer] = useState<Result<EventReading> | null>(null)

  useEffect(() => {
    let current = true
    void bridge.timeline.read({ session, event }).then((reply) => {
      if (current) setAnswer(reply)
    })
    return () => {
      current = false
    }
  }, [bridge, session, event])

  return answer
}
