"""The page served with and without its guards, each on a port of its own, for the tests of what its events may do.

In a process of its own, since Gradio leaves sockets behind. Prints the ports; ends when its standard input does.
"""

import json
import os
import socket
import sys
import threading
from pathlib import Path

from conftest import WordEmbedder
from web_examples import QuotePolice, open_index

GUARDS = ("both guards", "without Gradio's", "without the page's", "with neither")


def main(folder: Path) -> None:
    os.environ["GRADIO_TEMP_DIR"] = str(folder / "uploads")
    (folder / "uploads").mkdir()
    from web.gradio_import import import_gradio

    import_gradio()
    from gradio import processing_utils

    async def fetch(address: str, **_: object) -> str:
        (folder / "fetched").write_text(address)
        return address

    processing_utils.async_ssrf_protected_download = fetch
    sys.stdout.write(json.dumps({guards: serve(folder, guards) for guards in GUARDS}) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
    os._exit(0)


def serve(folder: Path, guards: str) -> int:
    """Serve the page with these guards in a thread; its port."""
    import uvicorn

    import web.readers
    from web.server import create_app

    web.readers.ask = QuotePolice()
    app = create_app(open_index(folder / guards, WordEmbedder("camera police export report")))
    page = app.routes[-1].app.app.app.get_blocks()
    if guards in ("without Gradio's", "with neither"):
        page.has_launched = False
    if guards in ("without the page's", "with neither"):
        del page.preprocess_data
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    return int(listener.getsockname()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
