import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'
import { VisibleText } from './visible-text'
import './controls.css'

export interface Fact {
  readonly name: string
  readonly value: string
  readonly tone?: 'sent' | 'received' | 'error' | 'warning'
}

/** Names and values, each of which can be copied. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ name, value, tone }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>
            <span className={tone}>
              <VisibleText text={value} />
            </span>
            <CopyButton what={name} text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export const factsAsText = (facts: readonly Fact[]): string =>
  facts.map(({ name, value }) => `${name}: ${value}`).join('\n')
