import {
  credentials,
  file,
  flag,
  header,
  insecure,
  origin,
  passedOver,
  passedOverValue,
  proxy,
  subprotocol,
  value,
  type CommandOption,
} from './command-option'

type Options = Readonly<Record<string, CommandOption>>

const url = value((given) => ({ url: given }))
const follow = flag({ redirects: { follow: true, most: 10, openingMessagesElsewhere: false } })
const openingText = value((content, { openingMessages }) => ({
  openingMessages: [...openingMessages, { kind: 'text', content }],
}))
const headerNamed = (name: string): CommandOption =>
  value((given, { headers }) => ({ headers: [...headers, [name, given]] }))
const bearer = value((token) => ({ auth: { kind: 'bearer', token } }))

/** wscat 6. */
export const wscatOptions: Options = {
  ...both('-c', '--connect', url),
  ...both('-H', '--header', header),
  ...both('-s', '--subprotocol', subprotocol),
  ...both('-o', '--origin', origin),
  ...both('-n', '--no-check', insecure),
  ...both('-x', '--execute', openingText),
  ...both('-L', '--location', follow),
  ...both('-P', '--show-ping-pong', passedOver),
  ...both('-w', '--wait', passedOverValue),
  ...both('-p', '--protocol', passedOverValue),
  '--auth': credentials,
  '--proxy': proxy('http'),
  '--host': headerNamed('Host'),
  '--no-color': passedOver,
  '--slash': passedOver,
  '--cert': file,
  '--key': file,
  '--ca': file,
}

/** websocat 1. */
export const websocatOptions: Options = {
  ...both('-H', '--header', header),
  ...both('-k', '--insecure', insecure),
  ...both('-n', '--no-close', passedOver),
  ...both('-1', '--one-message', passedOver),
  ...both('-t', '--text', passedOver),
  ...both('-b', '--binary', passedOver),
  ...both('-E', '--exit-on-eof', passedOver),
  ...both('-q', '', passedOver),
  ...both('-v', '', passedOver),
  '--no-line': passedOver,
  '--protocol': subprotocol,
  '--origin': origin,
  '--basic-auth': credentials,
  '--socks5': proxy('socks5'),
  '--client-pkcs12-der': file,
}

/** curl. Each name that it has for one thing. */
export const curlOptions: Options = {
  ...both('-H', '--header', header),
  ...both('-A', '--user-agent', headerNamed('User-Agent')),
  ...both('-e', '--referer', headerNamed('Referer')),
  ...both('-b', '--cookie', headerNamed('Cookie')),
  ...both('-u', '--user', credentials),
  ...both('-k', '--insecure', insecure),
  ...both('-L', '--location', follow),
  ...both('-x', '--proxy', proxy('http')),
  ...both('-E', '--cert', file),
  ...both('-i', '--include', passedOver),
  ...both('-N', '--no-buffer', passedOver),
  ...both('-s', '--silent', passedOver),
  ...both('-S', '--show-error', passedOver),
  ...both('-v', '--verbose', passedOver),
  ...both('-g', '--globoff', passedOver),
  ...both('-p', '--proxytunnel', passedOver),
  ...both('-o', '--output', passedOverValue),
  ...both('-m', '--max-time', passedOverValue),
  '--url': url,
  '--oauth2-bearer': bearer,
  '--socks5': proxy('socks5'),
  '--socks5-hostname': proxy('socks5'),
  '--key': file,
  '--cacert': file,
  '--compressed': passedOver,
  '--http1.1': passedOver,
}

function both(short: string, long: string, option: CommandOption): Options {
  return long === '' ? { [short]: option } : { [short]: option, [long]: option }
}
