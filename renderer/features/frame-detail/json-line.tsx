import type { ReactNode } from 'react'
import type { JsonDocument, JsonNode } from '../../../shared/payload/json-document'
import { CopyButton } from '../../components/copy-button'
import { MarkedText } from '../../components/marked-text'
import { spansWithin, type TextSpan } from '../../components/text-spans'
import { t } from '../../wording/translate'
import type { JsonTreeRow } from './json-tree-rows'

/** A line shows no more of a name or a value; copying it gives the whole. */
const MAX_LINE_LENGTH = 500
const MAX_FOLDED_LENGTH = 60
/** Beyond this, more depth is not drawn further to the right. */
const MAX_INDENT = 40

interface JsonLineProps {
  readonly document: JsonDocument
  readonly row: JsonTreeRow
  /** What Find has found, in the document's text. */
  readonly matches: readonly TextSpan[]
}

export function JsonLine({ document, row, matches }: JsonLineProps): ReactNode {
  const indent = { paddingLeft: `calc(var(--s3) * ${Math.min(row.depth, MAX_INDENT)} + var(--s2))` }
  if (row.kind === 'more')
    return (
      <div className="json-line faint" style={indent}>
        <span className="json-mark">…</span>
        {t('json.more', { count: row.count })} <Hidden count={spansWithin(matches, row.start, row.parent.end).length} />
      </div>
    )
  const { node } = row
  return (
    <div className="json-line" style={indent}>
      <span className="json-mark" aria-hidden="true">
        {node.childCount > 0 ? (row.open ? '▾' : '▸') : ''}
      </span>
      <span className="json-text">
        {node.keySource !== null && (
          <>
            <span className="json-name">
              <Source
                document={document}
                start={node.keyStart}
                end={node.keyStart + node.keySource.length + 2}
                matches={matches}
              />
            </span>
            {': '}
          </>
        )}
        <JsonValue document={document} node={node} open={row.open} matches={matches} />
      </span>
      <span className="json-copy">
        <CopyButton what={node.keySource ?? t('json.label')} text={() => document.source(node)} />
      </span>
    </div>
  )
}

interface JsonValueProps {
  readonly document: JsonDocument
  readonly node: JsonNode
  readonly open: boolean
  readonly matches: readonly TextSpan[]
}

function JsonValue({ document, node, open, matches }: JsonValueProps): ReactNode {
  const scalar = <Source document={document} start={node.start} end={node.end} matches={matches} />
  switch (node.kind) {
    case 'object':
    case 'array':
      return <Children document={document} node={node} open={open} matches={matches} />
    case 'string':
      return <span className="json-string">{scalar}</span>
    case 'number':
    case 'true':
    case 'false':
    case 'null':
      return <span className="json-number">{scalar}</span>
  }
}

/** Folded, a short value is shown as it is written and a long one by its size, and by what was found in it. */
function Children({ document, node, open, matches }: JsonValueProps): ReactNode {
  const isObject = node.kind === 'object'
  const [first, last] = isObject ? ['{', '}'] : ['[', ']']
  if (node.childCount === 0) return `${first}${last}`
  if (!open && node.end - node.start <= MAX_FOLDED_LENGTH)
    return (
      <span className="json-folded">
        <Source document={document} start={node.start} end={node.end} matches={matches} lines="many" />
      </span>
    )
  return (
    <>
      {first}
      {!open && ` … ${last}`}{' '}
      <span className="faint">{t(isObject ? 'json.members' : 'json.items', { count: node.childCount })}</span>
      {!open && (
        <>
          {' '}
          <Hidden count={spansWithin(matches, node.start, node.end).length} />
        </>
      )}
    </>
  )
}

interface SourceProps {
  readonly document: JsonDocument
  readonly start: number
  readonly end: number
  readonly matches: readonly TextSpan[]
  readonly lines?: 'one' | 'many'
}

/** A part of the document's text, with what was found in it. */
function Source({ document, start, end, matches, lines = 'one' }: SourceProps): ReactNode {
  const shownEnd = Math.min(end, start + MAX_LINE_LENGTH)
  const marks = spansWithin(matches, start, shownEnd).map((mark) => ({
    start: Math.max(0, mark.start - start),
    end: mark.end - start,
  }))
  return (
    <>
      <MarkedText text={document.text.slice(start, shownEnd)} marks={marks} lines={lines} />
      {shownEnd < end && (
        <>
          {'… '}
          <Hidden count={spansWithin(matches, shownEnd, end).length} />
        </>
      )}
    </>
  )
}

/** How many matches are not in sight here. */
function Hidden({ count }: { readonly count: number }): ReactNode {
  return count > 0 && <mark>{t('find.matches', { count })}</mark>
}
