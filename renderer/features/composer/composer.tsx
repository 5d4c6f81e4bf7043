import { Tabs } from 'radix-ui'
import { useCallback, useMemo, type ReactNode } from 'react'
import { hasVariablesAsTyped } from '../../../shared/composer/variables-as-typed'
import type { Outgoing } from '../../../shared/session/outgoing'
import { classes } from '../../components/classes'
import { Problem } from '../../components/problem'
import { VariablePreview } from '../../components/variable-preview'
import { useVariables } from '../../components/variables-context'
import { TabBar } from '../../components/tab-bar'
import { useFocusTarget } from '../../commands/focus-targets'
import { composerRole, senderState } from '../../store/composer-slice'
import { composedDraft, composerKinds, readDraft, type ComposerKind } from '../../store/outgoing-draft'
import { useApp } from '../../store/store-context'
import { usePointedAt } from '../../store/use-pointed-at'
import { sectionName } from '../../../shared/wording/section-name'
import { t } from '../../wording/translate'
import { ComposerActions } from './composer-actions'
import { ComposerFields } from './composer-fields'
import { RepeatList } from './repeats'
import { useFileDrop } from './use-file-drop'
import './composer.css'

const PROBLEM_ID = 'composer-problem'

/** What to send: each tab keeps its own, and what cannot be sent as meant is refused beside it. */
export function Composer(): ReactNode {
  const draft = useApp((state) => state.composer)
  const sendError = useApp((state) => state.sendError)
  const editComposer = useApp((state) => state.editComposer)
  const role = useApp(composerRole)
  const reading = useMemo(() => readDraft(draft, role), [draft, role])
  const error = reading && !reading.ok ? reading.error : sendError

  const { ref: sectionRef, className: pointed } = usePointedAt<HTMLElement>('composer')
  useFocusTarget(
    'composer',
    useCallback(() => sectionRef.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus(), [sectionRef]),
  )

  const drop = useFileDrop()
  const choose = (value: string) => {
    const kind = composerKinds.find((each) => each === value)
    if (kind) editComposer({ kind })
  }
  return (
    <section
      className={classes('composer', drop.isOver && 'drop-target', pointed)}
      ref={sectionRef}
      aria-label={t('composer.label')}
      {...drop.handlers}
    >
      <Tabs.Root className="composer-tabs" value={draft.kind} onValueChange={choose}>
        <TabBar
          label={t('composer.label')}
          tabs={composerKinds.map((value) => ({ value, label: t(`composer.${value}`) }))}
        />
        <Tabs.Content value={draft.kind} className="composer-body" tabIndex={-1}>
          <ComposerFields draft={draft} error={error} describedBy={error ? PROBLEM_ID : undefined} />
        </Tabs.Content>
      </Tabs.Root>
      {error && (
        <div className="composer-problem">
          <Problem id={PROBLEM_ID} error={error} />
        </div>
      )}
      {(draft.kind === 'text' || draft.kind === 'json') && <Preview text={draft[draft.kind]} />}
      <AsTyped />
      <RepeatList />
      <UnfinishedWarning kind={draft.kind} />
      <div className="composer-foot">
        <ComposerActions draft={draft} />
        {!error && reading?.ok && <Length {...reading.value} isJson={draft.kind === 'json'} />}
      </div>
    </section>
  )
}

/** What a text with variables in it would be sent as. */
function Preview({ text }: { readonly text: string }): ReactNode {
  const preview = useVariables(text)
  if (preview === null) return null
  return (
    <div className="composer-problem">
      <VariablePreview preview={preview} />
    </div>
  )
}

/** Control frames and frames made by hand are what was typed, to the byte. */
function AsTyped(): ReactNode {
  const typed = useApp(({ composer }) => {
    const message = composedDraft(composer)
    return message !== null && hasVariablesAsTyped(message)
  })
  return typed && <p className="composer-problem dim">{t('composer.variables-as-typed')}</p>
}

const dataKinds: ReadonlySet<ComposerKind> = new Set(['text', 'json', 'hex', 'base64', 'file'])

/** Frames made by hand may have begun a message: what is sent as a message of its own would stand inside it. */
function UnfinishedWarning({ kind }: { readonly kind: ComposerKind }): ReactNode {
  const inside = useApp((state) => senderState(state).unfinished !== null)
  if (!inside || !dataKinds.has(kind)) return null
  return (
    <p className="composer-problem">
      <span className="warning" aria-hidden="true">
        ⚠
      </span>{' '}
      {t('composer.unfinished')} <span className="dim">{sectionName('RFC 6455 5.4')}</span>
    </p>
  )
}

const FIRST_FIELD = ':scope [role=tabpanel] :is(.cm-content, input, button)'

interface LengthProps {
  readonly outgoing: Outgoing
  readonly length: number
  readonly isJson: boolean
}

/** How many bytes would be sent; of variables, their names are counted, which are not what is sent. */
function Length({ outgoing, length, isJson }: LengthProps): ReactNode {
  const hasVariables = outgoing.kind === 'text' && outgoing.variables !== undefined
  const count = t(hasVariables ? 'composer.bytes.typed' : 'composer.bytes', { count: length })
  if (!isJson) return <span className="composer-length dim">{count}</span>
  return (
    <span className="composer-length received">
      ✓ {t('composer.valid-json')} · {count}
    </span>
  )
}
