import { useCallback } from 'react'
import type { PreviewVariables } from '../components/variables-context'
import { useApp } from './store-context'
import { previewOf } from './variable-preview'

/** By the environment that is active. */
export function usePreviewVariables(): PreviewVariables {
  const environments = useApp((state) => state.environments)
  return useCallback((text) => previewOf(text, environments), [environments])
}
