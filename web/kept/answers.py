"""Conversations as they are kept for who acts: each has their own, and reads another's where that is shared.

An answer that is kept never changes, whatever becomes of the documents; where one was removed, its words are gone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from answer.phrases import phrase
from answer.records import Answer
from answer.retold import retold
from index.bin import gone_for_good
from index.conversations import Conversations
from index.errors import IndexFault
from index.kept import KeptTurn, Said, Shelved
from index.store_reader import StoreReader
from web.access.acting import acting
from web.access.audit import Deed, record
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Exchange, held_in
from web.kept.owning import is_anybodys, own, readable

_EXCHANGES = TypeAdapter(Exchange)
_RECENT, _LOOKED_AT = 5, 30


def keep(index: BackgroundIndex, before: Conversation, exchange: Exchange, instead: Exchange | None = None) -> Exchange:
    """Keep an answered question.

    :param index: beside which it is kept, if its settings want that.
    :param before: the exchanges before it.
    :param exchange: the question, with as much of an answer as there will be.
    :param instead: the exchange in whose place it is, of a question that was asked otherwise.
    :return: the exchange with its id; or with the reason why it could not be kept.
    """
    answer = exchange.answer
    if answer is None or not is_kept(index):
        return exchange
    asked = (*before, instead) if instead else before
    try:
        said = _said(index.snapshot().store, exchange, answer)
        replaced = instead.id if instead else None
        turn = index.conversations.add(acting().name, held_in(asked), exchange.question, said, replaced)
        is_gone = gone_for_good(index.snapshot().store)
        if any(is_gone(*document) for document in said.documents):  # removed while the answer was made, or kept
            index.conversations.forget(is_gone)
    except IndexFault as error:
        return replace(exchange, unkept=phrase("unkept", reason=retold(str(error))))
    return replace(exchange, id=turn.id, conversation=turn.conversation, number=turn.number)


def exchange_of(turn: KeptTurn) -> Exchange:
    """A kept turn as it was shown; where it can be no more, with the reason."""
    return replace(_shown(turn), id=turn.id, conversation=turn.conversation, number=turn.number)


def opened(index: BackgroundIndex, id: str) -> Conversation:
    """The conversation with an id, for who acts to go on with; where it is not theirs, the sentence that says so.

    :param index: beside which it is kept.
    :param id: its id.
    :return: its exchanges.
    :raises IndexFault: when it cannot be read, or what is done cannot be recorded.
    """
    found = own(index.conversations, id)
    if found is None or found.is_removed:
        return (Exchange("", problem=phrase("no_such_conversation")),)
    record(index.settings, Deed.OPENED, f"/conversations/{id}", words=found.title)
    return exchanges_of(index.conversations, id)


def recent_conversations(index: BackgroundIndex) -> list[Shelved]:
    """The last conversations of who acts, as many as are seen at a glance; none where they cannot be read."""
    try:
        found = index.conversations.listed(acting().name, limit=_LOOKED_AT)
    except IndexFault:
        return []
    # Of those that begin with the same question, the last one.
    return list({each.title: each for each in reversed(found)}.values())[::-1][:_RECENT]


def readable_turn(conversations: Conversations, id: str) -> tuple[KeptTurn, Shelved] | None:
    """The turn with an id, and its conversation, if who acts may read that; or None."""
    turn = conversations.turn(id)
    kept = readable(conversations, turn.conversation) if turn else None
    return (turn, kept) if turn and kept else None


def exchanges_of(conversations: Conversations, id: str) -> Conversation:
    """The exchanges of the conversation with an id, in their order."""
    return tuple(map(exchange_of, conversations.turns(id)))


def _shown(turn: KeptTurn) -> Exchange:
    if turn.said is None:
        return Exchange(turn.question, problem=phrase("words_gone"))
    try:
        return _EXCHANGES.validate_json(turn.said)
    except ValidationError:
        return Exchange(turn.question, problem=phrase("other_version"))


def is_kept(index: BackgroundIndex) -> bool:
    """Whether what is asked is kept."""
    return index.settings.keep_conversations == "yes" and not is_anybodys(index.settings)


def _said(store: StoreReader, exchange: Exchange, answer: Answer) -> Said:
    # A passage is known by its place; its heading is a text of its document.
    hits = tuple(replace(hit, passage=replace(hit.passage, heading=None)) for hit in answer.hits)
    text = _EXCHANGES.dump_json(replace(exchange, answer=replace(answer, hits=hits))).decode()
    words = "\n".join(sentence.text for sentence in answer.sentences)
    return Said(text, words, tuple(_paths(store, answer).items()))


def paths_of(store: StoreReader, documents: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Documents by their ids with their paths, to be kept with words of them; one that is gone has an empty path."""
    return {id: store.paths(id) or ("",) for id in documents}


def _paths(store: StoreReader, answer: Answer) -> dict[str, tuple[str, ...]]:
    """The documents that an answer may have words of, with their paths.

    What is said beside quotations, and without any, may name what stands in any document.
    """
    paths = paths_of(store, set(_documents(answer)))
    if answer.refused or answer.notes or answer.provenance.model or answer.is_about_itself:
        for source in store.sources():
            paths[source.document_id] = (*paths.get(source.document_id, ()), source.path)
    return paths


def _documents(answer: Answer) -> Iterator[str]:
    for citation in (*answer.citations, *answer.nearest):
        yield citation.document_id
        yield from (place.document_id for place in citation.also_in)
    yield from answer.outside
