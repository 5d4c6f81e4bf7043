import type { ReactNode } from 'react'
import type { JsonDocument, JsonNode } from '../../../shared/payload/json-document'
import { CopyButton } from '../../components/copy-button'
import { t } from '../../wording/translate'
import type { JsonTreeRow } from './json-tree-rows'

/** A line shows no more of a value; copying it gives the whole. */
const MAX_LINE_LENGTH = 500
/** Beyond this, more depth is not drawn further to the right. */
const MAX_INDENT = 40

interface JsonLineProps {
  readonly document: JsonDocument
  readonly row: JsonTreeRow
}

export function JsonLine({ document, row }: JsonLineProps): ReactNode {
  const indent = { paddingLeft: `calc(var(--s3) * ${Math.min(row.depth, MAX_INDENT)} + var(--s2))` }
  if (row.kind === 'more')
    return (
      <div className="json-line faint" style={indent}>
        <span className="json-mark">…</span>
        {t('json.more', { count: row.count })}
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
            <span className="json-name">{`"${node.keySource}"`}</span>
            {': '}
          </>
        )}
        <JsonValue document={document} node={node} open={row.open} />
      </span>
      <span className="json-copy">
        <CopyButton what={node.keySource ?? t('json.label')} text={() => document.source(node)} />
      </span>
    </div>
  )
}

function JsonValue({ document, node, open }: { document: JsonDocument; node: JsonNode; open: boolean }): ReactNode {
  switch (node.kind) {
    case 'object':
      return (
        <Brackets start="{" end="}" open={open} count={t('json.members', { count: node.childCount })} node={node} />
      )
    case 'array':
      return <Brackets start="[" end="]" open={open} count={t('json.items', { count: node.childCount })} node={node} />
    case 'string':
      return <span className="json-string">{start(document, node)}</span>
    case 'number':
    case 'true':
    case 'false':
    case 'null':
      return <span className="json-number">{start(document, node)}</span>
  }
}

interface BracketsProps {
  readonly start: string
  readonly end: string
  readonly open: boolean
  readonly count: string
  readonly node: JsonNode
}

function Brackets({ start: first, end, open, count, node }: BracketsProps): ReactNode {
  if (node.childCount === 0) return `${first}${end}`
  return (
    <>
      {first}
      {!open && ` … ${end}`} <span className="faint">{count}</span>
    </>
  )
}

const start = (document: JsonDocument, node: JsonNode): string =>
  document.text.slice(node.start, Math.min(node.end, node.start + MAX_LINE_LENGTH))
