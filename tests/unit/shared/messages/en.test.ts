import { describe, expect, it } from 'vitest'
import { commandIds } from '../../../../shared/commands/commands'
import { errorCodes } from '../../../../shared/errors/error-code'
import { en } from '../../../../shared/messages/en'
import { closeCodeNames } from '../../../../shared/protocol/close-code'
import { violationCodes } from '../../../../shared/protocol/violation-code'
import { noteCodes } from '../../../../shared/session/session-event'

const keysOf = (group: string) =>
  Object.keys(en)
    .filter((key) => key.startsWith(`${group}.`))
    .map((key) => key.slice(group.length + 1))
    .toSorted()

describe('English catalogue', () => {
  it.each([
    ['error', errorCodes],
    ['violation', violationCodes],
    ['note', noteCodes],
    ['command', commandIds],
    ['close-code', closeCodeNames],
  ])('has exactly one phrase for each code of "%s"', (group, codes) => {
    expect(keysOf(group)).toEqual([...codes].toSorted())
  })
})
