"""PostgreSQL's errors in the project's words. No message has the password of an address."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from index.errors import IndexBusy, IndexDamaged, IndexNotWritable, IndexUnreachable

_BUSY = (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure, errors.QueryCanceled)
_FORBIDDEN = (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction, errors.DiskFull)
_GONE = (errors.UndefinedTable, errors.UndefinedColumn, errors.UndefinedFunction, errors.InvalidSchemaName)
_DAMAGED = (*_GONE, psycopg.IntegrityError, psycopg.DataError, psycopg.InternalError, psycopg.NotSupportedError)


@contextmanager
def translated(server: object) -> Iterator[None]:
    """Raise what psycopg raises inside in the project's words.

    :param server: the database, as a person is told.
    :yield: nothing.
    :raises IndexBusy: when others write, or hold what is needed.
    :raises IndexNotWritable: when this user may not do it, or the disk is full.
    :raises IndexDamaged: when what is stored is not what this program stores.
    :raises IndexUnreachable: when the database does not answer.
    """
    try:
        yield
    except _BUSY as error:
        raise IndexBusy(
            f"The database {server} cannot be used: another process is writing to it; try again when that has ended."
        ) from error
    except _FORBIDDEN as error:
        raise IndexNotWritable(f"The database {server} cannot be written: {_reason(error)}.") from error
    except _DAMAGED as error:
        raise IndexDamaged(
            f"The database {server} is damaged ({_reason(error)}); restore a backup, or drop it, make it anew and "
            "ingest again."
        ) from error
    except psycopg.OperationalError as error:
        raise unreachable(server, _reason(error)) from error


def unreachable(server: object, reason: str) -> IndexUnreachable:
    """The fault that a database does not answer, for a reason that a person is told."""
    return IndexUnreachable(f"The database {server} does not answer ({reason}); look whether it runs, and try again.")


def _reason(error: psycopg.Error) -> str:
    """The first line of what PostgreSQL says; more tells of the statement, with what was to be stored."""
    said = error.diag.message_primary or next(iter(str(error).splitlines()), "")
    return said.strip().rstrip(".") or type(error).__name__
