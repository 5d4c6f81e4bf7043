import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../shared/errors/app-error'
import type { SurveyProgress } from '../../shared/ipc/survey-channels'
import { useApp } from './store-context'

/** Least time between two questions about a session that changes, in milliseconds. */
const REST = 500

/**
 * What a survey says of a session, asked for again when the session has changed, and at once while the answer comes from
 * a part of the capture. `null` until there is one.
 */
export function useSurvey<Reply extends SurveyProgress>(
  session: string,
  ask: (session: string) => Promise<Result<Reply>>,
): Reply | null {
  const fileLength = useApp((state) => state.sessions.get(session)?.fileLength)
  const [reply, setReply] = useState<Reply | null>(null)
  const asked = useRef<{ at: number; fileLength: number | undefined }>({ at: -Infinity, fileLength: -1 })
  const question = useRef(0)
  const incomplete = reply?.complete === false ? reply : null

  useEffect(() => {
    if (!incomplete && asked.current.fileLength === fileLength) return
    const rest = incomplete ? 0 : Math.max(0, asked.current.at + REST - performance.now())
    const timer = setTimeout(() => {
      asked.current = { at: performance.now(), fileLength }
      const number = ++question.current
      void ask(session).then((answer) => {
        // A later question may be about another part of it.
        if (answer.ok && number === question.current) setReply(answer.value)
      })
    }, rest)
    return () => clearTimeout(timer)
  }, [ask, session, fileLength, incomplete])

  return reply
}
