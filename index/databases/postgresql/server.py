"""A PostgreSQL database, by its address: which schemas it has, and connections that wait to be used again."""

import atexit
import hashlib
import os
import threading
from collections import defaultdict
from typing import Any

import psycopg
from psycopg import conninfo
from psycopg.pq import TransactionStatus

from index.databases.postgresql.faults import translated
from index.errors import IndexMismatch, SettingsError

Connection = psycopg.Connection[tuple[Any, ...]]

WAIT_SECONDS = 30.0
"""How long somebody who writes waits for others who do, as in a file."""
_STORE = "verbatim"
_CONNECT_SECONDS = 10
_MOST_IDLE = 4
"""A question needs one, and making one takes it ten milliseconds; each takes memory there."""
# No plan of a query here is worth compiling. A snapshot may be held as long as somebody reads an answer.
_OPTIONS = "-c jit=off -c idle_in_transaction_session_timeout=0 -c statement_timeout=0 -c client_min_messages=warning"


class Server:
    """One database, in which each part of an index has a schema. Threads may share it."""

    def __init__(self, address: str) -> None:
        """Know the address; nothing is connected yet.

        :param address: postgresql://USER:PASSWORD@HOST/DATABASE.
        :raises SettingsError: when it is none.
        """
        parts = _parts(address)
        self._name = _named(parts)
        self._address = conninfo.make_conninfo(
            address, connect_timeout=_CONNECT_SECONDS, application_name="verbatim", client_encoding="UTF8"
        )
        self._more = f"{parts.get('options') or ''} {_OPTIONS}"
        self._lock = threading.RLock()  # what is collected in the midst of it gives its own connection back
        self._idle: dict[str, list[Connection]] = defaultdict(list)
        self._process = os.getpid()
        self.seen: set[str] = set()
        """The parts of an index that are known to be here."""
        atexit.register(self.close)

    def __str__(self) -> str:
        """Its address without the password."""
        return self._name

    def take(self, schema: str) -> Connection:
        """A connection to a schema, used before or new.

        :param schema: the schema; it need not be there yet.
        :return: the connection, outside any transaction.
        :raises IndexUnreachable: when the database does not answer.
        :raises IndexMismatch: when its texts are not in UTF-8.
        """
        with self._lock:
            if self._process != os.getpid():  # forked: they are the other process's
                self._idle.clear()
                self._process = os.getpid()
            while self._idle[schema]:
                connection = self._idle[schema].pop()
                if not connection.closed:
                    return connection
        return self.connect(schema)

    def give_back(self, schema: str, connection: Connection) -> None:
        """Have a connection wait for the next who needs one; what was begun on it is undone."""
        try:
            if connection.info.transaction_status is not TransactionStatus.IDLE:
                connection.rollback()
        except psycopg.Error:
            connection.close()
        with self._lock:
            if len(self._idle[schema]) < _MOST_IDLE and not connection.closed:
                self._idle[schema].append(connection)
                return
        connection.close()

    def connect(self, schema: str) -> Connection:
        """A new connection to a schema.

        :param schema: the schema; it need not be there yet.
        :return: the connection.
        :raises IndexUnreachable: when the database does not answer.
        :raises IndexMismatch: when its texts are not in UTF-8.
        """
        wait = f"-c lock_timeout={WAIT_SECONDS * 1000:.0f} -c search_path={schema}"
        with translated(self):
            connection = psycopg.connect(self._address, autocommit=True, options=f"{self._more} {wait}")
        if connection.info.parameter_status("server_encoding") != "UTF8":
            connection.close()
            raise IndexMismatch(f"The database {self} does not keep its texts in UTF-8; make it with that encoding.")
        return connection

    def close(self) -> None:
        """Let go of all connections that wait."""
        with self._lock:
            waiting = [one for those in self._idle.values() for one in those]
            self._idle.clear()
        for connection in waiting:
            connection.close()


def schema_of(name: str) -> str:
    """The schema of a part of an index: the store's is "verbatim", and all others begin so."""
    return name if name == _STORE else f"{_STORE}_{name}"


def lock_of(schema: str) -> int:
    """The number of the lock that whoever writes to a schema holds, in the numbers of the whole database."""
    return int.from_bytes(hashlib.sha256(f"verbatim {schema}".encode()).digest()[:8], "big", signed=True)


def _parts(address: str) -> dict[str, Any]:
    """What an address says. No fault quotes it: what looks like a port, or a database, may be of a password."""
    told = "VERBATIM_STORE is no address of a PostgreSQL database; write special characters of the password as %XX."
    try:
        parts = dict(conninfo.conninfo_to_dict(address))
    except psycopg.Error:
        raise SettingsError(told) from None
    ports = str(parts.get("port") or "").replace(",", "")
    if (ports and not ports.isdecimal()) or {"@", "/"} & set(str(parts.get("dbname") or "")):
        raise SettingsError(told)
    return parts


def _named(parts: dict[str, Any]) -> str:
    """An address without the password, nor anything but what tells it from others."""
    user = f"{parts['user']}@" if parts.get("user") else ""
    port = f":{parts['port']}" if parts.get("port") else ""
    return f"postgresql://{user}{parts.get('host') or ''}{port}/{parts.get('dbname') or ''}"
