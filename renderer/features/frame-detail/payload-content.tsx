import { useMemo, useState, type ReactNode } from 'react'
import type { AppError } from '../../../shared/errors/app-error'
import type { EventReading } from '../../../shared/ipc/timeline-channels'
import { describePayload, type PayloadDescription } from '../../../shared/payload/describe-payload'
import { hexDump } from '../../../shared/payload/hex-dump'
import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'
import { useBridge } from '../../bridge/bridge-context'
import { CopyButton } from '../../components/copy-button'
import { Problem } from '../../components/problem'
import { Segments } from '../../components/segments'
import type { PayloadView } from '../../store/detail-slice'
import { useApp } from '../../store/store-context'
import { wholePayload } from '../../store/whole-payload'
import { byteCount, exactBytes } from '../../../shared/wording/byte-count'
import { t } from '../../wording/translate'
import { CloseFacts } from './close-facts'
import { HexView } from './hex-view'
import { JsonTree } from './json-tree'
import { payloadType } from './payload-hint'
import { PayloadNotice } from './payload-notice'
import { TextView } from './text-view'
import { usePayloadBytes } from './use-payload-bytes'

interface PayloadContentProps {
  readonly session: string
  readonly reading: EventReading
  readonly event: FrameEvent | MessageEvent
}

/** Bad bytes are shown as U+FFFD here; the hex view has them as they are. */
const lenientDecoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The bytes of one event in each way that makes sense for them. */
export function PayloadContent({ session, reading, event }: PayloadContentProps): ReactNode {
  const preferred = useApp((state) => state.payloadView)
  const viewPayload = useApp((state) => state.viewPayload)
  const bridge = useBridge()
  const payload = usePayloadBytes(session, reading)
  const [copyError, setCopyError] = useState<AppError | null>(null)
  const { bytes, isWhole } = payload
  const description = useMemo(
    () => describePayload(bytes, { type: payloadType(event), cut: !isWhole }),
    [bytes, isWhole, event],
  )
  if (description.kind === 'empty') return <p className="detail-note">{t('payload.empty')}</p>

  const views = viewsOf(description)
  const view = views.find((each) => each === preferred) ?? views[0] ?? 'hex'
  const text = description.kind === 'text' ? description.text : lenientDecoder.decode(bytes)
  const copied = async () => {
    const all = await wholePayload(bridge, session, reading)
    setCopyError(all.ok ? null : all.error)
    if (!all.ok) return null
    return view === 'hex' ? hexDump(all.value) : lenientDecoder.decode(all.value)
  }
  return (
    <>
      <div className="payload-bar">
        <Segments
          label={t('payload.view')}
          value={view}
          segments={views.map((value) => ({ value, label: t(`payload.${value}`) }))}
          onChange={viewPayload}
        />
        <span className="mono dim payload-size" title={exactBytes(reading.length)}>
          {byteCount(reading.length)}
        </span>
        <CopyButton what={t('detail.payload')} text={copied} worded />
      </div>
      {copyError && <Problem error={copyError} />}
      <PayloadNotice
        description={description}
        deflated={event.kind === 'frame' && event.rsv1 && reading.message === null}
      />
      {description.kind === 'close' && <CloseFacts close={description.close} />}
      {view === 'tree' && description.kind === 'text' && description.json?.kind === 'valid' && (
        <JsonTree document={description.json.document} />
      )}
      {view === 'text' && <TextView text={text} />}
      {view === 'hex' && <HexView session={session} reading={reading} />}
      {view !== 'hex' && !isWhole && (
        <div className="payload-more">
          <span className="dim">
            {t('payload.loaded', { loaded: byteCount(bytes.length), total: byteCount(reading.length) })}
          </span>
          <button type="button" className="button small" onClick={() => void payload.loadMore()}>
            {t('more')}
          </button>
        </div>
      )}
    </>
  )
}

function viewsOf(description: PayloadDescription): readonly PayloadView[] {
  switch (description.kind) {
    case 'text':
      return description.json?.kind === 'valid' ? ['tree', 'text', 'hex'] : ['text', 'hex']
    case 'invalid-text':
      return ['hex', 'text']
    case 'binary':
    case 'close':
    case 'empty':
      return ['hex']
  }
}
