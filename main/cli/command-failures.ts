import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import { commandLine } from '../../shared/messages/command-line'
import { createTranslator } from '../../shared/messages/translator'
import { errorSentence } from '../../shared/wording/error-sentence'
import { withSigns } from '../../shared/wording/unseen-characters'
import { argumentOf, isWrongArgument } from './arguments/argument-of'
import type { Console } from './console/console'
import { ExitCode } from './exit-code'

const { t } = createTranslator(commandLine, 'en')

/** Says what went wrong: a sentence for people, one JSON object a line for programs. */
export class CommandFailures {
  constructor(
    private readonly console: Console,
    private readonly command: string,
    private readonly asJson: boolean,
  ) {}

  /** Returns how the command ends with that. */
  async tell(failure: unknown): Promise<ExitCode> {
    const error = errorOf(failure)
    const argument = argumentOf(error)
    const message = withSigns(errorSentence(error))
    if (this.asJson) await this.console.err.write(`${JSON.stringify({ error: { ...error, argument, message } })}\n`)
    else {
      const named = argument === null || message.includes(argument) ? message : `${argument}: ${message}`
      const help = isWrongArgument(error) ? ` ${this.#helpFor(error)}` : ''
      await this.console.err.write(`framescope: ${named}${help}\n`)
    }
    return isWrongArgument(error) ? ExitCode.WrongArguments : ExitCode.Failed
  }

  #helpFor({ code }: AppError): string {
    return code === 'command-unknown' ? t('see-help.all') : t('see-help', { command: this.command })
  }
}

function errorOf(failure: unknown): AppError {
  if (failure instanceof AppFailure) return failure.error
  return appError('internal', {
    problem: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure),
  })
}
