import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ReplayRequest } from '../../shared/replay/replay-request'
import { replaceInText } from '../../shared/replay/replay-text'

/** Puts values in the places of variables; throws `AppFailure` where there is none. */
export type ResolveText = (text: string, as: 'text' | 'json') => string

/** What the user typed to be sent in place of what was recorded, with values in the places of variables. */
export class ChangedTexts {
  readonly #edits: ReadonlyMap<number, string>

  constructor(
    private readonly request: Pick<ReplayRequest, 'edits' | 'replacements'>,
    private readonly resolve: ResolveText,
  ) {
    this.#edits = new Map(request.edits.map(({ event, text }) => [event, text]))
  }

  /** Throws what `resolve` fails with: so that it is known before the first message. */
  check(): void {
    for (const text of this.#edits.values()) this.resolve(text, 'json')
    for (const { by } of this.request.replacements) this.resolve(by, 'text')
  }

  /**
   * A recorded text as it is sent; as it was where nothing changes it. What was recorded has no variables, whatever it looks
   * like. Throws `replay-text-too-long`, and what `resolve` fails with.
   */
  textOf(event: number, recorded: string): string {
    const edited = this.#edits.get(event)
    const text = edited === undefined ? recorded : this.resolve(edited, 'json')
    const replacements = this.request.replacements.filter(({ find }) => text.includes(find))
    if (replacements.length === 0) return text
    const replaced = replaceInText(
      text,
      this.request.replacements.map(({ find, by }) => ({ find, by: this.resolve(by, 'text') })),
    )
    if (replaced === null) throw new AppFailure(appError('replay-text-too-long'))
    return replaced
  }
}
