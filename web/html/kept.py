"""Conversations that are kept, as pages: their list, one of them, one answer, and the same question asked again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from answer.phrases import phrase
from answer.records import Answer, Citation
from index.kept import KeptTurn, Shelved
from text.spoken import number
from web.conversation import Conversation, Exchange
from web.feedback import Offered
from web.html.answer import with_functions
from web.html.filters import moment
from web.html.render import render

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """What two answers to a question do not have in common: quotations of the first alone, and of the second."""

    gone: tuple[Citation, ...]
    new: tuple[Citation, ...]


def difference(before: Answer, now: Answer) -> Difference:
    """Compare two answers by the words that they quote, and by the documents that have them."""
    return Difference(_without(before.citations, now.citations), _without(now.citations, before.citations))


def shelf_page(kind: str, found: Sequence[Shelved], words: str, removed: Shelved | None, *, may_share: bool) -> str:
    """The list of conversations, or of dossiers.

    :param kind: which: the name of the template, and of the address.
    :param found: what is listed.
    :param words: what was searched for.
    :param removed: one that was deleted just now, and can be had back.
    :param may_share: whether there is anybody to share them with.
    :return: the page.
    """
    more = {"may_share": may_share, "longest": LONGEST_TITLE, "address": f"/{kind}/"}
    return render(kind, title=phrase(kind), found=found, words=words, removed=removed, **more)


def conversation_page(kept: Shelved, conversation: Conversation, *, is_own: bool, formats: Mapping[str, str]) -> str:
    """A whole conversation, to be read.

    :param kept: as it is kept.
    :param conversation: its exchanges.
    :param is_own: whether it is that of who reads it, who goes on with it elsewhere.
    :param formats: in which it is exported.
    :return: the page.
    """
    more = {"kept": kept, "is_own": is_own, "formats": formats}
    return render("kept_conversation", title=kept.title, **more, **with_functions(conversation))


def answer_page(
    turn: KeptTurn,
    exchange: Exchange,
    kept: Shelved,
    gone: Sequence[str],
    *,
    is_own: bool,
    may_share: bool,
    formats: Mapping[str, str],
    offered: Offered | None = None,
) -> str:
    """One answer as it was.

    :param turn: as it is kept.
    :param exchange: the same as it was shown.
    :param kept: its conversation.
    :param gone: the titles of documents that it quotes, and that are no more as they were.
    :param is_own: whether it is that of who reads it.
    :param may_share: whether there is anybody to share it with.
    :param formats: in which it is exported.
    :param offered: what can be said of it, if anything can.
    :return: the page.
    """
    who = {"is_own": is_own, "may_share": may_share, "formats": formats, "offered": offered}
    record = {"turn": turn, "kept": kept, "gone": gone, "provenance": provenance(turn, exchange)}
    return render("kept_answer", title=turn.question, **record, **who, **with_functions((replace(exchange, id=None),)))


def again_page(turn: KeptTurn, before: Answer | None, exchange: Exchange) -> str:
    """The same question answered today, and what changed.

    :param turn: the answer of then.
    :param before: it; None where it is gone.
    :param exchange: that of today.
    :return: the page.
    """
    found = difference(before, exchange.answer) if before and exchange.answer else Difference((), ())
    told = phrase("other_answer", new=len(found.new), gone=len(found.gone)) if found.new or found.gone else ""
    if before and exchange.answer and not told:
        told = phrase("same_answer")
    more = with_functions((exchange,))
    return render("asked_again", title=turn.question, turn=turn, told=told, gone=found.gone, **more)


def provenance(turn: KeptTurn, exchange: Exchange) -> list[tuple[str, str]]:
    """What produced an answer, by name; nothing where the answer is gone."""
    answer = exchange.answer
    if answer is None:
        return []
    produced = answer.provenance
    return [
        (phrase("asked_on"), moment(turn.asked)),
        (phrase("index_generation"), str(produced.generation)),
        (phrase("index_fingerprint"), produced.fingerprint),
        (phrase("answer_reader"), ", ".join(filter(None, (produced.reader, produced.evidence, produced.reranker)))),
        (phrase("answer_confidence"), phrase("percent", number=number(100 * answer.confidence))),
    ]


def _without(citations: Sequence[Citation], others: Sequence[Citation]) -> tuple[Citation, ...]:
    known = {(other.document_id, other.quote) for other in others}
    return tuple(each for each in citations if (each.document_id, each.quote) not in known)
