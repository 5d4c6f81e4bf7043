import { Dialog } from 'radix-ui'
import type { FormEvent, ReactNode } from 'react'
import { exportFormatIds } from '../../../shared/formats/export-options'
import { useCommand } from '../../commands/commands-context'
import { Check } from '../../components/check'
import { Modal } from '../../components/modal'
import { OptionChoice } from '../../components/option-choice'
import { Problem } from '../../components/problem'
import { WholeNumberField } from '../../components/whole-number-field'
import { exportScopes, type ExportDraft } from '../../store/export-draft'
import { isExporting } from '../../store/export-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { ExportPreview } from './export-preview'
import { FormatOptions } from './format-options'
import './export-dialog.css'

/** Prepares an export: what of a session, as what, and with which secrets hidden. */
export function ExportDialog(): ReactNode {
  const draft = useApp((state) => state.exportDraft)
  const close = useApp((state) => state.closeExport)
  const focusTimeline = useCommand('timeline.focus')
  return (
    <Modal
      title={t('export.title')}
      open={draft !== null}
      onOpen={close}
      returnFocus={focusTimeline.run}
      className="export-dialog"
    >
      {draft && <ExportForm draft={draft} />}
    </Modal>
  )
}

function ExportForm({ draft }: { readonly draft: ExportDraft }): ReactNode {
  const edit = useApp((state) => state.editExport)
  const start = useApp((state) => state.startExport)
  const busy = useApp(isExporting)
  const error = useApp((state) => state.exportError)
  const scopes = exportScopes.filter(
    (scope) =>
      (scope !== 'event' || (draft.event !== null && draft.spans === null)) &&
      (scope !== 'selection' || draft.spans !== null),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void start()
  }
  return (
    <form className="export-form" onSubmit={submit}>
      <div className="export-choices">
        <OptionChoice
          label={t('export.format')}
          value={draft.format}
          choices={exportFormatIds.map((value) => ({ value, label: t(`export.format.${value}`) }))}
          onChange={(format) => void edit({ format })}
        />
        <p className="export-hint dim">{t(`export.format.${draft.format}.hint`)}</p>
        <OptionChoice
          label={t('export.scope')}
          value={draft.scope}
          choices={scopes.map((value) => ({ value, label: t(`export.scope.${value}`) }))}
          onChange={(scope) => void edit({ scope })}
        />
        {draft.scope === 'connection' && (
          <WholeNumberField
            label={t('export.connection')}
            value={draft.connection}
            min={1}
            onChange={(connection) => void edit({ connection })}
          />
        )}
        <FormatOptions draft={draft} />
        <Check label={t('export.redact')} checked={draft.redact} onChange={(redact) => void edit({ redact })} />
      </div>
      <ExportPreview draft={draft} />
      {error && <Problem error={error} />}
      <div className="dialog-buttons">
        <Dialog.Close className="button">{t('cancel')}</Dialog.Close>
        <button type="submit" className="button primary" disabled={busy}>
          {t('export.start')}
        </button>
      </div>
    </form>
  )
}
