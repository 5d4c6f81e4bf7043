import type { ReactNode } from 'react'
import type { CommandId } from '../../../shared/commands/commands'
import { useCommand } from '../../commands/commands-context'
import { useHint } from '../../commands/use-shortcut'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** At the end of the tabs: shows two sessions side by side, and one again. */
export function SplitTools(): ReactNode {
  const isSplit = useApp((state) => state.panes !== null)
  return (
    <>
      {isSplit && <Tool command="split.swap" sign="⇄" />}
      <Tool command="split.toggle" sign="◫" pressed={isSplit} />
    </>
  )
}

interface ToolProps {
  readonly command: CommandId
  readonly sign: string
  readonly pressed?: boolean
}

function Tool({ command, sign, pressed }: ToolProps): ReactNode {
  const { run, enabled } = useCommand(command)
  const label = t(`command.${command}`)
  const hint = useHint(command, label)
  return (
    <button
      type="button"
      className="button quiet small icon split-tool"
      aria-label={label}
      aria-pressed={pressed}
      title={hint}
      disabled={!enabled}
      onClick={run}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}
