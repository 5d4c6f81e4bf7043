import { Popover } from 'radix-ui'
import { useId, useMemo, type ReactNode } from 'react'
import { cuttings } from '../../../shared/composer/cutting'
import type { HandMadeFrame } from '../../../shared/session/hand-made-frame'
import { Problem } from '../../components/problem'
import { Segments } from '../../components/segments'
import { composerRole, readFragments } from '../../store/composer-slice'
import type { ComposerKind, OutgoingDraft } from '../../store/outgoing-draft'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const cutKinds: ReadonlySet<ComposerKind> = new Set(['text', 'json', 'hex', 'base64'])

/** Sends the message of the open tab in several frames, or hands them to the editor of frames. */
export function Fragments({ draft }: { readonly draft: OutgoingDraft }): ReactNode {
  if (!cutKinds.has(draft.kind)) return null
  return (
    <Popover.Root>
      <Popover.Trigger className="button">{t('fragments.open')}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" side="top" align="start" aria-label={t('fragments.title')}>
          <FragmentsForm draft={draft} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function FragmentsForm({ draft }: { readonly draft: OutgoingDraft }): ReactNode {
  const problem = useId()
  const cutting = useApp((state) => state.cutting)
  const edit = useApp((state) => state.editCutting)
  const isOpen = useApp((state) => selectedSession(state)?.state === 'open')
  const send = useApp((state) => state.sendFragments)
  const editFrames = useApp((state) => state.editFragments)
  const role = useApp(composerRole)
  const fragments = useMemo(() => readFragments(draft, cutting, role), [draft, cutting, role])
  const wrong = fragments !== null && !fragments.ok
  return (
    <>
      <Segments
        label={t('fragments.by')}
        value={cutting.by}
        segments={cuttings.map((value) => ({ value, label: t(`fragments.by.${value}`) }))}
        onChange={(by) => edit({ by })}
      />
      <label className="popover-row">
        <span className="dim">{t(`fragments.${cutting.by}`)}</span>
        <input
          className="field"
          value={cutting[cutting.by]}
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={problem}
          onChange={({ target }) => edit({ [cutting.by]: target.value })}
        />
      </label>
      <div id={problem}>
        {wrong && <Problem error={fragments.error} />}
        {fragments?.ok && <p className="dim">{sizesInWords(fragments.value)}</p>}
        {fragments?.ok && hasVariables(draft) && (
          <p>
            <span className="warning" aria-hidden="true">
              ⚠
            </span>{' '}
            {t('fragments.variables')}
          </p>
        )}
        {fragments === null && <p className="dim">{t('fragments.nothing')}</p>}
      </div>
      <div className="popover-buttons">
        <Popover.Close className="button primary" disabled={!fragments?.ok || !isOpen} onClick={() => void send()}>
          {t('fragments.send')}
        </Popover.Close>
        <Popover.Close className="button" disabled={!fragments?.ok} onClick={editFrames}>
          {t('fragments.edit')}
        </Popover.Close>
      </div>
    </>
  )
}

/** They are put in by main, when a message is sent whole. */
const hasVariables = ({ kind, text, json }: OutgoingDraft): boolean =>
  (kind === 'text' && text.includes('{{')) || (kind === 'json' && json.includes('{{'))

const MAX_SIZES = 12

function sizesInWords(frames: readonly HandMadeFrame[]): string {
  const sizes = frames.slice(0, MAX_SIZES).map(({ payload }) => String(payload.length))
  if (frames.length > MAX_SIZES) sizes.push('…')
  return t('fragments.sizes', { count: frames.length, sizes: sizes.join(' + ') })
}
