"""A client of python3-websockets: `websockets_client.py <json>`. Sends each text, prints what it agreed to and heard."""

import asyncio
import json
import ssl
import sys

from websockets.legacy.client import connect
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory


async def main(options):
    context = None
    if options["url"].startswith("wss:"):
        context = ssl.create_default_context(cadata=options.get("trusted"))
        if "trusted" not in options:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
    deflate = options["deflate"]
    extensions = None if deflate is None else [ClientPerMessageDeflateFactory(**deflate)]
    async with connect(
        options["url"],
        ssl=context,
        compression=None,
        extensions=extensions,
        subprotocols=options["subprotocols"] or None,
    ) as client:
        agreed = [repr(extension) for extension in client.extensions]
        print(json.dumps({"kind": "open", "subprotocol": client.subprotocol, "extensions": agreed}), flush=True)
        for text in options["texts"]:
            await client.send(text)
        async for message in client:
            print(json.dumps({"kind": "message", "text": message}), flush=True)
    print(json.dumps({"kind": "closed", "code": client.close_code}), flush=True)


asyncio.run(main(json.loads(sys.argv[1])))
