import type { AppState } from '../store/app-state'
import { maySplit, otherPane } from '../store/panes-slice'
import type { CommandAction } from './command-action'
import type { FocusTargets } from './focus-targets'

/** Moves the shown tab so many places on. */
const moveBy = (steps: 1 | -1) =>
  ({
    enabled: ({ tabs, selectedSession: shown }: AppState) =>
      shown !== null && tabs[tabs.indexOf(shown) + steps] !== undefined && tabs.includes(shown),
    run({ tabs, selectedSession: shown, moveTab }: AppState) {
      if (shown !== null) moveTab(shown, tabs.indexOf(shown) + steps)
    },
  }) as const satisfies CommandAction

const hasOtherTab = ({ tabs, selectedSession: shown }: AppState): boolean => tabs.some((tab) => tab !== shown)

/** What is done with the tabs of sessions, and with two of them side by side. */
export const tabCommands = (focus: FocusTargets) =>
  ({
    'tab.close': { enabled: (state) => state.tabs.length > 0, run: (state) => state.closeShownTab() },
    'tab.next': { enabled: hasOtherTab, run: (state) => state.stepTab(1) },
    'tab.previous': { enabled: hasOtherTab, run: (state) => state.stepTab(-1) },
    'tab.move-left': moveBy(-1),
    'tab.move-right': moveBy(1),
    'split.toggle': {
      enabled: (state) => maySplit(state) || state.panes !== null,
      run: (state) => (state.panes === null ? state.splitView() : state.endSplit()),
    },
    'split.other': {
      enabled: (state) => otherPane(state) !== null,
      run(state) {
        const other = otherPane(state)
        // The keyboard in it makes it the active one, unless there is nothing that takes the keyboard.
        focus.focus('other-timeline')
        if (other !== null) state.selectSession(other)
      },
    },
    'split.swap': { enabled: (state) => otherPane(state) !== null, run: (state) => state.swapPanes() },
  }) as const satisfies Readonly<Record<string, CommandAction>>
