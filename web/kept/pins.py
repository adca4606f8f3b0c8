"""Quotations that who acts pins into dossiers, each as its document had it when it was pinned."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from answer.phrases import phrase
from answer.quote.cite import cite_span
from answer.records import Citation
from index.bin import gone_for_good
from index.dossiers import Dossiers
from index.errors import QuestionError
from index.kept import KeptPin, Said, Shelved
from text.spans import Span
from web.access.acting import acting
from web.background_index import BackgroundIndex
from web.kept.answers import paths_of
from web.pinned import LONGEST_NOTE, Pinned

LONGEST_QUOTATION = 10_000
"""In characters: several pages. More is no quotation, but a copy."""
_CITATIONS = TypeAdapter(Citation)


def quotation(index: BackgroundIndex, document: str, span: Span) -> Citation:
    """The stretch of a document that is to be pinned.

    :param index: where the document is.
    :param document: its id.
    :param span: the stretch.
    :return: its citation.
    :raises QuestionError: when there is none.
    """
    cited = cite_span(index.snapshot(), document, span)
    if cited is None or not cited.quote.strip():
        raise QuestionError(phrase("no_place_to_pin"))
    if len(cited.quote) > LONGEST_QUOTATION:
        raise QuestionError(phrase("long_pin", length=len(cited.quote), limit=LONGEST_QUOTATION))
    return cited


def pin(index: BackgroundIndex, dossier: Shelved, cited: Citation) -> KeptPin:
    """Pin a quotation into a dossier of who acts, where it stands once.

    :param index: beside which the dossier is kept.
    :param dossier: the dossier.
    :param cited: the quotation.
    :return: the pin.
    :raises IndexFault: when it cannot be written.
    """
    store = index.snapshot().store
    documents = paths_of(store, [cited.document_id])
    said = Said(_CITATIONS.dump_json(cited).decode(), searched(cited), tuple(documents.items()))
    made = index.dossiers.pin(dossier.id, cited.document_id, Span(cited.start, cited.end), said)
    is_gone = gone_for_good(index.snapshot().store)
    if is_gone(cited.document_id, documents[cited.document_id]):  # it was removed meanwhile
        index.dossiers.forget(is_gone)
    return made


def note(dossiers: Dossiers, pinned: Pinned, text: str) -> None:
    """Note something beside a quotation that is pinned, in place of what was noted."""
    words = searched(pinned.citation) if pinned.citation else ""
    dossiers.note(pinned.pin, text.replace("\r\n", "\n").strip()[:LONGEST_NOTE], words)


def pinned_in(dossiers: Dossiers, dossier: str) -> list[Pinned]:
    """What is pinned in a dossier, in its order, numbered from 1."""
    return [_pinned(pin, number) for number, pin in enumerate(dossiers.pins(dossier), start=1)]


def chosen(dossiers: Dossiers, id: str = "", title: str = "") -> Shelved | None:
    """The dossier to pin into: a new one where a title is given, the one with an id, else the one changed last.

    :param dossiers: all.
    :param id: its id, if one was chosen.
    :param title: what a new one is to be called.
    :return: the dossier; None where there is no such one of who acts.
    :raises IndexFault: when it cannot be read or written.
    """
    mine: Sequence[Shelved] = dossiers.listed(acting().name)
    if title or not (id or mine):
        id = dossiers.begin(acting().name, title or phrase("first_dossier"))
        return dossiers.find(id)
    return next((each for each in mine if not id or each.id == id), None)


def searched(cited: Citation) -> str:
    """The words by which a quotation is found again."""
    return "\n".join(filter(None, (cited.quote, cited.title, cited.publisher, cited.speaker)))


def _pinned(pin: KeptPin, number: int) -> Pinned:
    try:
        found = _CITATIONS.validate_json(pin.said) if pin.said else None
    except ValidationError:
        found = None
    return Pinned(pin, found and replace(found, number=number))
