import { useMemo } from 'react'
import { areSecretsShown, hiddenHeader } from '../../store/hidden-parts'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'

/** Which headers' values are not to be seen now. */
export function useHiddenHeaders(): (name: string) => boolean {
  const head = useApp((state) => selectedSession(state)?.head)
  const shown = useApp(areSecretsShown)
  return useMemo(() => (shown || head === undefined ? () => false : hiddenHeader(head)), [shown, head])
}
