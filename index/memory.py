"""What was read or worked out lately, so that it need not be again."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache, partial, wraps
from typing import Concatenate, Generic, ParamSpec, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Others = ParamSpec("Others")

_TEXTS, _OF_A_TEXT = 128, 512
"""As many texts as documents are kept, and of each as much as some questions ask; else any text would be held."""


class Memory(Generic[Key, Value]):
    """Keeps the values used last. Threads may share it."""

    def __init__(self, size: int) -> None:
        """Begin with nothing.

        :param size: how many values are kept.
        """
        self._size = size
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """Those of the values that are remembered."""
        with self._lock:
            return {key: self._kept[key] for key in keys if key in self._kept}

    def keep(self, values: Mapping[Key, Value]) -> None:
        """Remember values, as those used last."""
        with self._lock:
            for key, value in values.items():
                self._kept[key] = value
                self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key, made unless it is remembered; nobody waits while it is made."""
        found = self.known([key]) or {key: make()}
        self.keep(found)
        return found[key]


def remembered_by_text(work: Callable[Concatenate[str, Others], Value]) -> Callable[Concatenate[str, Others], Value]:
    """Have a function remember what it worked out of a text, as long as that is among the texts read last.

    :param work: a function of a text and of other things, that gives the same for the same.
    :return: the same function.
    """

    @lru_cache(maxsize=_TEXTS)
    def of_text(text: str) -> Callable[..., Value]:
        return lru_cache(maxsize=_OF_A_TEXT)(partial(work, text))

    @wraps(work)
    def remembered(text: str, /, *others: Others.args, **named: Others.kwargs) -> Value:
        return of_text(text)(*others, **named)

    return remembered
