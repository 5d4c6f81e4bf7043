import { createContext, useContext, useMemo } from 'react'
import type { AppError } from '../../shared/errors/app-error'

/** What a text with variables comes to, or why it comes to nothing. */
export interface ResolvedPreview {
  readonly text: string
  readonly error: AppError | null
}

/** `null` where a text has no variables. */
export type PreviewVariables = (text: string) => ResolvedPreview | null

/** How fields know what variables have for values. */
export const VariablesContext = createContext<PreviewVariables>(() => null)

/** @param text `null` where variables mean nothing */
export function useVariables(text: string | null): ResolvedPreview | null {
  const preview = useContext(VariablesContext)
  return useMemo(() => (text === null ? null : preview(text)), [preview, text])
}
