import { readFile } from 'node:fs/promises'
import { AppFailure, appError } from '../../../shared/errors/app-error'
import { decodeUtf8 } from '../../../shared/payload/decode-utf8'
import type { GivenArguments, GivenOption } from '../arguments/given-arguments'

/** Reads what arguments name. What it throws names the argument. */
export class ArgumentFiles {
  constructor(private readonly env: NodeJS.ProcessEnv) {}

  async bytes({ argument, value: file }: GivenOption): Promise<Buffer> {
    try {
      return await readFile(file)
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException
      throw new AppFailure(appError('argument-file-unreadable', { argument, file, problem: code ?? message }), {
        cause,
      })
    }
  }

  async text(option: GivenOption): Promise<string> {
    const { argument, value: file } = option
    const text = decodeUtf8(await this.bytes(option))
    if (text !== null) return text
    throw new AppFailure(appError('argument-file-unreadable', { argument, file, problem: 'UTF-8' }))
  }

  /** Empty where it is not given. */
  async textOf(given: GivenArguments, name: string): Promise<string> {
    const option = given.find(name)
    return option === null ? '' : await this.text(option)
  }

  /** What the environment has under the name that is given; empty where none is. Passwords are not for the command line. */
  variableOf(given: GivenArguments, name: string): string {
    const option = given.find(name)
    if (option === null) return ''
    const value = this.env[option.value]
    if (value !== undefined) return value
    throw new AppFailure(appError('argument-variable-missing', { argument: option.argument, name: option.value }))
  }
}
