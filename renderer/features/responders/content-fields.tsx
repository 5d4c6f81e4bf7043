import type { ReactNode } from 'react'
import type { Content } from '../../../shared/responder/responder'
import { FileRow } from '../../components/file-row'
import { OptionChoice } from '../../components/option-choice'
import { TextOptionField } from '../../components/text-option-field'
import { useKinds } from '../../components/use-kinds'
import { useChosenFile } from '../../store/use-chosen-file'
import { t } from '../../wording/translate'
import type { ErrorAt } from './error-at'

const contentKinds = ['message', 'text', 'json', 'hex', 'base64', 'file'] as const satisfies Content['kind'][]

interface ContentFieldsProps {
  readonly content: Content
  readonly errorAt: ErrorAt
  readonly onChange: (content: Content) => void
}

/** What is sent. */
export function ContentFields({ content, errorAt, onChange }: ContentFieldsProps): ReactNode {
  const { ofKind, change } = useKinds(content, onChange, newContent)
  return (
    <>
      <OptionChoice
        label={t('responders.content')}
        value={content.kind}
        choices={contentKinds.map((value) => ({ value, label: t(`responders.content.${value}`) }))}
        error={errorAt('content')}
        onChange={(kind) => change(ofKind(kind))}
      />
      {content.kind === 'file' ? (
        <FileField content={content} errorAt={errorAt} onChange={change} />
      ) : (
        content.kind !== 'message' && (
          <TextOptionField
            label={t('responders.text')}
            value={content.text}
            error={errorAt('content.text')}
            onChange={(text) => change({ ...content, text })}
          />
        )
      )}
    </>
  )
}

interface FileFieldProps {
  readonly content: Extract<Content, { kind: 'file' }>
  readonly errorAt: ErrorAt
  readonly onChange: (content: Content) => void
}

function FileField({ content, errorAt, onChange }: FileFieldProps): ReactNode {
  const readFile = useChosenFile()
  async function choose(): Promise<void> {
    const file = await readFile()
    if (file) onChange({ ...content, ...file })
  }
  return (
    <>
      <FileRow
        label={t('composer.file')}
        choose={t('composer.choose')}
        error={errorAt('content.base64')}
        onChoose={() => void choose()}
      >
        {content.name === '' ? t('composer.no-file') : content.name}
      </FileRow>
      <OptionChoice
        label={t('composer.as')}
        value={content.as}
        choices={[
          { value: 'binary', label: t('opcode.binary') },
          { value: 'text', label: t('opcode.text') },
        ]}
        error={errorAt('content.as')}
        onChange={(as) => onChange({ ...content, as })}
      />
    </>
  )
}

/** The text stays, whatever it is taken for. */
function newContent(kind: Content['kind'], before: Content): Content {
  switch (kind) {
    case 'message':
      return { kind }
    case 'text':
    case 'json':
    case 'hex':
    case 'base64':
      return { kind, text: 'text' in before ? before.text : '' }
    case 'file':
      return { kind, name: '', base64: null, as: 'binary' }
  }
}
