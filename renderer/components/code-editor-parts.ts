import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { linter, type Diagnostic } from '@codemirror/lint'
import {
  closeSearchPanel,
  getSearchQuery,
  openSearchPanel,
  search,
  searchKeymap,
  searchPanelOpen,
  setSearchQuery,
} from '@codemirror/search'
import { EditorState, type Extension, type StateEffect } from '@codemirror/state'
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { t } from '../wording/translate'

/** What is wrong with a text, and where: an index into it. */
export interface TextFault {
  readonly at: number
  readonly sentence: string
}

/** Keys that the editor has a use of its own for, as commands of the app write them. */
export const EDITOR_KEYS = 'CmdOrCtrl+F F3 Shift+F3'

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--syntax-name)' },
  { tag: tags.string, color: 'var(--syntax-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--syntax-number)' },
])

// Shortcuts with Enter belong to commands of the app; Tab leaves the editor, as everywhere else.
const keys = [
  ...searchKeymap,
  ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
  ...historyKeymap,
  ...foldKeymap,
]

/** What the editor says by itself. */
const phrases = (): Extension =>
  EditorState.phrases.of({
    Find: t('editor.find'),
    Replace: t('editor.replace-with'),
    next: t('editor.next'),
    previous: t('editor.previous'),
    all: t('editor.all'),
    'match case': t('editor.match-case'),
    regexp: t('editor.regexp'),
    'by word': t('editor.by-word'),
    replace: t('editor.replace'),
    'replace all': t('editor.replace-all'),
    close: t('editor.close'),
    'current match': t('editor.current-match'),
    'on line': t('editor.on-line'),
    'Go to line': t('editor.go-to-line'),
    go: t('editor.go'),
    to: t('editor.to'),
    unfold: t('editor.unfold'),
    'folded code': t('editor.folded'),
    Diagnostics: t('editor.faults'),
    'No diagnostics': t('editor.no-faults'),
    'Control character': t('editor.control-character'),
  })

/** Text as it is typed, with its own search. */
export const plainText: Extension = [
  // By default CR LF and CR become LF, and other bytes would be sent than were pasted.
  EditorState.lineSeparator.of('\n'),
  history(),
  drawSelection(),
  highlightSpecialChars(),
  EditorView.lineWrapping,
  search(),
  keymap.of(keys),
]

/** What JSON has beyond that. */
export const jsonText: Extension = [json(), syntaxHighlighting(highlighting), foldGutter()]

const LINT_DELAY_MS = 200

/** Underlines what is wrong. */
const faultsOf = (find: (text: string) => TextFault | null): Extension =>
  linter(({ state }) => diagnostics(find(state.doc.toString()), state.doc.length), { delay: LINT_DELAY_MS })

/** All that is said in words, of which there are others in another language. */
export const wordsOf = (find: (text: string) => TextFault | null): Extension => [phrases(), faultsOf(find)]

/** Other words, also in the search field, which reads them only when it opens. What is looked for stays. */
export function changeWords(view: EditorView, change: StateEffect<unknown>): void {
  if (!searchPanelOpen(view.state)) return view.dispatch({ effects: change })
  const query = getSearchQuery(view.state)
  const focused = document.activeElement
  const isInPanel = focused !== null && view.dom.contains(focused) && !view.hasFocus
  closeSearchPanel(view)
  view.dispatch({ effects: change })
  openSearchPanel(view)
  view.dispatch({ effects: setSearchQuery.of(query) })
  if (!isInPanel && focused instanceof HTMLElement) focused.focus()
}

function diagnostics(fault: TextFault | null, length: number): readonly Diagnostic[] {
  if (fault === null) return []
  // At the end of the text there is nothing to underline but what is before it.
  const from = Math.max(0, Math.min(fault.at, length - 1))
  return [{ from, to: Math.min(length, from + 1), severity: 'error', message: fault.sentence }]
}
