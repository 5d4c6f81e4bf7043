import type { ReactNode } from 'react'
import { parseBase64 } from '../../../shared/payload/base64'
import { describePayload } from '../../../shared/payload/describe-payload'
import { hexDump } from '../../../shared/payload/hex-dump'
import type { HandshakeResponse } from '../../../shared/session/session-event'
import { CopyButton } from '../../components/copy-button'
import { ScrolledText } from '../../components/scrolled-text'
import { VisibleText } from '../../components/visible-text'
import { byteCount } from '../../../shared/wording/byte-count'
import { t } from '../../wording/translate'

/** More of a page than anyone reads here; copying gives all of it. */
const MAX_SHOWN = 20_000

/** What the server sent with its refusal: text where it is text, always as text and never as markup. */
export function RefusalBody({ body }: { readonly body: NonNullable<HandshakeResponse['body']> }): ReactNode {
  const parsed = parseBase64(body.base64)
  const bytes = parsed.ok ? parsed.value : new Uint8Array()
  if (bytes.length === 0) return null
  const description = describePayload(bytes, { type: 'binary', cut: body.cut })
  const text = description.kind === 'text' ? description.text : hexDump(bytes)
  return (
    <section className="handshake-section" aria-label={t('handshake.body')}>
      <h3 className="section-title">
        {t('handshake.body')} <span className="refusal-size">{byteCount(bytes.length)}</span>
        <CopyButton what={t('handshake.body')} text={text} />
      </h3>
      <ScrolledText className="refusal-body mono" label={t('handshake.body')}>
        <VisibleText text={text.slice(0, MAX_SHOWN)} lines="many" />
      </ScrolledText>
      {text.length > MAX_SHOWN && <p className="dim">{t('handshake.body.more', { count: text.length - MAX_SHOWN })}</p>}
      {body.cut && <p className="warning">⚠ {t('handshake.body.cut')}</p>}
    </section>
  )
}
