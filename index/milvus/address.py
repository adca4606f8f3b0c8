"""Where a search engine is: what VERBATIM_SEARCH says, read. Opens nothing."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from index.errors import SettingsError

_SCHEMES = {"milvus": "http", "milvus+tls": "https"}
_PORT = 19530
"""Where Milvus listens unless it is told otherwise."""


@dataclass(frozen=True, slots=True)
class Address:
    """A server's address, or the folder of milvus-lite; `token` is "user:password" for a server that wants one."""

    uri: str
    database: str = ""
    token: str = field(default="", repr=False)
    is_lite: bool = False


def read_address(text: str) -> Address:
    """Read what VERBATIM_SEARCH says.

    :param text: `milvus://[user:password@]host[:port][/database]`, with `milvus+tls` where the server is asked by TLS,
        or `milvus:/folder/of/milvus-lite.db`.
    :return: the address.
    :raises SettingsError: when it is none.
    """
    parts = urlsplit(text)
    if parts.scheme == "milvus" and not parts.netloc and parts.path.endswith(".db"):
        return Address(str(Path(parts.path).expanduser().absolute()), is_lite=True)
    try:
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        host, port = None, _PORT
    if parts.scheme not in _SCHEMES or not host:
        raise SettingsError(
            "VERBATIM_SEARCH must be none, milvus://HOST:PORT/DATABASE, or milvus:/PATH/NAME.db for milvus-lite."
        )
    token = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else ""
    name = f"[{host}]" if ":" in host else host
    return Address(f"{_SCHEMES[parts.scheme]}://{name}:{port}", parts.path.strip("/"), token)
