"""Pages that are added by their addresses: fetched from the public internet, and from nowhere else.

Whoever may edit the library may thereby not reach what only this machine and its network can.
"""

from collections.abc import Callable, Iterator, Sequence

from answer.phrases import phrase
from index.errors import NotAllowed, QuestionError
from index.jobs import Job
from index.settings import Settings
from ingest.addresses import is_address
from ingest.records import Failure, Source
from ingest.sources import fetched
from web.adding.queue import add_in_turn, called
from web.background_index import BackgroundIndex

MOST_ADDRESSES = 50
"""How many are taken at once: each may take a minute, and others wait behind them."""
_LONGEST = 2_000
"""In characters: browsers have no longer addresses."""


def may_add_addresses(settings: Settings) -> bool:
    """Whether pages can be added by their addresses."""
    return settings.add_addresses == "yes"


def read_addresses(settings: Settings, typed: str, most: int = MOST_ADDRESSES) -> list[str]:
    """The addresses that somebody typed, each once.

    :param settings: say whether pages can be added so.
    :param typed: an address a line.
    :param most: how many are taken.
    :return: the addresses, in order.
    :raises NotAllowed: when none can be added so.
    :raises QuestionError: when there is none, too many, or one that is no address of a page.
    """
    if not may_add_addresses(settings):
        raise NotAllowed(phrase("addresses_off"))
    addresses = list(dict.fromkeys(typed.split()))
    if not addresses:
        raise QuestionError(phrase("no_addresses"))
    if len(addresses) > most:
        raise QuestionError(phrase("many_addresses", most=most))
    if wrong := next((one for one in addresses if not is_address(one) or len(one) > _LONGEST), None):
        raise QuestionError(phrase("wrong_address", address=wrong[:80]))
    return addresses


def fetched_pages(addresses: Sequence[str], is_stopped: Callable[[], bool]) -> Iterator[Source | Failure]:
    """Fetch pages, one after the other, each when it is asked for.

    :param addresses: where they are.
    :param is_stopped: asked often; when it says so, none is waited for.
    :yield: what was found at each.
    :raises Stopped: when a stop was asked for.
    """
    for address in addresses:
        yield from fetched(address, only_public=True, is_stopped=is_stopped)


def add_addresses(index: BackgroundIndex, addresses: Sequence[str]) -> Job:
    """Have pages fetched and added when it is their turn.

    :param index: where to.
    :param addresses: where they are, as `read_addresses` gives them.
    :return: the job.
    :raises NotAllowed: when who acts may not add documents.
    :raises Busy: when too many jobs wait.
    """
    name = called(addresses, "page")
    return add_in_turn(index, name, lambda stop: fetched_pages(addresses, stop), documents=len(addresses))
