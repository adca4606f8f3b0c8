"""The port that the app listens on: taken at once, reported plainly when it cannot be."""

import socket

from index.errors import SettingsError

_ANYWHERE = frozenset({"0.0.0.0", "::"})


def listen(host: str, port: int) -> socket.socket:
    """Take the port, before anything slow is loaded.

    :param host: the address to listen on.
    :param port: the port; 0 takes any free one.
    :return: the listening socket.
    :raises SettingsError: when the port is taken or the address is not this machine's.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(
            f"Verbatim cannot listen on {host}:{port} ({reason}); "
            "stop what uses that port, or choose another with --port."
        ) from error


def address(listener: socket.socket) -> str:
    """The address to type into a browser on this machine."""
    host, port = listener.getsockname()[:2]
    shown = "127.0.0.1" if host in _ANYWHERE else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
