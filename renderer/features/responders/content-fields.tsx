import type { ReactNode } from 'react'
import type { Content } from '../../../shared/responder/responder'
import { useBridge } from '../../bridge/bridge-context'
import { OptionChoice } from '../../components/option-choice'
import { OptionField } from '../../components/option-field'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const contentKinds = ['message', 'text', 'json', 'hex', 'base64', 'file'] as const satisfies Content['kind'][]

interface ContentFieldsProps {
  readonly content: Content
  readonly onChange: (content: Content) => void
}

/** What is sent. */
export function ContentFields({ content, onChange }: ContentFieldsProps): ReactNode {
  return (
    <>
      <OptionChoice
        label={t('responders.content')}
        value={content.kind}
        choices={contentKinds.map((value) => ({ value, label: t(`responders.content.${value}`) }))}
        onChange={(kind) => onChange(emptyContent(kind))}
      />
      {content.kind === 'file' ? (
        <FileField content={content} onChange={onChange} />
      ) : (
        content.kind !== 'message' && (
          <OptionField
            long
            label={t('responders.text')}
            value={content.text}
            onChange={(text) => onChange({ ...content, text })}
          />
        )
      )}
    </>
  )
}

interface FileFieldProps {
  readonly content: Extract<Content, { kind: 'file' }>
  readonly onChange: (content: Content) => void
}

function FileField({ content, onChange }: FileFieldProps): ReactNode {
  const bridge = useBridge()
  const fail = useApp((state) => state.failSession)
  async function choose(): Promise<void> {
    const chosen = await bridge.app.chooseFile()
    if (!chosen.ok) return fail(chosen.error)
    if (chosen.value === null) return
    const { token, name } = chosen.value
    const read = await bridge.server.readFile({ token })
    if (read.ok) onChange({ ...content, name, base64: read.value.base64 })
    else fail(read.error)
  }
  return (
    <>
      <div className="option-row">
        <button type="button" className="button small" onClick={() => void choose()}>
          {t('composer.choose')}
        </button>
        <span className="mono">{content.name === '' ? t('composer.no-file') : content.name}</span>
      </div>
      <OptionChoice
        label={t('composer.as')}
        value={content.as}
        choices={[
          { value: 'binary', label: t('opcode.binary') },
          { value: 'text', label: t('opcode.text') },
        ]}
        onChange={(as) => onChange({ ...content, as })}
      />
    </>
  )
}

function emptyContent(kind: Content['kind']): Content {
  switch (kind) {
    case 'message':
      return { kind }
    case 'text':
    case 'json':
    case 'hex':
    case 'base64':
      return { kind, text: '' }
    case 'file':
      return { kind, name: '', base64: '', as: 'binary' }
  }
}
