import { useId, type ReactNode } from 'react'
import { frameFieldOf, maskChoices, type FrameDraft } from '../../../shared/composer/frame-draft'
import type { AppError } from '../../../shared/errors/app-error'
import { encodeHeader } from '../../../shared/protocol/frame-encoder'
import { readHeaderFields, type HeaderField } from '../../../shared/protocol/frame-header'
import { encodable } from '../../../shared/protocol/judge-frames'
import type { HandMadeFrame } from '../../../shared/session/hand-made-frame'
import { BitDiagram, type DrawnBits } from '../../components/bit-diagram'
import { CodeEditor } from '../../components/code-editor'
import { Segments } from '../../components/segments'
import { useApp } from '../../store/store-context'
import { drawnField } from '../../wording/header-field'
import { opcodeName } from '../../../shared/wording/opcode-name'
import { t } from '../../wording/translate'

interface FrameFieldsProps {
  readonly frame: FrameDraft
  /** What the fields come to; `null` while one of them is wrong. */
  readonly made: HandMadeFrame | null
  readonly error: AppError | null
  readonly describedBy: string | undefined
}

const OPCODES = Array.from({ length: 16 }, (_, opcode) => opcode)
const LENGTH_FORMS = ['minimal', 7, 16, 64] as const

/** One frame: its header drawn as it will be on the wire, and the fields that it is made of. */
export function FrameFields({ frame, made, error, describedBy }: FrameFieldsProps): ReactNode {
  const edit = useApp((state) => state.editFrame)
  const wrong = error === null ? null : frameFieldOf(error.code)
  return (
    <>
      {made && <BitDiagram fields={drawn(made, edit)} />}
      <div className="frame-row">
        <Choice label={t('field.opcode')} value={String(frame.opcode)} onChange={(opcode) => edit({ opcode: +opcode })}>
          {OPCODES.map((opcode) => (
            <option key={opcode} value={opcode}>
              {`0x${opcode.toString(16).toUpperCase()} ${opcodeName(opcode)}`}
            </option>
          ))}
        </Choice>
        <Choice
          label={t('field.mask')}
          value={frame.mask}
          onChange={(mask) => edit({ mask: maskChoices.find((each) => each === mask) ?? 'required' })}
        >
          {maskChoices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`frames.mask.${choice}`)}
            </option>
          ))}
        </Choice>
        {frame.mask === 'chosen' && (
          <Typed
            label={t('field.masking-key')}
            value={frame.key}
            width="key"
            invalid={wrong === 'key'}
            describedBy={describedBy}
            onChange={(key) => edit({ key })}
          />
        )}
        <Choice
          label={t('frames.length')}
          value={String(frame.lengthForm)}
          onChange={(form) => edit({ lengthForm: LENGTH_FORMS.find((each) => String(each) === form) ?? 'minimal' })}
        >
          {LENGTH_FORMS.map((form) => (
            <option key={form} value={form}>
              {form === 'minimal' ? t('frames.length.minimal') : t('frames.length.bits', { bits: form })}
            </option>
          ))}
        </Choice>
        <Typed
          label={t('frames.declared')}
          value={frame.declared}
          placeholder={made === null ? '' : String(made.payload.length)}
          width="length"
          invalid={wrong === 'declared'}
          describedBy={describedBy}
          onChange={(declared) => edit({ declared })}
        />
        <Segments
          label={t('composer.typed-as')}
          value={frame.payloadAs}
          segments={[
            { value: 'text', label: t('composer.text') },
            { value: 'hex', label: t('composer.hex') },
          ]}
          onChange={(payloadAs) => edit({ payloadAs })}
        />
      </div>
      <div className="frame-payload">
        <CodeEditor
          key={frame.payloadAs}
          label={t('composer.payload')}
          value={frame[frame.payloadAs]}
          language="text"
          invalid={wrong === 'payload'}
          describedBy={describedBy}
          onChange={(typed) => edit({ [frame.payloadAs]: typed })}
        />
      </div>
    </>
  )
}

/** A key that is chosen anew each time has no value yet. */
function drawn(made: HandMadeFrame, edit: (change: Partial<FrameDraft>) => void): readonly DrawnBits[] {
  return readHeaderFields(encodeHeader(encodable(made))).map((field) => {
    const bits = { ...drawnField(field), onToggle: toggleOf(field, edit) }
    return field.name === 'masking-key' && made.maskingKey === 'random'
      ? { ...bits, value: t('frames.mask.random') }
      : bits
  })
}

function toggleOf({ name, value }: HeaderField, edit: (change: Partial<FrameDraft>) => void) {
  switch (name) {
    case 'fin':
    case 'rsv1':
    case 'rsv2':
    case 'rsv3':
      return () => edit({ [name]: value === 0 })
    case 'mask':
      return () => edit({ mask: value === 0 ? 'random' : 'none' })
    case 'opcode':
    case 'length':
    case 'extended-length-16':
    case 'extended-length-64':
    case 'masking-key':
      return undefined
  }
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}

function Choice({ label, value, onChange, children }: ChoiceProps): ReactNode {
  return (
    <label className="frame-field">
      <span className="dim">{label}</span>
      <select className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  )
}

interface TypedProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly width: 'key' | 'length'
  readonly invalid: boolean
  readonly describedBy: string | undefined
  readonly onChange: (value: string) => void
}

function Typed({ label, value, placeholder, width, invalid, describedBy, onChange }: TypedProps): ReactNode {
  const id = useId()
  return (
    <label className="frame-field" htmlFor={id}>
      <span className="dim">{label}</span>
      <input
        id={id}
        className={`field frame-${width}`}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        aria-invalid={invalid}
        aria-describedby={invalid ? describedBy : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}
