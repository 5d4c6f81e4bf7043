import { useCallback, useState } from 'react'
import { MAX_BYTES } from '../../../shared/ipc/timeline-bounds'
import type { EventReading } from '../../../shared/ipc/timeline-channels'
import { useBridge } from '../../bridge/bridge-context'

export interface PayloadBytes {
  readonly bytes: Uint8Array
  readonly isWhole: boolean
  readonly loadMore: () => Promise<void>
}

/** The payload as far as it is loaded: the start comes with the reading, the rest when somebody asks for it. */
export function usePayloadBytes(session: string, { event, bytes: start, length }: EventReading): PayloadBytes {
  const bridge = useBridge()
  const [bytes, setBytes] = useState(start)

  const loadMore = useCallback(async () => {
    const count = Math.min(MAX_BYTES, length - bytes.length)
    const reply = await bridge.timeline.bytes({ session, event: event.event, from: bytes.length, count })
    if (reply.ok && reply.value.length > 0) setBytes(joined(bytes, reply.value))
  }, [bridge, session, event.event, length, bytes])

  return { bytes, isWhole: bytes.length >= length, loadMore }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
