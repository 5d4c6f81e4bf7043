import type { Catalogue } from './translator'

/**
 * What the command line says beside what the app says too. Help is written out, as it is printed: 80 characters a line. A
 * test holds it and the options of each command together, and runs the examples.
 */
export const commandLine = {
  help: `Framescope shows WebSocket traffic as it is on the wire.

  framescope record <url>       Open a connection and record it
  framescope serve              Listen, answer and record
  framescope replay <capture> <url>
                                Send a recording again, and compare the replies
  framescope export <capture>   Write a recording as another kind of file
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
  -o, --out file              Record to a .framescope file, or write a file of
                              another kind at the end
  -f, --format name           Its kind, where its ending does not say it:
                              framescope, ndjson, har, csv, text, pcapng, or
                              payloads. Without --out: ndjson or timeline
      --json                  Tell problems as JSON

Without --out, events are printed as they happen: readable on a terminal, else
as NDJSON, one JSON object a line. Ctrl+C closes the connection in order and
loses nothing; pressed again, it drops the connection.

Examples
  framescope record ws://localhost:9001/ --send hello --count 1
  framescope record ws://localhost:9001/feed --for 30s --out today.framescope
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
  -o, --out file              Record to a .framescope file, or write a file of
                              another kind at the end
  -f, --format name           Its kind, where its ending does not say it:
                              framescope, ndjson, har, csv, text, pcapng, or
                              payloads. Without --out: ndjson or timeline
      --json                  Tell problems, and where it listens, as JSON

Prints "listening on ws://…" to standard error when it does. Without --out,
events are printed as they happen: readable on a terminal, else as NDJSON.
Ctrl+C closes all connections in order and loses nothing; pressed again, it
drops them.

Examples
  framescope serve --port 9001 --echo
  framescope serve --self-signed --ticker 1000 --out clients.framescope
  framescope serve --port 9001 --refuse 503 --for 1m`,

  'help.replay': `Sends the messages of a recording again, and compares what comes back.

  framescope replay <capture> <url> [options]

What is sent, and when
      --filter expression     Only what the filter finds, written as in the app
      --session n             Which session of a HAR file that holds several
      --pace pace             original: as far apart as recorded (the default)
                              fixed:20ms: so far apart
                              fast: one behind the other
                              reply: when as many replies have come as recorded
      --speed factor          With original: 2 is twice as fast

What comes back
      --expect                End with 1, and print a diff, when the replies are
                              not those of the recording
      --ignore part           Leave this out when comparing JSON: a name, as
                              timestamp, or a path, as .data.id. Repeatable

The endpoint, as with framescope record
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
      --profile file          Begin with a profile that the app saved

What becomes of it
  -o, --out file              Record what is sent and what comes back
  -f, --format name           Its kind, where its ending does not say it:
                              framescope, ndjson, har, csv, text, pcapng, or
                              payloads
      --json                  Print the result, and problems, as JSON

The recording is a capture, or an NDJSON or HAR file. Of a recorded server
session, what its clients sent is sent. A new connection is
opened for it, and closed when the last reply has come.

Examples
  framescope replay feed.framescope ws://localhost:9001/
  framescope replay feed.framescope ws://localhost:9001/ --pace reply --expect
  framescope replay feed.framescope ws://localhost:9001/ --filter op:text`,

  'help.export': `Writes a recording, or a part of it, as another kind of file.

  framescope export <capture> --out <file> [options]

The recording may be an NDJSON or HAR file, too.

  -o, --out file              The file; one that is there is replaced when the
                              new one is complete
  -f, --format name           Its kind, where its ending does not say it:
                              ndjson, har, csv, text, pcapng, or payloads, which
                              is a folder
      --filter expression     Only what the filter finds, written as in the app,
                              with what belongs to it: a message with its frames
      --session n             Which session of a HAR file that holds several
      --redact, --no-redact   Hide what handshakes show to be secret, wherever
                              it stands (the default), or write all as it was
      --json                  Tell problems as JSON

Examples
  framescope export feed.framescope --out feed.har
  framescope export feed.framescope -o orders.ndjson --filter json.type:order
  framescope export feed.framescope --out feed.csv --no-redact`,

  'help.info': `Says what a recording holds, and whether all of it is there.

  framescope info <capture> [options]

The recording may be an NDJSON or HAR file, too.

      --session n             Which session of a HAR file that holds several
      --json                  Print the result, and problems, as JSON

Examples
  framescope info feed.framescope
  framescope info feed.framescope --json`,

  'see-help': 'See framescope {command} --help.',
  'see-help.all': 'See framescope --help.',
  progress: '↓ {received} messages  ↑ {sent} messages  {bytes} recorded',
  'serve.listening': 'listening on {url}',
  'serve.exposed': 'Others than this machine can reach it.',
  // `replay`: a diff, and what it came to. Events are those of the recording and of what was sent now
  'replay.result':
    'sent {sent}, received {received}: {same} same, {different} different, {missing} missing, {extra} extra',
  'replay.different': 'event {expected} came back different, in event {actual}',
  'replay.missing': 'event {expected} did not come back',
  'replay.extra': 'event {actual} came back and was not recorded',
  'replay.unreadable': '(cannot be read)',
  'replay.nothing': '(nothing)',
  'replay.part.value': '{path}: {expected} → {actual}',
  'replay.part.text': 'from character {at}: {expected} → {actual}',
  'replay.part.bytes': 'from byte {at}: {expected} → {actual}',
  'replay.part.type': '{expected} → {actual}',
  'export.hidden': 'Hidden: {list}. To have it all, export with --no-redact.',
  'export.missing': 'Never recorded, and not in the file: {events} events, {bytes}.',
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
