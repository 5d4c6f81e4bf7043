import type { AppError } from '../errors/app-error'
import { errorCodes } from '../errors/error-code'
import { en, type MessageKey } from '../messages/en'
import { closeCodeName } from './close-code-name'
import { say, t } from './translate'

export function errorSentence({ code, params }: AppError): string {
  return say(`error.${code}`, { ...params, ...composed({ code, params }) })
}

/** Sentences with a phrase in them that is not a value but has words of its own. */
function composed({ code, params }: AppError): AppError['params'] {
  if (code === 'json-invalid') return { problem: problemPhrase('json-problem', params) }
  if (code === 'ca-invalid' || code === 'file-unreadable') return { problem: problemPhrase('file-problem', params) }
  if (code === 'variable-syntax') return { problem: problemPhrase('variable-problem', params) }
  if (code === 'credentials-invalid')
    return { problem: problemPhrase('credentials-problem', { problem: params['field'] ?? '' }) }
  if (code === 'template-invalid') return { problem: problemPhrase('template-problem', params) }
  if (code === 'responder-invalid') return { problem: causeOf(params) }
  if (code === 'command-unknown' || code === 'argument-unknown')
    return { hint: params['suggestion'] ? t('suggestion.meant', { suggestion: params['suggestion'] }) : '' }
  if (code === 'argument-filter-invalid') return { reason: problemPhrase('filter-error', params) }
  if (code === 'closed-with-failure') return { name: closeWords(params) }
  return {}
}

function closeWords({ code, reason = '' }: AppError['params']): string {
  const name = closeCodeName(Number(code))
  return reason === '' ? name : `${name} “${reason}”`
}

/** The error of the field that is named, whose params are among these. */
function causeOf(params: AppError['params']): string {
  const cause = errorCodes.find((code) => code === params['cause'])
  return cause === undefined || cause === 'responder-invalid' ? '' : errorSentence({ code: cause, params })
}

function problemPhrase(group: string, params: AppError['params']): string {
  const { problem = '' } = params
  const key = `${group}.${problem}`
  return isMessageKey(key) ? say(key, params) : problem
}

const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key)
