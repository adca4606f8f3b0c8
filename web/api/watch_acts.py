"""What is done with watches, from their pages and by programs: begun, changed and ended, by who may, and recorded."""

from dataclasses import dataclass

from answer.phrases import in_english
from index.kept import StandingQuestion, WatchedSource
from web.access.acting import acting, require_editor
from web.access.audit import Deed, record
from web.adding.feeds import feed_address
from web.adding.folders import watchable
from web.api.shelves import change
from web.background_index import BackgroundIndex
from web.html.kept import LONGEST_TITLE
from web.kept.owning import own
from web.kept.standing import Wish, check, stand
from web.later import LOOK_SECONDS, keep_wiping
from web.readers import in_turn

_SOURCE_DEEDS = {"pause": Deed.PAUSED, "resume": Deed.WATCHED, "look": Deed.WATCHED, "watch-no-more": Deed.REMOVED}
_FEED_DEEDS = {"feed": Deed.SHARED, "renew": Deed.SHARED, "unfeed": Deed.UNSHARED}


@dataclass(frozen=True, slots=True)
class WatchRequest:
    """What is to be watched: a `folder`, a `feed`, or who says what, or what answers a `question`."""

    speaker: str = ""
    words: str = ""
    question: str = ""
    title: str = ""
    folder: str = ""
    feed: str = ""


def begin(index: BackgroundIndex, wanted: WatchRequest) -> str:
    """Begin to watch something for who acts.

    :param index: beside which it is watched.
    :param wanted: what.
    :return: its id.
    :raises QuestionError: when it cannot be watched.
    :raises NotAllowed: when who acts may not have it watched.
    :raises IndexFault: when the index cannot be read, or it cannot be kept.
    """
    if wanted.folder.strip() or wanted.feed.strip():
        return _begin_source(index, wanted)
    wish = Wish(wanted.speaker.strip(), wanted.words.strip(), wanted.question.strip())
    check(wish)
    record(index.settings, Deed.WATCHED, "/watches", words=wish.named(in_english))
    with in_turn(index.settings):  # all statements are read
        return stand(index, wish, wanted.title.strip()[:LONGEST_TITLE])


def _begin_source(index: BackgroundIndex, wanted: WatchRequest) -> str:
    require_editor()
    if wanted.folder.strip():
        kind, address = "folder", str(watchable(index.settings, wanted.folder, index.watches.sources()))
    else:
        kind, address = "feed", feed_address(index.settings, wanted.feed)
    record(index.settings, Deed.WATCHED, f"{kind} {address}")
    return index.watches.watch(kind, address, acting().name)


def own_watch(index: BackgroundIndex, id: str) -> StandingQuestion | None:
    """The standing question of who acts with an id, deleted or not; or None."""
    kept = own(index.watches, id)
    return index.watches.standing(kept) if kept else None


def change_question(index: BackgroundIndex, kept: StandingQuestion, given: dict[str, str]) -> str:
    """Do with a standing question of who acts what is asked for; what is no such deed is not done.

    :param index: beside which it is kept.
    :param kept: the question.
    :param given: the act, and a title or the number up to which all was seen.
    :return: the address that shows what came of it.
    :raises IndexFault: when it cannot be written.
    """
    watches, act, page = index.watches, given.get("act", ""), f"/watches/{kept.id}"
    if act in _FEED_DEEDS:
        record(index.settings, _FEED_DEEDS[act], f"feed of {page}", words=kept.title)
    match act:
        case "seen":
            number = given.get("number", "")
            watches.mark_seen(kept.id, int(number) if number.isdecimal() and len(number) < _LONGEST_NUMBER else 0)
        case "feed" | "renew":
            watches.give_feed(kept.id)
        case "unfeed":
            watches.take_feed(kept.id)
        case _:
            return change(index.settings, watches, kept, "/watches", given).headers["location"]
    return page


_LONGEST_NUMBER = 19
"""In digits: SQLite counts no further."""


def change_source(index: BackgroundIndex, source: WatchedSource, act: str) -> None:
    """Do with a folder or feed what is asked for; what is no such deed is not done.

    :param index: beside which it is watched.
    :param source: it.
    :param act: "pause", "resume", "look" or "watch-no-more".
    :raises NotAllowed: when who acts may not.
    :raises IndexFault: when it cannot be written.
    """
    require_editor()
    if act in _SOURCE_DEEDS:
        record(index.settings, _SOURCE_DEEDS[act], f"{source.kind} {source.address}")
    match act:
        case "pause" | "resume":
            index.watches.pause(source.id, is_paused=act == "pause")
        case "look":
            index.watches.look_soon(source.id)
        case "watch-no-more":
            if not index.watches.watch_no_more(source.id):
                keep_wiping(index.watches.wipe_removed, LOOK_SECONDS)
