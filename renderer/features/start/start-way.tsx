import { useId, type ReactNode } from 'react'
import type { CommandId } from '../../../shared/commands/commands'
import { useCommand } from '../../commands/commands-context'
import { useShortcut } from '../../commands/use-shortcut'
import { classes } from '../../components/classes'
import { t } from '../../wording/translate'

interface StartWayProps {
  readonly name: 'demo' | 'url' | 'server' | 'file' | 'guide'
  readonly commands: readonly CommandId[]
  /** The first of its commands is what most want to do. */
  readonly isOffered?: boolean
}

/** One way to begin: what one gets, and what does it, with its keys. */
export function StartWay({ name, commands, isOffered = false }: StartWayProps): ReactNode {
  const title = useId()
  return (
    <section className="start-way" aria-labelledby={title}>
      <h2 id={title} className="start-way-title">
        {t(`start.${name}`)}
      </h2>
      <p className="dim">{t(`start.${name}.text`)}</p>
      <div className="start-actions">
        {commands.map((command, place) => (
          <StartButton key={command} command={command} isPrimary={isOffered && place === 0} />
        ))}
      </div>
    </section>
  )
}

function StartButton({ command, isPrimary }: { readonly command: CommandId; readonly isPrimary: boolean }): ReactNode {
  const { run, enabled } = useCommand(command)
  const keys = useShortcut(command)
  return (
    <>
      <button type="button" className={classes('button', isPrimary && 'primary')} disabled={!enabled} onClick={run}>
        {t(`command.${command}`)}
      </button>
      {keys !== '' && <kbd className="start-keys">{keys}</kbd>}
    </>
  )
}
