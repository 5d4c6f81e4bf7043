import type { ReactNode } from 'react'
import { explainExtensions } from '../../../shared/protocol/explain-extensions'
import { VisibleText } from '../../components/visible-text'
import { t } from '../../wording/translate'

interface ExtensionListProps {
  /** Of the response; `null` for none. */
  readonly header: string | null
  readonly subprotocol: string | null
}

/** What was agreed, parameter by parameter. */
export function ExtensionList({ header, subprotocol }: ExtensionListProps): ReactNode {
  const extensions = header === null ? [] : (explainExtensions(header) ?? [])
  return (
    <section className="handshake-section" aria-label={t('handshake.extensions')}>
      <h3 className="section-title">{t('handshake.extensions')}</h3>
      {extensions.length === 0 && <p className="dim">{t('handshake.extensions.none')}</p>}
      <ul className="extension-list">
        {extensions.map((extension) => (
          <li key={extension.name}>
            <code className="mono">{extension.name}</code>
            <p className="dim">{t(`extension.${extension.meaning}`)}</p>
            <ul className="extension-parameters">
              {extension.parameters.map(({ name, value, meaning }) => (
                <li key={name}>
                  <code className="mono">{value === null ? name : `${name}=${value}`}</code>
                  <p className="dim">{t(`extension.${meaning}`)}</p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <h3 className="section-title handshake-subtitle">{t('handshake.subprotocol')}</h3>
      <p className="mono">
        <VisibleText text={subprotocol ?? t('handshake.subprotocol.none')} />
      </p>
    </section>
  )
}
