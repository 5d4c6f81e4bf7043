import { useCallback, useRef, type ReactNode } from 'react'
import { useFocusTarget } from '../../commands/focus-targets'
import { CopyButton } from '../../components/copy-button'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Where the running server really listens, to be handed to clients. */
export function ServerUrl(): ReactNode {
  const status = useApp((state) => selectedSession(state)?.server)
  const inputRef = useRef<HTMLInputElement>(null)
  const focus = useCallback(() => {
    inputRef.current?.focus()
    inputRef.current?.select()
  }, [])
  useFocusTarget('url', focus)
  if (!status) return null
  const [url = ''] = status.urls
  return (
    <span className="listen-fields">
      <input ref={inputRef} className="field connect-url" aria-label={t('listen.url')} value={url} readOnly />
      <CopyButton what={t('connect.url')} text={url} worded />
    </span>
  )
}
