import type { AppError } from '../../shared/errors/app-error'
import { say } from './translate'

export const errorSentence = (error: AppError): string => say(`error.${error.code}`, error.params)
