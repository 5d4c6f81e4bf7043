import type { ReactNode } from 'react'
import type { ControlDraft } from '../../../shared/composer/composed-message'
import type { AppError } from '../../../shared/errors/app-error'
import { jsonAppError } from '../../../shared/payload/json-reader'
import { jsonFault } from '../../../shared/variables/json-fault'
import { CodeEditor } from '../../components/code-editor'
import type { TextFault } from '../../components/code-editor-parts'
import { Segments } from '../../components/segments'
import type { OutgoingDraft } from '../../store/outgoing-draft'
import { useApp } from '../../store/store-context'
import { byteCount } from '../../../shared/wording/byte-count'
import { errorSentence } from '../../../shared/wording/error-sentence'
import { t } from '../../wording/translate'
import { FramesEditor } from './frames-editor'

interface ComposerFieldsProps {
  readonly draft: OutgoingDraft
  /** What is wrong with them; `null` when nothing is. */
  readonly error: AppError | null
  readonly describedBy: string | undefined
}

/** The fields of the open tab. */
export function ComposerFields({ draft, error, describedBy }: ComposerFieldsProps): ReactNode {
  const edit = useApp((state) => state.editComposer)
  const invalid = error !== null
  switch (draft.kind) {
    case 'text':
    case 'json':
    case 'hex':
    case 'base64': {
      const { kind } = draft
      return (
        <CodeEditor
          key={kind}
          label={t('composer.message')}
          value={draft[kind]}
          language={kind === 'json' ? 'json' : 'text'}
          invalid={invalid}
          describedBy={describedBy}
          {...(kind === 'json' && { findFault: findJsonFault })}
          onChange={(value) => edit({ [kind]: value })}
        />
      )
    }
    case 'file':
      return <FileFields draft={draft} />
    case 'ping':
    case 'pong': {
      const control = draft[draft.kind]
      const editControl = (change: Partial<ControlDraft>) => edit({ [draft.kind]: { ...control, ...change } })
      return (
        <div className="composer-control">
          <Field
            label={t('composer.payload')}
            value={control[control.as]}
            invalid={invalid}
            describedBy={describedBy}
            onChange={(typed) => editControl({ [control.as]: typed })}
          />
          <Segments
            label={t('composer.typed-as')}
            value={control.as}
            segments={[
              { value: 'text', label: t('composer.text') },
              { value: 'hex', label: t('composer.hex') },
            ]}
            onChange={(as) => editControl({ as })}
          />
        </div>
      )
    }
    case 'frames':
      return <FramesEditor frames={draft.frames} selected={draft.frame} describedBy={describedBy} />
    case 'close': {
      const hasCode = draft.closeCode.trim() !== ''
      return (
        <div className="composer-close">
          <Field
            label={t('composer.code')}
            placeholder={t('composer.code.placeholder')}
            value={draft.closeCode}
            invalid={error?.code === 'close-code-reserved'}
            describedBy={describedBy}
            onChange={(closeCode) => edit({ closeCode })}
          />
          <Field
            label={t('composer.reason')}
            // Without a code there is no room for a reason (RFC 6455 §5.5.1); what was typed comes back with a code.
            value={hasCode ? draft.closeReason : ''}
            disabled={!hasCode}
            placeholder={hasCode ? undefined : t('composer.reason.needs-code')}
            invalid={error?.code === 'close-reason-too-long'}
            describedBy={describedBy}
            onChange={(closeReason) => edit({ closeReason })}
          />
        </div>
      )
    }
  }
}

function findJsonFault(text: string): TextFault | null {
  const fault = text.trim() === '' ? null : jsonFault(text)
  return fault && { at: fault.position, sentence: errorSentence(jsonAppError(fault)) }
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string | undefined
  readonly disabled?: boolean
  readonly invalid: boolean
  readonly describedBy: string | undefined
  readonly onChange: (value: string) => void
}

function Field({ label, value, placeholder, disabled = false, invalid, describedBy, onChange }: FieldProps): ReactNode {
  return (
    <label className="composer-field">
      <span className="dim">{label}</span>
      <input
        className="field"
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        spellCheck={false}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

function FileFields({ draft }: { readonly draft: OutgoingDraft }): ReactNode {
  const edit = useApp((state) => state.editComposer)
  const chooseFile = useApp((state) => state.chooseFile)
  return (
    <div className="composer-file">
      <button type="button" className="button" onClick={() => void chooseFile()}>
        {t('composer.choose')}
      </button>
      <span className="mono composer-file-name">
        {draft.file ? `${draft.file.name} · ${byteCount(draft.file.length)}` : t('composer.drop-file')}
      </span>
      <Segments
        label={t('composer.as')}
        value={draft.fileAs}
        segments={[
          { value: 'binary', label: t('opcode.binary') },
          { value: 'text', label: t('opcode.text') },
        ]}
        onChange={(fileAs) => edit({ fileAs })}
      />
    </div>
  )
}
