import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef, type ReactNode } from 'react'
import { useLatest } from './use-latest'
import './code-editor.css'

interface CodeEditorProps {
  readonly label: string
  readonly value: string
  readonly language: 'text' | 'json'
  readonly invalid: boolean
  readonly describedBy: string | undefined
  readonly onChange: (value: string) => void
}

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--syntax-name)' },
  { tag: tags.string, color: 'var(--syntax-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--syntax-number)' },
])

// Shortcuts with Enter belong to commands of the app; Tab leaves the editor, as everywhere else.
const keys = [...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...historyKeymap]

/** Text as it is typed: nothing is completed, indented or normalised. Another language needs another `key`. */
export function CodeEditor({ label, value, language, invalid, describedBy, onChange }: CodeEditorProps): ReactNode {
  const hostRef = useRef<HTMLDivElement>(null)
  const viewRef = useRef<EditorView>(null)
  const attributes = useRef(new Compartment())
  const latest = useLatest({ value, onChange })

  useEffect(() => {
    if (!hostRef.current) return
    const compartment = attributes.current
    const state = EditorState.create({
      doc: latest.current.value,
      extensions: [
        // By default CR LF and CR become LF, and other bytes would be sent than were pasted.
        EditorState.lineSeparator.of('\n'),
        history(),
        drawSelection(),
        lineNumbers(),
        highlightSpecialChars(),
        EditorView.lineWrapping,
        keymap.of(keys),
        language === 'json' ? [json(), syntaxHighlighting(highlighting)] : [],
        compartment.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString())
        }),
      ],
    })
    const view = new EditorView({ state, parent: hostRef.current })
    viewRef.current = view
    return () => view.destroy()
  }, [language, latest])

  useEffect(() => {
    const content = { 'aria-label': label, 'aria-invalid': String(invalid), 'aria-describedby': describedBy ?? '' }
    viewRef.current?.dispatch({
      effects: attributes.current.reconfigure(EditorView.contentAttributes.of(content)),
    })
  }, [label, invalid, describedBy])

  useEffect(() => {
    const view = viewRef.current
    // Only what came from elsewhere: the editor's own text must not be written back under the caret.
    if (!view || view.state.doc.toString() === value) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } })
  }, [value])

  return <div ref={hostRef} className="code-editor" data-invalid={invalid} />
}
