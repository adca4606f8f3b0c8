"""The web app: `python app.py [--host HOST] [--port PORT] [--index DIR]`. Wiring only."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.databases.place import keep_in
from index.errors import VerbatimError
from index.output import show
from index.private import be_private
from index.settings import Settings, read_settings


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the app until it is interrupted.

    :param argv: the command line without the program's name; None takes the process's own.
    :return: the exit status: 0 when interrupted, 2 when it could not start.
    """
    be_private()
    try:
        return _serve(_settings(argv))
    except KeyboardInterrupt:
        return 0
    except VerbatimError as error:
        show(str(error), sys.stderr)
        return 2


def _settings(argv: Sequence[str] | None) -> Settings:
    settings = read_settings(os.environ)
    parser = argparse.ArgumentParser(prog="app.py", description="Ask a corpus of documents in the browser.")
    parser.add_argument("--host", default=settings.host, help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=settings.port, help="port to listen on (default: %(default)s)")
    parser.add_argument("--index", type=Path, default=settings.index, help="folder of the index (default: %(default)s)")
    settings = replace(settings, **vars(parser.parse_args(argv)))
    keep_in(settings.index, settings.store)
    return settings


def _serve(settings: Settings) -> int:
    from answer.write.endpoint import endpoint_in
    from web.access.reach import check_reach

    endpoint_in(settings)  # one that cannot be is told of before anything slow is loaded
    if warning := check_reach(settings):
        print(warning, file=sys.stderr, flush=True)  # noqa: T201
    # Gradio takes seconds to import; help and a taken port must not wait for it.
    from web.listener import address, listen
    from web.upload_folder import upload_folder

    with listen(settings.host, settings.port) as listener, upload_folder(settings.index) as uploads:
        os.environ["GRADIO_TEMP_DIR"] = str(uploads)
        from web.gradio_import import import_gradio

        import_gradio()
        from answer.speakers.aliases import use_aliases
        from web.background_index import BackgroundIndex
        from web.ending import end_soon
        from web.server import create_app, serve
        from web.warming import warm
        from web.watching import begin_watching

        use_aliases(settings.corpus)
        index = BackgroundIndex(settings)
        warm(index)
        app = create_app(index)
        begin_watching(index)
        print(f"Verbatim is at {address(listener)}", flush=True)  # noqa: T201

        def end() -> None:
            index.closing.set()
            end_soon()

        try:
            serve(app, listener, end)
        finally:
            end()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
