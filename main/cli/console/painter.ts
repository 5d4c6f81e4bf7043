/** Paints a text for a terminal. */
export type Paint = (colour: Colour, text: string) => string
export type Colour = 'plain' | 'dim' | 'bold' | 'red' | 'yellow' | 'green' | 'cyan'

/** ECMA-48, "select graphic rendition": the sixteen colours that a terminal's theme chooses. */
const codes: Readonly<Record<Colour, readonly [on: number, off: number] | null>> = {
  plain: null,
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
}

/** Leaves texts as they are where colours are not wanted. */
export function painter(colours: boolean): Paint {
  return (colour, text) => {
    const code = codes[colour]
    return colours && code !== null && text !== '' ? `\x1b[${code[0]}m${text}\x1b[${code[1]}m` : text
  }
}
