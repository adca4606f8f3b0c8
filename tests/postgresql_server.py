"""A real PostgreSQL server for the tests, in a folder of its own, which nobody else reaches and nothing is left of."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

PASSWORD = "s3cret%word"
_USER = "verbatim"
_DEBIAN = Path("/usr/lib/postgresql")
# Nothing is kept when the machine fails, which no test tries.
_SETTINGS = {"listen_addresses": "127.0.0.1", "fsync": "off", "max_connections": "200", "shared_buffers": "32MB"}


def programs() -> Path | None:
    """Where the newest server's programs lie; None where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda file: int(file.parents[1].name.partition(".")[0]))
    return found[-1].parent if found else None


@dataclass
class TestServer:
    """A server that runs: makes databases, and is killed, stopped and begun again as tests want it."""

    __test__ = False
    programs: Path
    folder: Path
    port: int

    def __post_init__(self) -> None:
        self._numbers = count()

    def address(self, database: str = "postgres", password: str = PASSWORD) -> str:
        """The address of a database."""
        return f"postgresql://{_USER}:{password.replace('%', '%25')}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The address of a database that is made for it."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        self._ask(f"CREATE DATABASE {name}")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Drop a database, whoever is connected to it."""
        self._ask(f"DROP DATABASE {address.rpartition('/')[2]} WITH (FORCE)")

    def begin(self) -> None:
        """Begin to run."""
        settings = _SETTINGS | {"port": str(self.port), "unix_socket_directories": str(self.folder)}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        self._control("start", "-o", options, "-l", str(self.folder / "log"))

    def stop(self, how: str = "immediate") -> None:
        """End: "immediate" as when it is killed, "fast" as when it is told to."""
        self._control("stop", "-m", how)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of its programs, as another user where this one is root, whom it refuses."""
        user = "nobody" if os.getuid() == 0 else None
        command = [str(self.programs / program), *arguments]
        subprocess.run(command, user=user, cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def _control(self, what: str, *arguments: str) -> None:
        self.run("pg_ctl", what, "-w", "-D", str(self.folder / "data"), *arguments)

    def _ask(self, sql: str) -> None:
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(sql)


@contextmanager
def running_server(found: Path) -> Iterator[TestServer]:
    """Run a server until the tests are over.

    :param found: where its programs lie.
    :yield: the server.
    """
    folder = Path(tempfile.mkdtemp(prefix="verbatim-postgresql-"))
    server = TestServer(found, folder, _free_port())
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "nobody")
        password = folder / "password"
        password.write_text(PASSWORD, encoding="utf-8")
        password.chmod(0o644)
        how = ["--no-sync", "--auth=scram-sha-256", f"--pwfile={password}", "--encoding=UTF8", "--locale=C"]
        server.run("initdb", "-D", str(folder / "data"), "-U", _USER, *how)
        server.begin()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
