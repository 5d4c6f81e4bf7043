import { useCallback, useRef, type ReactNode } from 'react'
import { useFocusTarget } from '../../commands/focus-targets'
import { CopyButton } from '../../components/copy-button'
import { useFocusWhenLost } from '../../components/use-focus-when-lost'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Where the running server really listens, to be handed to clients. */
export function ServerUrl(): ReactNode {
  const url = useApp((state) => selectedSession(state)?.server?.urls[0])
  return url === undefined ? null : <UrlToCopy url={url} />
}

function UrlToCopy({ url }: { readonly url: string }): ReactNode {
  const inputRef = useRef<HTMLInputElement>(null)
  const focus = useCallback(() => {
    inputRef.current?.focus()
    inputRef.current?.select()
  }, [])
  useFocusTarget('url', focus)
  useFocusWhenLost(focus)
  return (
    <span className="listen-fields">
      <input ref={inputRef} className="field connect-url" aria-label={t('listen.url')} value={url} readOnly />
      <CopyButton what={t('connect.url')} text={url} worded />
    </span>
  )
}
