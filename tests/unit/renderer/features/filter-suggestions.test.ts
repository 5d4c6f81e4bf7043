import { describe, expect, it } from 'vitest'
import { suggest, withSuggestion } from '../../../../renderer/features/filter/filter-suggestions'

const nothing = { paths: [], responders: [] }

describe('suggestions for a filter', () => {
  it('offers what was filtered by before while the field is empty', () => {
    const { entries } = suggest('', 0, ['op:ping', 'hello'], nothing)
    expect(entries.slice(0, 2)).toEqual([
      { type: 'recent', text: 'op:ping' },
      { type: 'recent', text: 'hello' },
    ])
    expect(entries).toContainEqual({ type: 'key', text: 'dir:' })
    expect(suggest('d', 1, ['dir:sent'], nothing).entries).toEqual([{ type: 'key', text: 'dir:' }])
  })

  it.each([
    ['o', 'op:', { text: 'op:', cursor: 3 }],
    ['op:pi', 'ping', { text: 'op:ping ', cursor: 8 }],
    ['a op:pi b', 'ping', { text: 'a op:ping b', cursor: 9 }, 7],
    ['op:text,b', 'binary', { text: 'op:text,binary ', cursor: 15 }],
  ])('puts into %s the suggestion %s', (text, chosen, expected, cursor = text.length) => {
    const suggestions = suggest(text, cursor, [], nothing)
    const entry = suggestions.entries.find((each) => each.text === chosen)
    expect(entry && withSuggestion(text, suggestions, entry)).toEqual(expected)
  })

  it('offers the paths of the selected payload', () => {
    const paths = [[{ kind: 'member', name: 'id' }]] as const
    expect(suggest('json.', 5, [], { ...nothing, paths }).entries).toEqual([{ type: 'path', text: 'json.id' }])
  })

  it('replaces a blank field with a filter of before', () => {
    const suggestions = suggest('  ', 2, ['op:ping'], nothing)
    expect(withSuggestion('  ', suggestions, { type: 'recent', text: 'op:ping' }).text).toBe('op:ping')
  })
})
