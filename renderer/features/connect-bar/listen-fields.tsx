import { useCallback, useRef, useState, type ReactNode } from 'react'
import type { ErrorCode } from '../../../shared/errors/error-code'
import { serverFieldOf } from '../../../shared/session/server-field'
import { useFocusTarget } from '../../commands/focus-targets'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Where a server is to listen. */
export function ListenFields({
  wrong,
  problem,
}: {
  wrong: ErrorCode | undefined
  problem: string | undefined
}): ReactNode {
  const { host, path } = useApp((state) => state.serverDraft)
  const edit = useApp((state) => state.editServerDraft)
  const field = wrong && serverFieldOf(wrong)
  const hostRef = useRef<HTMLInputElement>(null)
  const focus = useCallback(() => {
    hostRef.current?.focus()
    hostRef.current?.select()
  }, [])
  useFocusTarget('url', focus)
  return (
    <span className="listen-fields">
      <input
        ref={hostRef}
        className="field listen-host"
        aria-label={t('listen.host')}
        value={host}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={field === 'host'}
        aria-describedby={problem}
        onChange={({ target }) => edit({ host: target.value.trim() })}
      />
      <span aria-hidden="true">:</span>
      <PortField wrong={field === 'port'} problem={problem} />
      <input
        className="field listen-path"
        aria-label={t('listen.path')}
        placeholder={t('listen.path.any')}
        value={path ?? ''}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => edit({ path: target.value === '' ? null : target.value })}
      />
    </span>
  )
}

const HIGHEST_PORT = 65_535

/** Keeps what is typed while it is no port yet. */
function PortField({ wrong, problem }: { wrong: boolean; problem: string | undefined }): ReactNode {
  const port = useApp((state) => state.serverDraft.port)
  const edit = useApp((state) => state.editServerDraft)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? String(port)
  const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= HIGHEST_PORT
  return (
    <input
      className="field listen-port"
      aria-label={t('listen.port')}
      title={t('listen.port.hint')}
      inputMode="numeric"
      value={shown}
      autoComplete="off"
      aria-invalid={wrong || !isPort(shown)}
      aria-describedby={problem}
      onChange={({ target }) => {
        setTyped(target.value)
        if (isPort(target.value)) edit({ port: Number(target.value) })
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
