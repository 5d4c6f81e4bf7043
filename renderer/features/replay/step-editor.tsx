import { useEffect, useState, type ReactNode } from 'react'
import { decodeUtf8 } from '../../../shared/payload/decode-utf8'
import { MAX_BYTES } from '../../../shared/ipc/timeline-bounds'
import type { PreviewedStep } from '../../../shared/ipc/replay-channels'
import { useBridge } from '../../bridge/bridge-context'
import { CodeEditor } from '../../components/code-editor'
import type { ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

interface StepEditorProps {
  readonly step: PreviewedStep
  readonly draft: ReplayDraft
  readonly onDone: () => void
}

/** Changes the text of one message before it is sent. */
export function StepEditor({ step, draft, onDone }: StepEditorProps): ReactNode {
  const edit = useApp((state) => state.editReplay)
  const recorded = useRecordedText(draft.source, step)
  const change = draft.edits.get(step.event)
  if (step.length > MAX_BYTES) return <p className="dim">{t('replay.edit.too-long')}</p>
  if (recorded === null) return null
  const keep = (text: string | undefined) => {
    const edits = new Map(draft.edits)
    if (text === undefined || text === recorded) edits.delete(step.event)
    else edits.set(step.event, text)
    edit({ edits })
  }
  return (
    <div className="replay-editor">
      <CodeEditor
        small
        focused
        label={t('replay.edit', { event: step.event })}
        value={change ?? recorded}
        language="text"
        invalid={false}
        describedBy={undefined}
        onChange={keep}
      />
      <div className="replay-line">
        <button type="button" className="button small" onClick={onDone}>
          {t('replay.edit.done')}
        </button>
        <button type="button" className="button small" disabled={change === undefined} onClick={() => keep(undefined)}>
          {t('replay.edit.undo')}
        </button>
      </div>
    </div>
  )
}

/** `null` until it has come, and where it is no text. */
function useRecordedText(session: string, { event, length }: PreviewedStep): string | null {
  const bridge = useBridge()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    const count = Math.min(Math.max(1, length), MAX_BYTES)
    void bridge.timeline.bytes({ session, event, from: 0, count }).then((reply) => {
      if (wanted && reply.ok) setText(decodeUtf8(reply.value))
    })
    return () => {
      wanted = false
    }
  }, [bridge, session, event, length])
  return text
}
