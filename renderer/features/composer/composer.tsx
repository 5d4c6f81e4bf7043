import { Tabs } from 'radix-ui'
import { useCallback, useMemo, useRef, type ReactNode } from 'react'
import { Problem } from '../../components/problem'
import { TabBar } from '../../components/tab-bar'
import { useFocusTarget } from '../../commands/focus-targets'
import { composerKinds, readDraft } from '../../store/outgoing-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { ComposerActions } from './composer-actions'
import { ComposerFields } from './composer-fields'
import './composer.css'

const PROBLEM_ID = 'composer-problem'

/** What to send: each tab keeps its own, and what cannot be sent as meant is refused beside it. */
export function Composer(): ReactNode {
  const draft = useApp((state) => state.composer)
  const sendError = useApp((state) => state.sendError)
  const editComposer = useApp((state) => state.editComposer)
  const reading = useMemo(() => readDraft(draft), [draft])
  const error = reading && !reading.ok ? reading.error : sendError

  const sectionRef = useRef<HTMLElement>(null)
  useFocusTarget(
    'composer',
    useCallback(() => sectionRef.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus(), []),
  )

  const choose = (value: string) => {
    const kind = composerKinds.find((each) => each === value)
    if (kind) editComposer({ kind })
  }
  return (
    <section className="composer" ref={sectionRef} aria-label={t('composer.label')}>
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
      <div className="composer-foot">
        <ComposerActions draft={draft} />
        {!error && reading?.ok && <Length bytes={reading.value.length} isJson={draft.kind === 'json'} />}
      </div>
    </section>
  )
}

const FIRST_FIELD = '[role=tabpanel] :is(.cm-content, input, button)'

interface LengthProps {
  readonly bytes: number
  readonly isJson: boolean
}

/** How many bytes would be sent. */
function Length({ bytes, isJson }: LengthProps): ReactNode {
  const count = t('composer.bytes', { count: bytes })
  if (!isJson) return <span className="composer-length dim">{count}</span>
  return (
    <span className="composer-length received">
      ✓ {t('composer.valid-json')} · {count}
    </span>
  )
}
