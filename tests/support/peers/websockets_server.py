"""A server made with python3-websockets, which shares no code with Framescope, for comparing what both saw.

Prints one JSON line for each thing that happens: the port, each frame as it is on the wire (from an extension that sits
below the compression), each message, the end of the connection. The path chooses what the server does. It lives until
its standard input ends.
"""

import asyncio
import hashlib
import json
import ssl
import sys
import tempfile
from http import HTTPStatus

from websockets import frames
from websockets.exceptions import ConnectionClosed
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.legacy.server import serve

SIZES = [0, 1, 125, 126, 65535, 65536, 1024 * 1024, 20 * 1024 * 1024]
TEXT = "Grüße, €100 und 😀"


def report(kind, **facts):
    print(json.dumps({"kind": kind, **facts}), flush=True)


def digest(payload):
    return hashlib.sha256(payload.encode() if isinstance(payload, str) else payload).hexdigest()


def pattern(length):
    """Bytes that differ from place to place, so that a shifted or repeated piece is noticed."""
    return (bytes(range(251)) * (length // 251 + 1))[:length]


class FrameLog(Extension):
    """Changes nothing. As the last extension it sees frames just off the wire, and just before they go there."""

    name = "frame-log"

    def decode(self, frame, *, max_size=None):
        self.tell("received", frame)
        return frame

    def encode(self, frame):
        self.tell("sent", frame)
        return frame

    def tell(self, direction, frame: frames.Frame):
        report(
            "frame",
            direction=direction,
            fin=frame.fin,
            rsv1=frame.rsv1,
            rsv2=frame.rsv2,
            rsv3=frame.rsv3,
            opcode=int(frame.opcode),
            length=len(frame.data),
            sha256=digest(frame.data),
        )


async def send(connection, message):
    report("message", direction="sent", text=isinstance(message, str), sha256=digest(message))
    await connection.send(message)


async def echo(connection):
    async for message in connection:
        report("message", direction="received", text=isinstance(message, str), sha256=digest(message))
        await send(connection, message)


async def send_fragments(connection):
    async def fragments():
        yield "One message, "
        await connection.ping(b"between fragments")
        yield ""
        yield "three frames"

    await connection.send(fragments())
    await connection.send(iter([b"\x00\x01", b"\x02"]))
    await echo(connection)


async def send_sizes(connection):
    for length in SIZES:
        await send(connection, pattern(length))
    await send(connection, "")
    await send(connection, TEXT)
    await echo(connection)


async def ping(connection):
    await (await connection.ping(b"are you there?"))
    await (await connection.ping(b""))
    report("pongs", count=2)
    await echo(connection)


async def close(connection):
    await connection.close(4001, TEXT)


BEHAVIOURS = {"/echo": echo, "/fragments": send_fragments, "/sizes": send_sizes, "/ping": ping, "/close": close}


async def behave(connection, path):
    connection.extensions.append(FrameLog())
    try:
        await BEHAVIOURS[path](connection)
    except ConnectionClosed:
        pass
    await connection.wait_closed()
    report("closed", code=connection.close_code, reason=connection.close_reason)


async def refuse(path, _headers):
    if path in BEHAVIOURS:
        return None
    return HTTPStatus.PAYMENT_REQUIRED, [("X-Why", "no money"), ("Content-Type", "text/plain")], b"Pay first.\n"


async def main():
    options = json.loads(sys.argv[1])
    tls = None
    if options["tls"] is not None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.NamedTemporaryFile("w") as chain:
            chain.write(options["tls"])
            chain.flush()
            tls.load_cert_chain(chain.name)
    deflate = options["deflate"]
    async with serve(
        behave,
        "127.0.0.1",
        0,
        ssl=tls,
        compression=None,
        extensions=[] if deflate is None else [ServerPerMessageDeflateFactory(**deflate)],
        subprotocols=["orders.v2", "orders.v1"],
        process_request=refuse,
        max_size=None,
        ping_interval=None,
    ) as server:
        report("listening", port=server.sockets[0].getsockname()[1])
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
