"""What who acts says of answers, and what they see of what others say.

Who gives feedback on their own answer shows its question and answer to editors, and nothing else of the conversation.
On another's answer, which is shared, it shows them as long as that is.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from answer.phrases import phrase
from index.errors import IndexFault, NotAllowed, QuestionError
from index.kept import Feedback, KeptTurn
from index.shelf import now
from web.access.acting import acting
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Disclosed, Exchange
from web.feedback import LONGEST_LINE, FeedbackVerdict, Offered, verdicts_on
from web.kept.answers import exchange_of, is_kept
from web.kept.owning import is_own

_LONGEST_VERDICT = 40
"""In characters, of what was sent for one and is repeated: twice the longest there is."""


def offered(index: BackgroundIndex, conversation: Conversation) -> Mapping[str, Offered]:
    """What can be said of the answers of a conversation.

    :param index: beside which they are kept.
    :param conversation: the conversation.
    :return: it, by the ids of turns; nothing where nothing is kept, or it cannot be read.
    """
    kept = {exchange.id: exchange for exchange in conversation if exchange.id and exchange.answer}
    if not kept or not is_kept(index):
        return {}
    try:
        given = index.conversations.feedback_on(kept, acting().name)
    except IndexFault:
        return {}
    return {id: _offered(id, exchange, given.get(id)) for id, exchange in kept.items()}


def require_feedback(index: BackgroundIndex) -> None:
    """Raise NotAllowed where nothing is kept of what is asked."""
    if not is_kept(index):
        raise NotAllowed(phrase("feedback_not_kept"))


def give(
    index: BackgroundIndex, turn: KeptTurn, verdict: str, quotation: int | None = None, line: str = ""
) -> Feedback:
    """Keep what who acts says of an answer that they may read, in the place of what they said of it before.

    :param index: beside which it is kept.
    :param turn: the turn.
    :param verdict: what they say.
    :param quotation: the number of the quotation that is meant, if one is.
    :param line: what they add.
    :return: what is kept.
    :raises QuestionError: when it cannot be said of this answer.
    """
    line = " ".join(line.encode("utf-8", "replace").decode().split())  # JSON may hold halves of letters
    if len(line) > LONGEST_LINE:
        raise QuestionError(phrase("long_line", length=len(line), limit=LONGEST_LINE))
    meant = _meant(exchange_of(turn), verdict, quotation)
    feedback = Feedback(turn.id, acting().name, now(), str(verdict), meant, line)
    index.conversations.give(feedback)
    return feedback


def disclosed(index: BackgroundIndex, verdict: str = "", limit: int = -1, skip: int = 0) -> Iterator[Disclosed]:
    """What is said of answers, the newest first: for editors that of all, for others their own.

    :param index: beside which it is kept.
    :param verdict: only those with this verdict; all when empty.
    :param limit: how many at most; all when negative.
    :param skip: how many of them to leave out before.
    :yield: what is said.
    """
    for feedback in index.conversations.feedback(seen_of(), verdict, limit, skip):
        yield _disclosed(index, feedback)


def seen_of() -> str | None:
    """Whose feedback who acts sees: their own; that of all when None."""
    return None if acting().may_edit else acting().name


def told(feedback: Feedback) -> dict[str, Any]:
    """What is said, as programs get it."""
    return {name: getattr(feedback, name) for name in ("verdict", "quotation", "line", "given")}


def _offered(turn: str, exchange: Exchange, given: Feedback | None) -> Offered:
    assert exchange.answer
    numbers = tuple(citation.number for citation in exchange.answer.citations)
    return Offered(turn, verdicts_on(exchange.answer), numbers, given, bool(acting().name))


def _meant(exchange: Exchange, verdict: str, quotation: int | None) -> int | None:
    """The number of the quotation that is meant: of a wrong one, the only one where there is one alone."""
    verdicts = verdicts_on(exchange.answer) if exchange.answer else ()
    if verdict not in verdicts:
        raise QuestionError(
            phrase("feedback_unfit", verdict=verdict[:_LONGEST_VERDICT], known=", ".join(verdicts) or "–")
        )
    if verdict != FeedbackVerdict.WRONG_QUOTATION or not exchange.answer:
        return None
    numbers = [citation.number for citation in exchange.answer.citations]
    if quotation is None and len(numbers) == 1:
        return numbers[0]
    if quotation is not None and quotation not in numbers:
        raise QuestionError(phrase("feedback_no_quotation", number=quotation))
    return quotation


def _disclosed(index: BackgroundIndex, feedback: Feedback) -> Disclosed:
    turn = index.conversations.turn(feedback.turn)
    kept = index.conversations.find(turn.conversation) if turn else None
    if turn is None or kept is None:
        return Disclosed(feedback)
    may_open = kept.is_shared or is_own(kept)
    is_shown = may_open or kept.owner == feedback.giver
    return Disclosed(feedback, turn, exchange_of(turn), may_open) if is_shown else Disclosed(feedback)
