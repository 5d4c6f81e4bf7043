import { Popover } from 'radix-ui'
import { useEffect, type ReactNode } from 'react'
import { parseFilter } from '../../../shared/filter/parse-filter'
import { useCommand } from '../../commands/commands-context'
import { FilterProblemList } from '../../components/filter-problem-list'
import { useSettled } from '../../components/use-settled'
import { DEFAULT_HEARTBEATS } from '../../store/fold-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** The rule follows the typing after so long. */
const APPLY_AFTER_MS = 400

/** The switch that folds heartbeats, and beside it what counts as one. */
export function FoldTools(): ReactNode {
  const folding = useApp((state) => state.folding)
  const fold = useCommand('timeline.fold-heartbeats')
  const label = t('timeline.fold')
  return (
    <>
      <button
        type="button"
        className="button quiet small icon fold-switch"
        aria-pressed={folding}
        aria-label={label}
        title={label}
        onClick={fold.run}
      >
        <span aria-hidden="true">⇅</span>
      </button>
      <Popover.Root>
        <Popover.Trigger
          className="button quiet small icon"
          aria-label={t('timeline.fold.rule')}
          title={t('timeline.fold.rule')}
        >
          <span aria-hidden="true">▾</span>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content className="popover" align="end" sideOffset={4} aria-label={t('timeline.fold.rule')}>
            <HeartbeatRule />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  )
}

function HeartbeatRule(): ReactNode {
  const folding = useApp((state) => state.folding)
  const toggle = useApp((state) => state.toggleFolding)
  const text = useApp((state) => state.heartbeatText)
  const edit = useApp((state) => state.editHeartbeats)
  const apply = useApp((state) => state.applyHeartbeats)
  const settled = useSettled(text, APPLY_AFTER_MS)
  useEffect(() => {
    if (settled === text) apply()
  }, [settled, text, apply])
  // Closing the popover ends the typing.
  useEffect(() => () => apply(), [apply])
  const invalid = parseFilter(text).errors.length > 0
  return (
    <>
      <label className="fold-check">
        <input type="checkbox" checked={folding} onChange={toggle} />
        {t('timeline.fold')}
      </label>
      <p className="dim">{t('timeline.fold.hint')}</p>
      <label htmlFor="heartbeat-rule">{t('timeline.fold.field')}</label>
      <textarea
        id="heartbeat-rule"
        className="field mono fold-field"
        rows={3}
        value={text}
        spellCheck={false}
        placeholder={t('timeline.fold.none')}
        aria-invalid={invalid}
        aria-describedby={invalid ? 'heartbeat-problems' : undefined}
        onChange={({ target }) => edit(target.value)}
      />
      <FilterProblemList id="heartbeat-problems" text={text} onCorrect={edit} />
      <button
        type="button"
        className="button small"
        disabled={text === DEFAULT_HEARTBEATS}
        onClick={() => edit(DEFAULT_HEARTBEATS)}
      >
        {t('timeline.fold.reset')}
      </button>
    </>
  )
}
