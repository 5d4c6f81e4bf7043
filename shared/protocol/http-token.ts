/** One character of a token (RFC 9110 §5.6.2), and a whole one, as sources of regular expressions. */
export const TOKEN_CHARACTER = "[!#$%&'*+.^_`|~0-9A-Za-z-]"
export const TOKEN = `${TOKEN_CHARACTER}+`

const wholeToken = new RegExp(`^${TOKEN}$`)

/** Header names, subprotocols, extension names and parameters are tokens. */
export const isToken = (text: string): boolean => wholeToken.test(text)
