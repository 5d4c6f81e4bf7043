import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import './controls.css'

export interface Tab<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Shown behind the label, quietly; not part of the tab's name. */
  readonly hint?: ReactNode
}

interface TabBarProps<Value extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Value>[]
  /** Runs also when the open tab is pressed again, which can close it. */
  readonly onPress?: (value: Value) => void
  readonly end?: ReactNode
}

/** The row of tabs inside a `Tabs.Root`, with room for something at its end. */
export function TabBar<Value extends string>({ label, tabs, onPress, end }: TabBarProps<Value>): ReactNode {
  return (
    <div className="tabs">
      <Tabs.List aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Trigger key={tab.value} value={tab.value} className="tab" onMouseDown={() => onPress?.(tab.value)}>
            {tab.label}
            {tab.hint !== undefined && (
              <span className="faint" aria-hidden="true">
                {' '}
                {tab.hint}
              </span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {end && <div className="tabs-end">{end}</div>}
    </div>
  )
}
