import type { AppError } from '../../shared/errors/app-error'
import { en, type MessageKey } from '../../shared/messages/en'
import { say } from './translate'

export function errorSentence({ code, params }: AppError): string {
  if (code !== 'json-invalid') return say(`error.${code}`, params)
  return say('error.json-invalid', { ...params, problem: jsonProblem(params['problem'] ?? '') })
}

function jsonProblem(problem: string): string {
  const key = `json-problem.${problem}`
  return isMessageKey(key) ? say(key, {}) : problem
}

const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key)
