import { afterEach, describe, expect, it } from 'vitest'
import { appError } from '../../../../shared/errors/app-error'
import { translatorOf } from '../../../../shared/messages/translator-of'
import { errorSentence } from '../../../../shared/wording/error-sentence'
import { opcodeName } from '../../../../shared/wording/opcode-name'
import { speak, t } from '../../../../shared/wording/translate'

describe('words', () => {
  afterEach(() => speak(translatorOf('en')))

  it('are English until another language is spoken, and from then on of that one', () => {
    expect([t('menu.session'), opcodeName(2)]).toEqual(['Session', 'binary'])
    speak(translatorOf('zh-CN'))
    expect([t('menu.session'), opcodeName(2)]).toEqual(['会话', '二进制'])
    expect(errorSentence(appError('json-invalid', { line: '1', column: '2', problem: 'number-invalid' }))).toBe(
      '第 1 行第 2 列不是 JSON：这不是数字',
    )
  })
})
