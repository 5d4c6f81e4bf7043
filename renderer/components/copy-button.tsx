import { useEffect, useState, type ReactNode } from 'react'
import { t } from '../wording/translate'
import { useCopy } from './copy-context'
import './controls.css'

interface CopyButtonProps {
  /** What is copied, in words: "Copy {what}" is the button's name. */
  readonly what: string
  /** `null`: there is nothing to copy, as is said elsewhere. */
  readonly text: string | (() => string | Promise<string | null>)
  /** Shows a word beside the sign, or the whole name. */
  readonly worded?: boolean | 'whole'
}

const CONFIRMED_FOR_MS = 1200

export function CopyButton({ what, text, worded = false }: CopyButtonProps): ReactNode {
  const copy = useCopy()
  const [done, setDone] = useState(false)

  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), CONFIRMED_FOR_MS)
    return () => clearTimeout(timer)
  }, [done])

  async function run(): Promise<void> {
    const copied = typeof text === 'string' ? text : await text()
    if (copied === null) return
    await copy(copied)
    setDone(true)
  }

  const name = t('copy.what', { what })
  const wordOf = () => (done ? t('copy.done') : worded === 'whole' ? name : t('copy'))
  return (
    <button
      type="button"
      className="copy"
      aria-label={name}
      title={done ? t('copy.done') : name}
      onClick={() => void run()}
    >
      {done ? <span aria-hidden="true">✓</span> : <CopySign />}
      {worded !== false && <span aria-hidden="true"> {wordOf()}</span>}
    </button>
  )
}

/** Two sheets; drawn, since few fonts have the character. */
function CopySign(): ReactNode {
  return (
    <svg className="copy-sign" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M4 3.5V1.5h6.5V8h-2M1.5 4H8v6.5H1.5z" />
    </svg>
  )
}
