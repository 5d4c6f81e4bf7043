import type { Replacement } from './replay-request'

/** Longer results are refused: a short text can stand for a long one many times over. */
export const MAX_REPLACED_LENGTH = 64 * 1024 * 1024

/** All places of each text are replaced, one rule after the other; `null` when that gets too long. */
export function replaceInText(text: string, replacements: readonly Replacement[]): string | null {
  let replaced = text
  for (const { find, by } of replacements) {
    const parts = replaced.split(find)
    if (replaced.length + (parts.length - 1) * (by.length - find.length) > MAX_REPLACED_LENGTH) return null
    replaced = parts.join(by)
  }
  return replaced
}
