import type { ReactNode } from 'react'
import { classes } from './classes'
import type { CodeEditorProps } from './code-mirror'
import { loadedLater } from './loaded-later'
import './code-editor.css'

export const CodeMirror = loadedLater(async () => (await import('./code-mirror')).CodeMirror)

/** Text as it is typed: nothing is completed, indented or normalised. Another language needs another `key`. */
export function CodeEditor(props: CodeEditorProps): ReactNode {
  return <CodeMirror {...props} placeholder={<div className={classes('code-editor', props.small && 'small')} />} />
}
