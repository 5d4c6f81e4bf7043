import { useCallback, useRef, type ReactNode } from 'react'
import { useFocusTarget } from '../../commands/focus-targets'
import { useFocusWhenLost } from '../../components/use-focus-when-lost'
import { VariablePreview } from '../../components/variable-preview'
import { useVariables } from '../../components/variables-context'
import { selectedIsLive } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const PREVIEW_ID = 'url-preview'

function useUrlPreview() {
  const url = useApp((state) => state.draft.url)
  return useVariables(url)
}

/** What the URL comes to, where it has variables. */
export function UrlPreview(): ReactNode {
  const preview = useUrlPreview()
  if (preview === null) return null
  return (
    <div className="connect-preview">
      <VariablePreview preview={preview} id={PREVIEW_ID} />
    </div>
  )
}

/** Where a client connects to. */
export function UrlField({ problem }: { readonly problem: string | undefined }): ReactNode {
  const url = useApp((state) => state.draft.url)
  const live = useApp(selectedIsLive)
  const editDraft = useApp((state) => state.editDraft)
  const pasteCommand = useApp((state) => state.pasteCommand)
  const inputRef = useRef<HTMLInputElement>(null)
  const focus = useCallback(() => {
    inputRef.current?.focus()
    inputRef.current?.select()
  }, [])
  useFocusTarget('url', focus)
  useFocusWhenLost(focus)
  const unresolved = (useUrlPreview()?.error ?? null) !== null
  return (
    <input
      ref={inputRef}
      className="field connect-url"
      aria-label={t('connect.url')}
      placeholder={t('connect.url.placeholder')}
      value={url}
      readOnly={live}
      spellCheck={false}
      autoComplete="off"
      aria-invalid={problem !== undefined || unresolved}
      aria-describedby={problem ?? PREVIEW_ID}
      onPaste={(event) => {
        if (!live && pasteCommand(event.clipboardData.getData('text'))) event.preventDefault()
      }}
      onChange={({ target }) => editDraft({ url: target.value })}
    />
  )
}
