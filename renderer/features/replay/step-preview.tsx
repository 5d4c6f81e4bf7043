import { useEffect, useState, type ReactNode } from 'react'
import type { Result } from '../../../shared/errors/app-error'
import type { PreviewedStep, ReplayPreview } from '../../../shared/ipc/replay-channels'
import { useBridge } from '../../bridge/bridge-context'
import { Problem } from '../../components/problem'
import { VisibleText } from '../../components/visible-text'
import { choiceOf, type ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { byteCount } from '../../../shared/wording/byte-count'
import { clockTime } from '../../../shared/wording/clock-time'
import { t } from '../../wording/translate'
import { StepEditor } from './step-editor'

/** The first messages of the choice: each can be left out, and the text of each be changed. */
export function StepPreview({ draft }: { readonly draft: ReplayDraft }): ReactNode {
  const preview = usePreview(draft)
  const [edited, setEdited] = useState<PreviewedStep | null>(null)
  if (preview === null) return <p className="dim">{t('detail.loading')}</p>
  if (!preview.ok) return <Problem error={preview.error} />
  const { steps, more } = preview.value
  if (steps.length === 0) return <p className="dim">{t('replay.none')}</p>
  return (
    <>
      <ol className="replay-steps" aria-label={t('replay.steps')}>
        {steps.map((step) => (
          <Step key={step.event} step={step} draft={draft} onEdit={() => setEdited(step)} />
        ))}
      </ol>
      {more && <p className="dim">{t('replay.more', { count: steps.length })}</p>}
      {edited && <StepEditor key={edited.event} step={edited} draft={draft} onDone={() => setEdited(null)} />}
    </>
  )
}

interface StepProps {
  readonly step: PreviewedStep
  readonly draft: ReplayDraft
  readonly onEdit: () => void
}

function Step({ step, draft, onEdit }: StepProps): ReactNode {
  const startedAt = useApp((state) => state.sessions.get(draft.source)?.head.startedAt ?? 0)
  const zone = useApp((state) => state.settings.times)
  const edit = useApp((state) => state.editReplay)
  const { event, type, length, time } = step
  const change = draft.edits.get(event)
  const name = t('replay.step.name', { event })
  const leaveOut = (included: boolean) => {
    const skipped = new Set(draft.skipped)
    if (included) skipped.delete(event)
    else skipped.add(event)
    edit({ skipped })
  }
  return (
    <li className="replay-step mono">
      <input
        type="checkbox"
        aria-label={name}
        checked={!draft.skipped.has(event)}
        onChange={({ target }) => leaveOut(target.checked)}
      />
      <span className="dim">{clockTime(startedAt, time, zone)}</span>
      <span className="dim replay-length">{byteCount(length)}</span>
      <span className="replay-text">
        {change !== undefined && <span className="replay-changed">{t('replay.changed')} </span>}
        <VisibleText text={change?.slice(0, 200) ?? step.start ?? '–'} />
      </span>
      {type === 'text' && (
        <button
          type="button"
          className="button quiet small icon"
          aria-label={t('replay.edit', { event })}
          title={t('replay.edit', { event })}
          onClick={onEdit}
        >
          ✎
        </button>
      )}
    </li>
  )
}

/** `null` until it has come. */
function usePreview(draft: ReplayDraft): Result<ReplayPreview> | null {
  const bridge = useBridge()
  const asked = JSON.stringify({ source: draft.source, direction: draft.direction, choice: choiceOf(draft) })
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly reply: Result<ReplayPreview> } | null>(null)
  useEffect(() => {
    let wanted = true
    void bridge.replay
      .preview(JSON.parse(asked) as Parameters<typeof bridge.replay.preview>[0])
      .then((reply) => wanted && setAnswer({ asked, reply }))
    return () => {
      wanted = false
    }
  }, [bridge, asked])
  return answer?.asked === asked ? answer.reply : null
}
