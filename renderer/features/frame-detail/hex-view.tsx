import { useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import type { EventReading } from '../../../shared/ipc/timeline-channels'
import { hexDumpRows } from '../../../shared/payload/hex-dump'
import { useBridge } from '../../bridge/bridge-context'
import { createPageCache, type PageCache } from '../../components/page-cache'
import { useWidth } from '../../components/use-width'
import { VirtualLines } from '../../components/virtual-lines'
import { t } from '../../wording/translate'

const LINE_HEIGHT = 18
/** How many bytes a line has, and the width that it needs; the most that there is room for. */
const LINES = [
  { bytes: 16, width: 560 },
  { bytes: 8, width: 320 },
  { bytes: 4, width: 0 },
] as const
/** A multiple of each line length: no line stands on two pages. */
const PAGE_BYTES = 65_536
const PAGES_KEPT = 32

interface HexViewProps {
  readonly session: string
  readonly reading: EventReading
}

/** Bytes and their ASCII characters, a screen at a time, whatever the payload's length. */
export function HexView({ session, reading }: HexViewProps): ReactNode {
  const [ref, width] = useWidth()
  const pages = useBytePages(session, reading)
  const perLine = LINES.find((line) => width >= line.width)?.bytes ?? LINES[0].bytes
  // Another one where the view has become wider: the same lines are other bytes then.
  const onRange = useCallback(
    (start: number, end: number) => pages.want(start * perLine, end * perLine, reading.length),
    [pages, perLine, reading.length],
  )
  return (
    <div className="payload-body" ref={ref}>
      <VirtualLines
        label={t('payload.hex.label')}
        count={Math.ceil(reading.length / perLine)}
        rowHeight={LINE_HEIGHT}
        renderLine={(line) => <HexLine pages={pages} from={line * perLine} count={perLine} />}
        onRange={onRange}
      />
    </div>
  )
}

function useBytePages(session: string, { event, bytes, length }: EventReading): PageCache<number> {
  const bridge = useBridge()
  const pages = useMemo(
    () =>
      createPageCache<number>({
        pageSize: PAGE_BYTES,
        capacity: PAGES_KEPT,
        load: async (from, count) => {
          if (Math.min(from + count, length) <= bytes.length) return bytes.subarray(from, from + count)
          const reply = await bridge.timeline.bytes({ session, event: event.event, from, count })
          return reply.ok ? reply.value : null
        },
      }),
    [bridge, session, event, bytes, length],
  )
  useSyncExternalStore(pages.subscribe, pages.version)
  return pages
}

interface HexLineProps {
  readonly pages: PageCache<number>
  readonly from: number
  readonly count: number
}

function HexLine({ pages, from, count }: HexLineProps): ReactNode {
  const bytes: number[] = []
  for (let index = from; index < from + count; index++) {
    const byte = pages.get(index)
    if (byte !== undefined) bytes.push(byte)
  }
  const [row] = hexDumpRows(Uint8Array.from(bytes), 0, 1)
  return (
    <div className="hex-line">
      <span className="faint">{from.toString(16).padStart(6, '0')}</span>
      <span className="hex-bytes">{row?.bytes.join(' ').padEnd(count * 3 - 1) ?? '··'}</span>
      <span className="dim">{row?.ascii}</span>
    </div>
  )
}
