import type { HandshakePolicy } from '../../../shared/session/server-profile'
import { useApp } from '../../store/store-context'

/** The handshake policy of the draft, and what changes a part of it. */
export function usePolicy(): readonly [HandshakePolicy, (change: Partial<HandshakePolicy>) => void] {
  const policy = useApp((state) => state.serverDraft.policy)
  const edit = useApp((state) => state.editServerDraft)
  return [policy, (change) => edit({ policy: { ...policy, ...change } })]
}
