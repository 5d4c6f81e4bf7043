import { useShallow } from 'zustand/react/shallow'
import { sessionFace, type SessionFace } from './session-face'
import { useApp } from './store-context'

/** Draws its component again when the face of the session changes, and not with each of its events. */
export const useSessionFace = (id: string): SessionFace | null =>
  useApp(
    useShallow(({ sessions }) => {
      const session = sessions.get(id)
      return session === undefined ? null : sessionFace(session)
    }),
  )
