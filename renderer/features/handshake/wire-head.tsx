import type { ReactNode } from 'react'
import { CopyButton } from '../../components/copy-button'
import { VisibleText } from '../../components/visible-text'
import { HIDDEN } from '../../store/hidden-parts'

/** A character for each byte: a header is not UTF-8, and nothing of it may be replaced. */
const latin1 = new TextDecoder('latin1')

/** The head as text, up to and with the empty line. */
export function headText(bytes: Uint8Array): string {
  const text = latin1.decode(bytes)
  const end = text.indexOf('\r\n\r\n')
  return end === -1 ? text : text.slice(0, end + 4)
}

interface WireHeadProps {
  readonly title: string
  readonly bytes: Uint8Array
  /** Whether the value of a header is to be hidden. */
  readonly hides: (name: string) => boolean
  /** Of a request: what is asked for. */
  readonly hidesTarget?: boolean
}

/** The same with what is hidden left out. */
export function shownText(bytes: Uint8Array, hides: WireHeadProps['hides'], hidesTarget = false): string {
  const [first = '', ...lines] = headText(bytes).split('\r\n')
  const shown = hidesTarget ? first.replace(/ \S+ /, ` ${HIDDEN} `) : first
  return [shown, ...lines.map((line) => withoutHidden(line, hides))].join('\r\n')
}

function withoutHidden(line: string, hides: WireHeadProps['hides']): string {
  const colon = line.indexOf(':')
  return colon > 0 && hides(line.slice(0, colon)) ? `${line.slice(0, colon + 1)} ${HIDDEN}` : line
}

/** Lines of a request or response in the order and case of the wire. */
export function WireHead({ title, bytes, hides, hidesTarget }: WireHeadProps): ReactNode {
  const text = shownText(bytes, hides, hidesTarget)
  const [first = '', ...lines] = text.trimEnd().split('\r\n')
  return (
    <section className="handshake-section" aria-label={title}>
      <h3 className="section-title">
        {title}
        <CopyButton what={title} text={text} />
      </h3>
      <div className="wire-head mono">
        <div className="wire-first">
          <VisibleText text={first} />
        </div>
        {lines.map((line, index) => {
          const colon = line.indexOf(':')
          return (
            // A line is its place: two may be equal.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className="wire-line">
              <span className="wire-name">
                <VisibleText text={line.slice(0, colon + 1)} />
              </span>
              <span className="wire-value">
                <VisibleText text={line.slice(colon + 1)} />
              </span>
              <CopyButton what={line.slice(0, Math.max(0, colon))} text={line.slice(colon + 1).trim()} />
            </div>
          )
        })}
      </div>
    </section>
  )
}
