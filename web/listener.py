"""The port that the app listens on: taken at once, reported plainly when it cannot be."""

import os
import socket

from answer.phrases import phrase
from index.errors import SettingsError

_ANYWHERE = frozenset({"0.0.0.0", "::"})
_LAST_PORT = 65_535


def listen(host: str, port: int) -> socket.socket:
    """Take the port, before anything slow is loaded.

    :param host: the address to listen on.
    :param port: the port; 0 takes any free one.
    :return: the listening socket.
    :raises SettingsError: when the port is taken or none, or the address is not this machine's.
    """
    if not 0 <= port <= _LAST_PORT:
        raise SettingsError(phrase("impossible_port", port=port, last=_LAST_PORT))
    try:
        host.encode("idna")  # else a name that cannot be leaves a socket open
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except UnicodeError as error:  # such as "ü..b", which is no name of a machine
        raise SettingsError(phrase("taken_port", host=host, port=port, reason=error)) from error
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise SettingsError(phrase("taken_port", host=host, port=port, reason=reason)) from error
    # Its connections inherit this. Without it, the body of a response, which is sent after its head, waits for the
    # other side to acknowledge the head: 40 milliseconds.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def address(listener: socket.socket) -> str:
    """The address to type into a browser on this machine."""
    host, port = listener.getsockname()[:2]
    shown = "127.0.0.1" if host in _ANYWHERE else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
