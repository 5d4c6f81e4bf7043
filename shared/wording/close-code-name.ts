import { describeCloseCode } from '../protocol/close-code'
import { t } from './translate'

export const closeCodeName = (code: number): string => t(`close-code.${describeCloseCode(code)}`)
