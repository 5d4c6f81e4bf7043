/** Unicode has a picture for each control character, in their order. */
const CONTROL_PICTURES = 0x2400
const DELETE_PICTURE = '\u2421'

/** Line ends and other control characters as signs, so that they neither break the line nor go unseen. */
export const inOneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\0-\x1f\x7f]/g, (character) =>
    character === '\x7f' ? DELETE_PICTURE : String.fromCharCode(CONTROL_PICTURES + character.charCodeAt(0)),
  )
