import { useCallback, useState } from 'react'
import { MAX_BYTES, type EventReading } from '../../../shared/ipc/timeline-channels'
import { useBridge } from '../../bridge/bridge-context'

export interface PayloadBytes {
  readonly bytes: Uint8Array
  readonly isWhole: boolean
  readonly loadMore: () => Promise<void>
  /** Everything, for copying. */
  readonly loadAll: () => Promise<Uint8Array>
}

/** The payload as far as it is loaded: the start comes with the reading, the rest when somebody asks for it. */
export function usePayloadBytes(session: string, { event, bytes: start, length }: EventReading): PayloadBytes {
  const bridge = useBridge()
  const [bytes, setBytes] = useState(start)

  const more = useCallback(
    async (from: Uint8Array): Promise<Uint8Array> => {
      const count = Math.min(MAX_BYTES, length - from.length)
      const reply = await bridge.timeline.bytes({ session, event: event.event, from: from.length, count })
      return reply.ok && reply.value.length > 0 ? joined(from, reply.value) : from
    },
    [bridge, session, event.event, length],
  )

  const loadMore = useCallback(async () => setBytes(await more(bytes)), [more, bytes])

  const loadAll = useCallback(async () => {
    let all = bytes
    while (all.length < length) {
      const next = await more(all)
      // Nothing more to be had: better the part than nothing.
      if (next.length === all.length) break
      all = next
    }
    return all
  }, [more, bytes, length])

  return { bytes, isWhole: bytes.length >= length, loadMore, loadAll }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
