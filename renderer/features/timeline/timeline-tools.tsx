import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { columnIds, timeStyles } from '../../store/timeline-columns'
import { useApp } from '../../store/store-context'
import { viewOf } from '../../store/timeline-view'
import { t } from '../../wording/translate'
import { FoldTools } from './fold-tools'

interface OfSession {
  readonly session: string
}

/** Over the end of the heading, but not in it, since a row of a grid holds cells alone: folding, pause, and which columns there are. */
export function TimelineTools({ session }: OfSession): ReactNode {
  return (
    <div className="timeline-tools">
      <FoldTools />
      <PauseButton session={session} />
      <ColumnsMenu />
    </div>
  )
}

function PauseButton({ session }: OfSession): ReactNode {
  const paused = useApp((state) => viewOf(state.views, session).paused)
  const pause = useCommand('timeline.pause')
  const label = t(paused ? 'timeline.resume' : 'timeline.pause')
  return (
    <button type="button" className="button quiet small icon" aria-label={label} title={label} onClick={pause.run}>
      <span aria-hidden="true">{paused ? '▶' : 'Ⅱ'}</span>
    </button>
  )
}

function ColumnsMenu(): ReactNode {
  const { hidden, timeStyle } = useApp((state) => state.columns)
  const toggleColumn = useApp((state) => state.toggleColumn)
  const setTimeStyle = useApp((state) => state.setTimeStyle)
  const reset = useApp((state) => state.resetColumns)
  // The menu stays open, so that several columns can be chosen.
  const stay = (event: Event) => event.preventDefault()
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="button quiet small icon"
        aria-label={t('timeline.columns')}
        title={t('timeline.columns')}
      >
        <span aria-hidden="true">☰</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" aria-label={t('timeline.columns')}>
          {columnIds
            .filter((column) => column !== 'payload')
            .map((column) => (
              <DropdownMenu.CheckboxItem
                key={column}
                className="menu-item"
                checked={!hidden.includes(column)}
                onCheckedChange={() => toggleColumn(column)}
                onSelect={stay}
              >
                <MenuTick />
                {t(`timeline.${column}`)}
              </DropdownMenu.CheckboxItem>
            ))}
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Label className="menu-label">{t('timeline.times')}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={timeStyle}>
            {timeStyles.map((style) => (
              <DropdownMenu.RadioItem
                key={style}
                className="menu-item"
                value={style}
                onSelect={(event) => {
                  stay(event)
                  setTimeStyle(style)
                }}
              >
                <MenuTick />
                {t(`timeline.times.${style}`)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={reset}>
            <span className="menu-tick" />
            {t('timeline.columns.reset')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function MenuTick(): ReactNode {
  return (
    <span className="menu-tick">
      <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
    </span>
  )
}
