import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { TabBar, type Tab } from './tab-bar'
import './options.css'

interface CollapsingTabsProps<Value extends string> {
  readonly label: string
  /** Name of the button that closes the open tab. */
  readonly collapse: string
  readonly tabs: readonly Tab<Value>[]
  readonly open: Value | null
  readonly onOpen: (tab: Value | null) => void
  readonly end?: ReactNode
  readonly renderPanel: (tab: Value) => ReactNode
}

/** One tab is open, or none. */
export function CollapsingTabs<Value extends string>(props: CollapsingTabsProps<Value>): ReactNode {
  const { label, collapse, tabs, open, onOpen, end, renderPanel } = props
  return (
    <Tabs.Root
      className="options"
      value={open ?? ''}
      onValueChange={(value) => onOpen(tabs.find((tab) => tab.value === value)?.value ?? null)}
      // With automatic activation the focus of a press would open again the tab that the press has closed.
      activationMode="manual"
    >
      <TabBar
        label={label}
        tabs={tabs}
        onPress={(value) => value === open && onOpen(null)}
        end={
          <>
            {end}
            {open && (
              <button
                type="button"
                className="button quiet small icon"
                aria-label={collapse}
                title={collapse}
                onClick={() => onOpen(null)}
              >
                ▴
              </button>
            )}
          </>
        }
      />
      {tabs.map(({ value }) => (
        <Tabs.Content key={value} value={value} className="options-panel" tabIndex={-1}>
          {renderPanel(value)}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
