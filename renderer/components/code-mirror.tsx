import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef, type ReactNode } from 'react'
import { useLanguage } from '../wording/language-context'
import { classes } from './classes'
import { changeWords, EDITOR_KEYS, jsonText, plainText, wordsOf, type TextFault } from './code-editor-parts'
import { useLatest } from './use-latest'

export interface CodeEditorProps {
  readonly label: string
  readonly value: string
  readonly language: 'text' | 'json'
  /** One field of many: without line numbers, as high as a few lines. */
  readonly small?: boolean
  /** It appears because somebody asked to write in it. */
  readonly focused?: boolean
  readonly invalid: boolean
  readonly describedBy: string | undefined
  /** Where the text is wrong, if it is; asked a moment after it was changed. */
  readonly findFault?: (text: string) => TextFault | null
  readonly onChange: (value: string) => void
}

/** The editor itself, with a large library. */
export function CodeMirror(props: CodeEditorProps): ReactNode {
  const { label, value, language, small = false, focused = false, invalid, describedBy, findFault, onChange } = props
  const hostRef = useRef<HTMLDivElement>(null)
  const viewRef = useRef<EditorView>(null)
  const attributes = useRef(new Compartment())
  const words = useRef(new Compartment())
  const spoken = useLanguage()
  const shown = useRef(spoken)
  const latest = useLatest({ value, focused, findFault, onChange })

  useEffect(() => {
    if (!hostRef.current) return
    const state = EditorState.create({
      doc: latest.current.value,
      extensions: [
        plainText,
        small ? [] : lineNumbers(),
        language === 'json' ? jsonText : [],
        words.current.of(wordsOf((text) => latest.current.findFault?.(text) ?? null)),
        attributes.current.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString())
        }),
      ],
    })
    const view = new EditorView({ state, parent: hostRef.current })
    viewRef.current = view
    if (latest.current.focused) view.focus()
    return () => view.destroy()
  }, [language, small, latest])

  useEffect(() => {
    if (shown.current === spoken || !viewRef.current) return
    shown.current = spoken
    const changed = wordsOf((text) => latest.current.findFault?.(text) ?? null)
    changeWords(viewRef.current, words.current.reconfigure(changed))
  }, [spoken, latest])

  useEffect(() => {
    // What can be edited takes the keyboard without it too, which not every program that helps to read a page knows.
    const content = {
      tabindex: '0',
      'aria-label': label,
      'aria-invalid': String(invalid),
      'aria-describedby': describedBy ?? '',
    }
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

  return (
    <div
      ref={hostRef}
      className={classes('code-editor', small && 'small')}
      data-invalid={invalid}
      data-own-keys={EDITOR_KEYS}
    />
  )
}
