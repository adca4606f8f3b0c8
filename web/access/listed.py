"""What is recorded of lists that are filtered while somebody types: a filter once it stands, not each letter of it.

What anybody was shown follows from the record: a filter that did not stand is the beginning of one that is recorded.
"""

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from index.errors import IndexNotWritable
from index.settings import Settings
from web.access.acting import acting
from web.access.audit import Deed, record

_STANDING_SECONDS = 2.0
"""Who still types pauses for less; who reads what was found takes longer."""
_LOOK_SECONDS = 0.25
Fields = Mapping[str, object]

_logger = logging.getLogger(__name__)


def filter_words(fields: Fields) -> str:
    """A filter in a line: the fields that are filled in, each with what it asks for."""
    return ", ".join(f"{name} {value}" for name, value in fields.items() if value)


def record_list(settings: Settings, what: str, fields: Fields) -> None:
    """Record that somebody lists what a filter finds.

    :param settings: say whether, and where the index lies.
    :param what: what is listed.
    :param fields: the filter.
    :raises IndexNotWritable: when it cannot be recorded.
    """
    record(settings, Deed.LISTED, what, words=filter_words(fields))


@dataclass(frozen=True, slots=True)
class _Typed:
    """A filter that is not recorded yet, and whether letters were taken away to come to it."""

    what: str
    fields: Fields
    due: float
    is_shorter: bool = False


class TypedFilters:
    """The filters that people type on the page, each with the name or address of whoever does. Threads may share it."""

    def __init__(self, settings: Settings, closing: threading.Event) -> None:
        """Wait for filters.

        :param settings: say whether they are recorded, and where the index lies.
        :param closing: set when the app is about to end: all are recorded then.
        """
        self._settings, self._closing = settings, closing
        self._lock = threading.Lock()
        self._typed: dict[str, _Typed] = {}
        self._is_watching = False

    def see(self, what: str, fields: Fields) -> None:
        """Have a filter recorded, unless whoever acts only goes on typing; call it before what is found is shown.

        :param what: what is listed.
        :param fields: the filter.
        :raises IndexNotWritable: when the one before cannot be recorded.
        """
        if self._settings.audit == "off":
            return
        who = acting().name or acting().address
        with self._lock:
            before, now = self._typed.get(who), time.monotonic()
            grown, shortened = _step(before, what, fields) if before else (False, False)
            if before and (now >= before.due or not (grown or (shortened and before.is_shorter))):
                self._record(who)
            self._typed[who] = _Typed(what, fields, now + _STANDING_SECONDS, shortened)
            self._begin_to_watch()

    def _begin_to_watch(self) -> None:
        if not self._is_watching:
            self._is_watching = True
            # No daemon: the app must not end before it has recorded what stands.
            threading.Thread(target=self._watch, name="typed-filters").start()

    def _watch(self) -> None:
        """Record what stands, until nothing is left or the app ends."""
        while True:
            is_ending = self._closing.wait(_LOOK_SECONDS)
            with self._lock:
                left = self._record_due(time.monotonic() + (_STANDING_SECONDS if is_ending else 0))
                if is_ending or not left:
                    self._is_watching = False
                    return

    def _record_due(self, now: float) -> bool:
        """Record what is due; whether anything is not yet. What cannot be recorded keeps who typed it from going on."""
        for who in [who for who, typed in self._typed.items() if typed.due <= now]:
            try:
                self._record(who)
            except IndexNotWritable as error:
                _logger.error(error)
        return any(typed.due > now for typed in self._typed.values())

    def _record(self, who: str) -> None:
        typed = self._typed[who]
        record(self._settings, Deed.LISTED, typed.what, words=filter_words(typed.fields), who=who)
        del self._typed[who]


def _step(before: _Typed, what: str, fields: Fields) -> tuple[bool, bool]:
    """Whether one field of a filter was typed on, and whether one was shortened, by an end that came or went."""
    if what != before.what:
        return False, False
    changed = [(str(before.fields[name]), str(value)) for name, value in fields.items() if before.fields[name] != value]
    if not changed:
        return True, False
    [(old, new), *others] = changed
    return not others and new.startswith(old), not others and old.startswith(new)
