/**
 * What the environment says of a URL, in the words of a PAC file: on the command line that is what the system says. The
 * variables are those of curl, small letters first.
 */
export function environmentProxy(url: string, env: Readonly<Record<string, string | undefined>>): string {
  const { protocol, hostname, port } = new URL(url)
  const named = (name: string): string => env[name.toLowerCase()] ?? env[name] ?? ''
  if (isExcepted(hostname, port, named('NO_PROXY'))) return 'DIRECT'
  const proxy = named(protocol === 'wss:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || named('ALL_PROXY')
  if (proxy === '') return 'DIRECT'
  const place = new URL(/^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`)
  const [word, standard] = words[place.protocol] ?? ['PROXY', '80']
  return `${word} ${place.hostname}:${place.port === '' ? standard : place.port}`
}

const words: Readonly<Record<string, readonly [word: string, port: string] | undefined>> = {
  'https:': ['HTTPS', '443'],
  'socks5:': ['SOCKS5', '1080'],
  'socks5h:': ['SOCKS5', '1080'],
  'socks4:': ['SOCKS4', '1080'],
  'socks:': ['SOCKS5', '1080'],
}

/** Hosts and domains, each with all below it; `*` is everything. */
function isExcepted(host: string, port: string, exceptions: string): boolean {
  return exceptions
    .split(',')
    .map((exception) => exception.trim().replace(/^\*?\./, ''))
    .some((exception) => {
      const [name, of = port] = exception.split(/:(?=\d+$)/)
      return exception === '*' || (name !== '' && of === port && (host === name || host.endsWith(`.${name}`)))
    })
}
