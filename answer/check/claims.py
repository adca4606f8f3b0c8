"""What a paste claims: each quotation in it with its words and whose they are said to be.

Pieces that one clause attributes are one quotation; every other gets a verdict of its own. Knows quotation marks and
clauses; no documents.
"""

import re
from dataclasses import dataclass, replace

from answer.speakers.attributed import IT, has_saying, leads_on, speaker_after, speaker_before
from text.quotations import quoted_places, quoted_words
from text.sentences import sentence_spans
from text.spans import Span

FEWEST_WORDS = 3
"""Fewer words are no quotation: they may stand anywhere."""
_HALVES = re.compile(r"(.+?)(?:;|,?(?=\s(?:and|but|while|whereas)\b))(.+)\Z", re.DOTALL)
_ENDS = re.compile(r"[.!?…][\s)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation: its pieces in the order of the paste, and who is claimed to have said them, if anybody is.

    `is_marked` is whether quotation marks say where it begins and ends; else it may be any stretch of a text. `places`
    are where its pieces stand in the paste, marks and all.
    """

    pieces: tuple[str, ...]
    speaker: str | None
    is_marked: bool = True
    places: tuple[Span, ...] = ()

    @property
    def words(self) -> str:
        """The pieces as one text, with a mark where something stands between them."""
        return " … ".join(self.pieces)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words in quotation marks, and the clauses before and after that belong to them.

    `goes_on` is whether they only go on with the quotation before, `is_beside` whether nothing parts them from it.
    """

    words: str
    place: Span
    before: str
    after: str
    goes_on: bool
    is_beside: bool


def find_claims(text: str) -> tuple[Claim, ...]:
    """Find the quotations of a paste, in order; those of too few words are none.

    :param text: the paste.
    :return: each with whom its own clause makes the speaker; "she" means who spoke before, and of quotations side by
        side all are whose one is.
    """
    claims: list[Claim] = []
    pieces = _pieces(text)
    for piece, following in zip(pieces, [*pieces, None][1:], strict=True):
        speaker, last = _speaker(piece), claims[-1] if claims else None
        if speaker == IT or (speaker is None and piece.goes_on):
            speaker = last.speaker if last else None
        if speaker is None and following and following.is_beside:
            speaker = _speaker(following)
        if last and piece.goes_on and speaker in (last.speaker, None):
            pieces_so_far, places = (*last.pieces, piece.words), (*last.places, piece.place)
            claims[-1] = replace(last, pieces=pieces_so_far, places=places)
        else:
            claims.append(Claim((piece.words,), None if speaker == IT else speaker, places=(piece.place,)))
    return tuple(one for one in claims if len(one.words.replace("…", " ").split()) >= FEWEST_WORDS)


def _speaker(piece: _Piece) -> str | None:
    """Whom the clauses around a piece make its speaker: the one that leads to it, else the one after, else before."""
    leading = speaker_before(piece.before)
    if leading and leads_on(piece.before):
        return leading
    return speaker_after(piece.after) or leading


def _pieces(text: str) -> list[_Piece]:
    places = quoted_places(text)
    words = quoted_words(text)
    bounds = [0, *(end for _, end in places)], [*(start for start, _ in places), len(text)]
    gaps = [text[start:end] for start, end in zip(*bounds, strict=True)]
    found: list[_Piece] = []
    for index, quoted in enumerate(words):
        _, before = _parted(gaps[index], words[index - 1] if index else "")
        after, _ = _parted(gaps[index + 1], quoted)
        goes_on = index > 0 and _goes_on(gaps[index], words[index - 1])
        if goes_on and not before:  # the sentence before is over: the quotation's own attribution may follow
            after = "" if _ENDS.search(quoted) and re.match(r"\s*[^\W\da-z]", after) else after
            goes_on = speaker_after(after) is None
        found.append(
            _Piece(
                quoted,
                Span(*places[index]),
                before,
                after,
                goes_on=goes_on,
                is_beside=index > 0 and not gaps[index].strip(" ,"),
            )
        )
    return found


def _parted(gap: str, quoted: str) -> tuple[str, str]:
    """A stretch between two quotations as what belongs to the one before, whose words are given, and to the one after.

    A whole sentence, or what leads on, belongs to one of them alone; any other clause to both.
    """
    sentences = [gap[one.start : one.end] for one in sentence_spans(gap.strip("”“"))]
    if "\n" in gap or len(sentences) > 1:
        first, last = gap[: gap.find("\n")] if "\n" in gap else sentences[0], sentences[-1] if sentences else ""
        return first, "" if _ENDS.search(last) else last
    if _ENDS.search(gap):
        return gap, ""
    halves = _HALVES.match(gap)
    if halves and has_saying(halves[1]) and has_saying(halves[2]):
        return halves[1], halves[2]
    is_joined = bool(re.match(r"[\s,;]*(?:and|but|while|whereas)\b", gap))
    opens = not quoted or _ENDS.search(quoted) or is_joined
    return ("", gap) if (opens and leads_on(gap)) or (is_joined and has_saying(gap)) else (gap, gap)


def _goes_on(gap: str, quoted: str) -> bool:
    """Whether what follows a stretch goes on with the quotation before it: in its sentence, or right after it."""
    if "\n" in gap or not re.search(r"\w", gap):
        return False
    after, before = _parted(gap, quoted)
    return not before or after == before or (not after and not has_saying(before))
