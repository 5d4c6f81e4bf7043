import { signOf, unseenIn } from '../../../shared/wording/unseen-characters'

/** Where each line of a text begins when it breaks at line feeds and after `columns` characters, as they are shown. */
export function wrapLines(text: string, columns: number): readonly number[] {
  const signs = signsIn(text)
  let sign = signs.next().value
  const starts = [0]
  let start = 0
  while (start < text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed + 1
    for (let cut = cutAfter(start, end); cut < end; cut = cutAfter(cut, end)) starts.push(cut)
    start = end
    if (start < text.length) starts.push(start)
  }
  return starts

  function cutAfter(from: number, end: number): number {
    let at = from
    let room = columns
    while (sign && sign.index < Math.min(at + room, end)) {
      room -= sign.index - at
      // Wider than a line, it gets a line of its own.
      if (sign.width > room && sign.index > from) return sign.index
      at = sign.index + sign.length
      room -= sign.width
      sign = signs.next().value
      if (room <= 0) return at
    }
    return onCharacter(text, at + room)
  }
}

interface Sign {
  readonly index: number
  readonly length: number
  /** Characters that are shown instead. */
  readonly width: number
}

function* signsIn(text: string): Generator<Sign, undefined> {
  for (const run of unseenIn(text, 'many')) {
    let { index } = run
    for (const character of text.slice(index, index + run.length)) {
      yield { index, length: character.length, width: signOf(character).length }
      index += character.length
    }
  }
}

/** A character of two units is not cut in two. */
const onCharacter = (text: string, index: number): number =>
  (text.charCodeAt(index) & 0xfc00) === 0xdc00 ? index - 1 : index
