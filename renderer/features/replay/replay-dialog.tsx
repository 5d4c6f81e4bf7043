import { Dialog } from 'radix-ui'
import type { FormEvent, ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { Modal } from '../../components/modal'
import { Problem } from '../../components/problem'
import { isReady, type ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { ComparisonFields } from './comparison-fields'
import { PaceFields } from './pace-fields'
import { ReplacementFields } from './replacement-fields'
import { ScopeFields } from './scope-fields'
import { StepPreview } from './step-preview'
import { TargetFields } from './target-fields'
import './replay.css'

/** Prepares a replay: what, where to, how fast, with what changed, and what is compared. */
export function ReplayDialog(): ReactNode {
  const draft = useApp((state) => state.replayDraft)
  const cancel = useApp((state) => state.cancelReplay)
  const focusTimeline = useCommand('timeline.focus')
  return (
    <Modal
      title={t('replay.title')}
      open={draft !== null}
      onOpen={cancel}
      returnFocus={focusTimeline.run}
      className="replay-dialog"
    >
      {draft && <ReplayForm draft={draft} />}
    </Modal>
  )
}

function ReplayForm({ draft }: { readonly draft: ReplayDraft }): ReactNode {
  const error = useApp((state) => state.replayError)
  const pending = useApp((state) => state.replayPending)
  const start = useApp((state) => state.startReplay)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void start()
  }
  return (
    <form className="replay-form" onSubmit={submit}>
      <div className="replay-parts">
        <ScopeFields draft={draft} />
        <StepPreview draft={draft} />
        <TargetFields draft={draft} />
        <PaceFields draft={draft} />
        <ReplacementFields draft={draft} />
        <ComparisonFields draft={draft} />
      </div>
      {error && <Problem error={error} />}
      <div className="dialog-buttons">
        <Dialog.Close className="button">{t('cancel')}</Dialog.Close>
        <button type="submit" className="button primary" disabled={pending || !isReady(draft)}>
          {t('replay.start')}
        </button>
      </div>
    </form>
  )
}
