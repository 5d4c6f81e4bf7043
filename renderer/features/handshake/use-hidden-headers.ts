import { useMemo } from 'react'
import { secretHeaders } from '../../../shared/session/secret-handshake-parts'
import { areSecretsShown } from '../../store/hidden-parts'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'

/** Which headers' values are not to be seen now. */
export function useHiddenHeaders(): (name: string) => boolean {
  const head = useApp((state) => selectedSession(state)?.head)
  const shown = useApp(areSecretsShown)
  return useMemo(() => (shown || head === undefined ? () => false : secretHeaders(head)), [shown, head])
}
