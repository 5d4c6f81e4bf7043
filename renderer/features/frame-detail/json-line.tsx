import type { ReactNode } from 'react'
import type { JsonDocument, JsonNode } from '../../../shared/payload/json-document'
import { CopyButton } from '../../components/copy-button'
import { t } from '../../wording/translate'
import type { JsonTreeRow } from './json-tree-rows'

/** A line shows no more of a value; copying it gives the whole. */
const MAX_LINE_LENGTH = 500
const MAX_FOLDED_LENGTH = 60
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
        <Children document={document} node={node} open={open} count={t('json.members', { count: node.childCount })} />
      )
    case 'array':
      return (
        <Children document={document} node={node} open={open} count={t('json.items', { count: node.childCount })} />
      )
    case 'string':
      return <span className="json-string">{start(document, node)}</span>
    case 'number':
    case 'true':
    case 'false':
    case 'null':
      return <span className="json-number">{start(document, node)}</span>
  }
}

interface ChildrenProps {
  readonly document: JsonDocument
  readonly node: JsonNode
  readonly open: boolean
  readonly count: string
}

/** Folded, a short value is shown as it is written and a long one by its size. */
function Children({ document, node, open, count }: ChildrenProps): ReactNode {
  const [first, last] = node.kind === 'object' ? ['{', '}'] : ['[', ']']
  if (node.childCount === 0) return `${first}${last}`
  if (!open && node.end - node.start <= MAX_FOLDED_LENGTH) return document.source(node).replace(/\s+/g, ' ')
  return (
    <>
      {first}
      {!open && ` … ${last}`} <span className="faint">{count}</span>
    </>
  )
}

const start = (document: JsonDocument, node: JsonNode): string =>
  document.text.slice(node.start, Math.min(node.end, node.start + MAX_LINE_LENGTH))
