import { useMemo, type ReactNode } from 'react'
import { Highlighted } from '../../components/highlighted'
import type { MarkPattern } from '../../components/text-spans'
import { useWidth } from '../../components/use-width'
import { VirtualLines } from '../../components/virtual-lines'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { unseenIn } from '../../../shared/wording/unseen-characters'
import { wrapLines } from './wrap-lines'

const LINE_HEIGHT = 18
/** Of the 12 px monospaced font, a little more than it is, so that no line is cut. */
const CHARACTER_PX = 7.4
const PADDING_PX = 40
const FEWEST_COLUMNS = 20
/** Above this the browser would take noticeable time to lay the text out. */
const MAX_PLAIN_LENGTH = 50_000
const MAX_PLAIN_UNSEEN = 1000

/** Short text as one selectable block, long text a screen at a time. */
export function TextView({ text }: { readonly text: string }): ReactNode {
  const pattern = useApp((state) => state.findPattern)
  const isShort = useMemo(
    () => text.length <= MAX_PLAIN_LENGTH && unseenIn(text, 'many').length <= MAX_PLAIN_UNSEEN,
    [text],
  )
  return isShort ? (
    // Focusable, so that the keyboard can scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="payload-body payload-plain mono" role="document" aria-label={t('payload.text.label')} tabIndex={0}>
      <Highlighted text={text} pattern={pattern} lines="many" />
    </pre>
  ) : (
    <LongText text={text} pattern={pattern} />
  )
}

interface LongTextProps {
  readonly text: string
  readonly pattern: MarkPattern | null
}

/** A match that is broken into two lines is not marked: lines are cut where the window is narrow. */
function LongText({ text, pattern }: LongTextProps): ReactNode {
  const [ref, width] = useWidth()
  const columns = Math.max(FEWEST_COLUMNS, Math.floor((width - PADDING_PX) / CHARACTER_PX))
  const lines = useMemo(() => wrapLines(text, columns), [text, columns])
  return (
    <div className="payload-body" ref={ref}>
      <VirtualLines
        label={t('payload.text.label')}
        count={lines.length}
        rowHeight={LINE_HEIGHT}
        renderLine={(line) => (
          <div className="text-line">
            <Highlighted text={text.slice(lines[line], lines[line + 1])} pattern={pattern} lines="many" />
          </div>
        )}
      />
    </div>
  )
}
