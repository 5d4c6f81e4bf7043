/** Where each line of a text begins when it breaks at line feeds and after `columns` characters. */
export function wrapLines(text: string, columns: number): readonly number[] {
  const starts = [0]
  let start = 0
  while (start < text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed + 1
    for (let cut = start + columns; cut < end; cut += columns) starts.push(onCharacter(text, cut))
    start = end
    if (start < text.length) starts.push(start)
  }
  return starts
}

/** A character of two units is not cut in two. */
const onCharacter = (text: string, index: number): number =>
  (text.charCodeAt(index) & 0xfc00) === 0xdc00 ? index - 1 : index
