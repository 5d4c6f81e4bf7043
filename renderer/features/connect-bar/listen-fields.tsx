import { useCallback, useRef, type ReactNode } from 'react'
import type { ErrorCode } from '../../../shared/errors/error-code'
import { serverFieldOf } from '../../../shared/session/server-field'
import { useFocusTarget } from '../../commands/focus-targets'
import { useFocusWhenLost } from '../../components/use-focus-when-lost'
import { useTypedNumber } from '../../components/use-typed-number'
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
  useFocusWhenLost(focus)
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

function PortField({ wrong, problem }: { wrong: boolean; problem: string | undefined }): ReactNode {
  const port = useApp((state) => state.serverDraft.port)
  const edit = useApp((state) => state.editServerDraft)
  const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= HIGHEST_PORT
  const { field, isWrong } = useTypedNumber(String(port), isPort, (text) => edit({ port: Number(text) }))
  return (
    <input
      {...field}
      className="field listen-port"
      aria-label={t('listen.port')}
      title={t('listen.port.hint')}
      aria-invalid={wrong || isWrong}
      aria-describedby={problem}
    />
  )
}
