import type { EnvironmentList } from '../../shared/environment/environment'
import type { AppError } from '../../shared/errors/app-error'
import { resolveText, type VariableSource } from '../../shared/variables/resolve-text'

const HIDDEN = '••••••'

/** What a text with variables comes to; `null` where it has none. Built-ins have an example, and secrets stay hidden. */
export function previewOf(
  text: string,
  environments: EnvironmentList,
): { readonly text: string; readonly error: AppError | null } | null {
  if (!text.includes('{{')) return null
  const resolution = resolveText(text, sourceOf(environments))
  return resolution.ok ? { text: resolution.value, error: null } : { text: '', error: resolution.error }
}

function sourceOf({ environments, active }: EnvironmentList): VariableSource {
  const variables = environments.find(({ id }) => id === active)?.variables ?? []
  return {
    variable(name) {
      const found = variables.find((variable) => variable.name === name)
      if (found === undefined || found.missing) return null
      return found.value ?? HIDDEN
    },
    time: () => Date.now(),
    uuid: () => '00000000-0000-4000-8000-000000000000',
    random: () => 0.5,
    count: () => 1,
  }
}
