"""Whether words that somebody gives as a quotation stand in the corpus, where, and who says them there.

Decides the verdicts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from answer.check.claims import FEWEST_WORDS, Claim, find_claims
from answer.check.copies import is_copied
from answer.check.meaning import denial_before, lost_words, negation_after
from answer.check.places import Change, Place, compared, nearest_place, places_of
from answer.check.records import Check, Verdict
from answer.check.voices import Voice, voice_of
from answer.check.words import Reading, around_brackets, bracketed_words, has_omission, readings
from answer.phrases import phrase
from answer.quote.choose import Quote, sentences_around
from answer.quote.cite import cite_quotes
from answer.records import Citation
from answer.speakers.attributed import named
from answer.speakers.identities import by_identity
from answer.speakers.identity import Sameness
from answer.speakers.lookup import statement_at
from index.corpus import Corpus
from index.errors import QuestionError
from index.records import Document
from text.folded import pieces_of
from text.spans import Span

LONGEST_QUOTATION = 5_000
_SEARCHED = 50
_PLACES = 5


@dataclass(frozen=True, slots=True)
class _Standing:
    """A place that has the parts of a quotation, with what is wrong with it there; `voice` is whose words it has.

    `lost` is what is left out between the parts and matters, `denied` how the words before them deny them.
    """

    place: Place
    voice: Voice
    lost: tuple[str, ...]
    denied: str

    @property
    def rank(self) -> tuple[bool, int, bool, bool, bool]:
        """The lower the better: one statement, of the one claimed, with something where words are left out."""
        is_whole = any(not one.strip() for one in self.place.left_out)
        return self.voice.is_stitched, -self.voice.sameness, is_whole, bool(self.lost), bool(self.denied)

    def is_like(self, best: "_Standing") -> bool:
        """Whether it can be shown beside the best: it is no worse."""
        is_right = (not self.voice.is_stitched, bool(self.lost), bool(self.denied))
        return is_right == (True, bool(best.lost), bool(best.denied))


@by_identity
def check_all(corpus: Corpus, text: str, speaker: str | None = None) -> tuple[Check, ...]:
    """Check every quotation of a text.

    :param corpus: the index to look in.
    :param text: the words, or sentences that give them in quotation marks and say whose they are.
    :param speaker: who is claimed to have said them; None when the text says so, or nobody does.
    :return: a verdict for each, in order; the text itself is one quotation when it has none in marks, or copies a
        place of the source marks and all.
    :raises QuestionError: when there are too few words or too many.
    """
    _check_length(text)
    claims, speaker = find_claims(text), named(speaker) if speaker else None
    documents = _documents(corpus, text)
    whole = Claim((text,), speaker, is_marked=False)
    if not claims:
        return (_checked(corpus, text, whole, documents),)
    copied = _standing_check(corpus, text, whole, documents)
    stands = copied is not None and copied.verdict is Verdict.VERBATIM
    if not stands and is_copied(text, documents, is_single=len(claims) == 1):
        return (_checked(corpus, text, whole, documents),)
    checks = tuple(_checked(corpus, text, replace(one, speaker=speaker or one.speaker)) for one in claims)
    return (copied,) if copied and stands and not all(one.confirmed for one in checks) else checks


def check_claim(corpus: Corpus, text: str, claim: Claim) -> Check:
    """Check one quotation of a text.

    :param corpus: the index to look in.
    :param text: the paragraph that gives it.
    :param claim: the quotation.
    :return: the verdict.
    :raises QuestionError: when it has too many words.
    """
    _check_length(claim.words)
    return _checked(corpus, text, claim)


def find_exact(corpus: Corpus, words: str, speaker: str | None) -> list[Quote]:
    """Find where words stand as they are, but for typography.

    :param corpus: the index to look in.
    :param words: the words; "…" stands for others between them.
    :param speaker: whose statement a quote is to be for, if they have one there.
    :return: the first few places.
    """
    documents = _documents(corpus, words)
    found = next(filter(None, (_standings(corpus, one, speaker, documents) for one in readings(words))), [])
    return [_quote(corpus, one.place.document, one.place.span, speaker) for one in found]


def _documents(corpus: Corpus, words: str) -> list[Document]:
    """The documents that share most with the words, best first."""
    return [one for id in corpus.documents_with(words, _SEARCHED) if (one := corpus.document(id))]


def _checked(corpus: Corpus, text: str, claim: Claim, documents: Sequence[Document] | None = None) -> Check:
    """The verdict on a quotation: as it stands, else piece by piece, else by what is nearest to it."""
    found = documents if documents is not None else _documents(corpus, claim.words)
    whole = _standing_check(corpus, text, claim, found)
    if whole and whole.verdict is not Verdict.STITCHED:
        return whole
    apart = _apart(corpus, text, claim) if len(claim.pieces) > 1 else None
    return apart or whole or _stitched(corpus, text, claim) or _nearest(corpus, text, claim, found)


def _standing_check(corpus: Corpus, text: str, claim: Claim, documents: Sequence[Document]) -> Check | None:
    """The verdict on words that stand somewhere as they are; None when they do not."""
    for reading in readings(claim.words):
        standings = sorted(_standings(corpus, reading, claim.speaker, documents), key=lambda one: one.rank)
        if standings:
            return _verdict(corpus, text, claim, reading, standings)
    return None


def _standings(corpus: Corpus, reading: Reading, claimed: str | None, documents: Sequence[Document]) -> list[_Standing]:
    places = (one for one in places_of(reading.parts, documents) if _fits(one, reading))
    return [_standing(corpus, place, claimed) for place in islice(places, _PLACES)]


def _fits(place: Place, reading: Reading) -> bool:
    """Whether a place has what a reading asks for besides the words: one sentence, or the marks of omission."""
    text, around = place.document.text, sentences_around(place.document, place.parts[0])
    is_one = around.holds(place.span)
    has_marks = has_omission(text[place.span.start : place.span.end])
    return (is_one or not reading.is_close) and (has_marks or not reading.is_marked)


def _standing(corpus: Corpus, place: Place, claimed: str | None) -> _Standing:
    statements = corpus.statements(place.document.id)
    voice = voice_of(place, statements, claimed)
    lost = lost_words(place, voice.statement, is_attributed=voice.sameness is Sameness.SAME)
    return _Standing(place, voice, lost, denial_before(place, statements))


def _verdict(corpus: Corpus, text: str, claim: Claim, reading: Reading, standings: Sequence[_Standing]) -> Check:
    """The verdict on words that stand at some places, the best first: it is that of the best."""
    best, claimed = standings[0], claim.speaker
    like_best = [one for one in standings if one.is_like(best)] or [best]
    quotes = [_quote(corpus, one.place.document, one.place.span, claimed) for one in like_best]
    made = Check(text, claim.words, claimed, Verdict.VERBATIM, cite_quotes(corpus, quotes), added=reading.added)
    if best.voice.is_stitched:
        return replace(made, verdict=Verdict.STITCHED, citations=_cited_parts(corpus, best.place, claimed))
    if cut := _cut(made, text, claim, best):
        return cut
    made = replace(made, omissions=len(reading.parts) > 1)
    if claimed is None or best.voice.sameness is Sameness.SAME:
        return replace(made, confirmed=claimed is not None, through=best.voice.through)
    by_others = any(citation.speaker for citation in made.citations)
    if best.voice.sameness is Sameness.UNCLEAR:
        return replace(made, unclear=by_others)
    return replace(made, verdict=Verdict.MISATTRIBUTED if by_others else Verdict.VERBATIM)


def _cut(made: Check, text: str, claim: Claim, best: _Standing) -> Check | None:
    """The verdict on words that are denied, or beside which something is left out that matters; None on others."""
    negated = negation_after(best.place) if claim.is_marked and not best.lost else ""
    denied = best.denied if not negated and best.denied and _is_claimed(text, claim, best.denied) else ""
    if not (negated or denied or best.lost):
        return None
    before, after = ([Change("", words, same=False)] if words else [] for words in (denied, negated))
    changes = (*before, *compared(["…"] * len(best.place.gaps), best.place), *after)
    citations, omissions = made.citations[:1], not (negated or denied)
    return replace(made, verdict=Verdict.CUT, citations=citations, changes=changes, omissions=omissions)


def _is_claimed(text: str, claim: Claim, denied: str) -> bool:
    """Whether a text gives words as said that a source has denied: it does not tell of the denial itself."""
    return (claim.is_marked or claim.speaker is not None) and denied.casefold() not in text.casefold()


def _apart(corpus: Corpus, text: str, claim: Claim) -> Check | None:
    """The verdict on pieces that are not given as one, each for itself; None when one of them stands nowhere."""
    checks = []
    for piece in claim.pieces:
        found = _standing_check(corpus, text, Claim((piece,), claim.speaker), _documents(corpus, piece))
        if found is None or len(pieces_of(piece).pieces) < FEWEST_WORDS:
            return None
        checks.append(found)
    citations = _numbered(citation for one in checks for citation in one.citations[:1])
    verdicts = {one.verdict for one in checks}
    speakers = {citation.speaker for citation in citations}
    worst = next((one for one in checks if one.verdict in (Verdict.CUT, Verdict.STITCHED)), None)
    if worst:
        return replace(worst, words=claim.words)
    confirmed = {one.confirmed for one in checks}
    is_one = len(verdicts) == 1 and len(speakers) == 1 and len(confirmed) == 1
    verdict = checks[0].verdict if is_one else Verdict.STITCHED
    return replace(
        checks[0],
        words=claim.words,
        verdict=verdict,
        citations=citations,
        confirmed=is_one and checks[0].confirmed,
        apart=is_one,
    )


def _stitched(corpus: Corpus, text: str, claim: Claim) -> Check | None:
    """The verdict on parts that stand in the corpus, but not together; None when one does not, or is too short."""
    parts = readings(claim.words)[0].parts
    if len(parts) < 2 or any(len(part.pieces) < FEWEST_WORDS for part in parts):
        return None
    found: list[Quote] = []
    for part in parts:
        words = " ".join(piece.folded for piece in part.pieces)
        place = next(places_of([part], _documents(corpus, words)), None)
        if place is None:
            return None
        found.append(_quote(corpus, place.document, place.span, claim.speaker))
    return Check(text, claim.words, claim.speaker, Verdict.STITCHED, cite_quotes(corpus, found), omissions=True)


def _nearest(corpus: Corpus, text: str, claim: Claim, documents: Sequence[Document]) -> Check:
    """The verdict on words that stand nowhere: altered when most of them stand somewhere in their order."""
    made = Check(text, claim.words, claim.speaker, Verdict.ABSENT)
    if found := nearest_place(claim.words, documents):
        quote = _quote(corpus, found.document, found.span, claim.speaker)
        return replace(made, verdict=Verdict.ALTERED, citations=cite_quotes(corpus, [quote]), changes=found.changes)
    around = around_brackets(claim.words)
    place = next(places_of(around, documents), None) if around else None
    if place is None:
        return made
    brackets = [f"[{one}]" for one in bracketed_words(claim.words)]
    quote = _quote(corpus, place.document, place.span, claim.speaker)
    return replace(
        made, verdict=Verdict.ALTERED, citations=cite_quotes(corpus, [quote]), changes=compared(brackets, place)
    )


def _cited_parts(corpus: Corpus, place: Place, claimed: str | None) -> tuple[Citation, ...]:
    return cite_quotes(corpus, [_quote(corpus, place.document, part, claimed) for part in place.parts])


def _numbered(citations: Iterator[Citation]) -> tuple[Citation, ...]:
    return tuple(replace(one, number=number) for number, one in enumerate(citations, start=1))


def _quote(corpus: Corpus, document: Document, span: Span, claimed: str | None) -> Quote:
    return Quote(document, span, span, 1.0, statement_at(corpus.statements(document.id), span, claimed))


def _check_length(text: str) -> None:
    words = len(pieces_of(text[: LONGEST_QUOTATION + 1]).pieces)
    if words < FEWEST_WORDS:
        raise QuestionError(phrase("few_words", fewest=FEWEST_WORDS))
    if len(text) > LONGEST_QUOTATION:
        raise QuestionError(phrase("long_quotation", length=len(text), limit=LONGEST_QUOTATION))
