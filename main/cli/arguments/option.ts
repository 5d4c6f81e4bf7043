/** What a command may be given. Without a value it is a switch. */
export interface Option {
  /** As it is written, without the dashes. */
  readonly name: string
  /** One letter. */
  readonly short?: string
  /** `text` where the next argument is the value; `maybe` where it may be left out. */
  readonly value?: 'text' | 'maybe'
}

/** Of every command. */
export const commonOptions: readonly Option[] = [{ name: 'help', short: 'h' }, { name: 'json' }]
