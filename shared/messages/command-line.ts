import type { Catalogue } from './translator'

/**
 * What the command line says beside what the app says too. Help is written out, as it is printed: 80 characters a line. A
 * test holds it and the options of each command together, and runs the examples.
 */
export const commandLine = {
  help: `Framescope shows WebSocket traffic as it is on the wire.

  framescope record <url>       Open a connection and record it
  framescope serve              Listen, answer and record
  framescope info <capture>     Say what a recording holds

Each command has --help with examples, and --json, by which problems are told
as JSON, one object a line. Results go to standard output, progress and problems
to standard error. Ends with 0 when done, 1 when the endpoint or a check failed,
2 when the arguments are wrong.

  framescope --version          Print the version
  framescope <command> --help   Explain a command`,

  'help.record': `Opens a WebSocket connection, does with it what is asked for, and records it.

  framescope record <url> [options]

The endpoint
  -H, --header "Name: value"  Send a header; order and case are kept. Repeatable
  -s, --subprotocol name      Offer a subprotocol. Repeatable
      --origin origin         Send an Origin header
      --auth user:password    Send credentials (RFC 7617)
      --insecure              Take certificates that do not verify
      --ca file               Trust the certificates of a PEM file besides
      --cert file, --key file Show a client certificate: PEM
      --pfx file              Show a client certificate: PKCS #12
      --passphrase-env name   The variable that has the passphrase of either
      --proxy url             http://host:port, socks5://host:port, or system
      --no-deflate            Offer no compression (RFC 7692)
      --max-payload bytes     Largest message accepted, 0 for any; else 100 MiB
      --profile file          Begin with a profile that the app saved; variables
                              in it come from the environment

What to do, in the order given, as soon as it is open
      --send text             Send a text message. Repeatable
      --send-hex hex          Send a binary message. Repeatable
      --send-file file        Send a file: as text where it is text, else as
                              bytes. Repeatable
      --ping [text]           Send a ping. Repeatable
      --echo                  Send back each message as it came

When to end: when the peer closes, on Ctrl+C, or
      --for time              so long after it is open: 10s, 500ms, 1h30m
      --count n               after n received messages
      --close code[,reason]   What to close with, in place of 1000; as soon as
                              all is sent, but with --for, --count and --echo

What becomes of it
  -o, --out file              Record to a .framescope file, or write an .ndjson
                              file at the end
  -f, --format name           Of that file: framescope, ndjson. Without --out:
                              ndjson or timeline
      --json                  Tell problems as JSON

Without --out, events are printed as they happen: readable on a terminal, else
as NDJSON, one JSON object a line. Ctrl+C closes the connection in order and
loses nothing; pressed again, it drops the connection.

Examples
  framescope record ws://localhost:9001/ --send hello --count 1
  framescope record wss://example.com/feed --for 30s --out feed.framescope
  framescope record ws://localhost:9001/ --echo | grep '"kind":"message"'`,

  'help.serve': `Listens for WebSocket connections, answers them, and records all of them.

  framescope serve [options]

Where, and whom it takes
      --host address          Address to listen at. Default: 127.0.0.1, this
                              machine alone
  -p, --port n                Port; 0, the default, lets the system pick one
      --path /path            Take this path alone
  -s, --subprotocol name      Speak this subprotocol. Repeatable, best first;
                              without any, the first that a client offers
      --cert file, --key file Speak TLS: PEM
      --pfx file              Speak TLS: PKCS #12
      --passphrase-env name   The variable that has the passphrase of either
      --self-signed           Speak TLS with a certificate made for this run
      --refuse status         Answer each handshake with this status, as 503
      --no-deflate            Agree to no compression (RFC 7692)
      --max-payload bytes     Largest message accepted, 0 for any; else 100 MiB

What to answer
      --echo                  Send back each message as it came
      --broadcast             Send each message to all other clients
      --ticker ms             Send a message to all clients so often
      --responders file       Do what a JSON file says: a list of responders, or
                              a server profile that the app saved

When to end: on Ctrl+C, or
      --for time              after so long: 10s, 500ms, 1h30m

What becomes of it
  -o, --out file              Record to a .framescope file, or write an .ndjson
                              file at the end
  -f, --format name           Of that file: framescope, ndjson. Without --out:
                              ndjson or timeline
      --json                  Tell problems, and where it listens, as JSON

Prints "listening on ws://…" to standard error when it does. Without --out,
events are printed as they happen: readable on a terminal, else as NDJSON.
Ctrl+C closes all connections in order and loses nothing; pressed again, it
drops them.

Examples
  framescope serve --port 9001 --echo
  framescope serve --self-signed --ticker 1000 --out clients.framescope
  framescope serve --port 9001 --refuse 503 --for 1m`,

  'help.info': `Says what a recording holds, and whether all of it is there.

  framescope info <capture> [--json]

      --json                  Print the result, and problems, as JSON

Examples
  framescope info feed.framescope
  framescope info feed.framescope --json`,

  'see-help': 'See framescope {command} --help.',
  'see-help.all': 'See framescope --help.',
  'serve.listening': 'listening on {url}',
  'serve.exposed': 'Others than this machine can reach it.',
  'recording.kept': 'The recording is kept: {file}',

  // `info`: names of facts, in a column
  'info.endpoint': 'Endpoint',
  'info.mode.client': 'client',
  'info.mode.server': 'server',
  'info.started': 'Started',
  'info.recorded-by': 'Recorded by',
  'info.ending': 'Ending',
  'info.ending.complete': 'complete',
  'info.ending.cut-off': 'cut off: the recorder did not come to an end',
  'info.ending.live': 'being recorded',
  'info.state': 'Session',
  'info.state.closed': 'was open, and closed',
  'info.state.cancelled': 'was cancelled before it opened',
  'info.state.failed': 'never opened',
  'info.events': 'Events',
  'info.sent': 'Sent',
  'info.received': 'Received',
  'info.traffic': '{messages} messages ({text} text, {binary} binary), {control} control frames',
  'info.problems': 'Problems',
  'info.size': 'Size',
  'info.not-recorded': 'Not recorded',
  'info.not-recorded.sentence': '{events} events, {bytes} after recording stopped: {problem}',
  'info.let-go': 'Let go',
  'info.damage': 'Damage',
  'info.damage.place': '{kind} at byte {offset}, {length}',
  'info.damage.torn-tail': 'torn end',
  'info.damage.checksum': 'wrong checksum',
  'info.damage.unreadable-block': 'unreadable block',
} as const satisfies Catalogue
