"""Finds the attributions of one French or Spanish sentence: by verbs of saying, by sources, and in dialogues with dashes.

Sentence by sentence; knows nothing of documents or of whom a name means. When nothing fits, there is no attribution.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from ingest.statements.rules.contents import Attribution
from ingest.statements.rules.labels import labelled
from ingest.statements.rules.romance.phrases import clause_start, is_border, phrase_at, with_apposition
from ingest.statements.rules.tokens import Phrase, Token
from text.romance import Romance

_TOKENS_OF_CLAUSE, _TOKENS_TO_THAT, _TOKENS_OF_LABEL = 3, 10, 5
_DASHES = "—―–"
_STOPS = frozenset(";—―")
_AS = ("comme", "como")


@dataclass(frozen=True, slots=True)
class _Saying:
    """A verb from its helper to its last word, who speaks, and whether he stands behind it."""

    first: int
    last: int
    speaker: Phrase
    inverted: bool

    @property
    def begin(self) -> int:
        """Where the clause of saying begins."""
        return min(self.first, self.speaker.first)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self.last, self.speaker.last)


def find_attributions(tokens: list[Token], language: Romance) -> list[Attribution]:
    """Find what one sentence attributes, in the order of its cues.

    :param tokens: the sentence, its pronouns parted from their verbs.
    :param language: the words of its language.
    :return: the attributions; only the last may be without content, where the sentence ends in a colon.
    """
    if tokens and tokens[0].text in _DASHES and (spoken := _dialogue(tokens, language)):
        return spoken
    said = list(_sayings(tokens, language))
    found = list(_sources(tokens, language))
    for place, saying in enumerate(said):
        following = said[place + 1].begin if place + 1 < len(said) else len(tokens)
        contents = _contents(tokens, saying, max(following, saying.end + 1), language)
        if contents:
            found.append(Attribution(Phrase(saying.first, saying.last), saying.speaker, contents))
    found = sorted(labelled(tokens) or found or _labelled(tokens, language), key=lambda item: item.cue.first)
    return [*found, *_announcing(tokens, said, found)]


def _announcing(tokens: list[Token], said: list[_Saying], found: list[Attribution]) -> Iterator[Attribution]:
    if tokens and tokens[-1].text == ":" and said and said[-1].first not in [item.cue.first for item in found]:
        yield Attribution(Phrase(said[-1].first, said[-1].last), said[-1].speaker)


def _labelled(tokens: list[Token], language: Romance) -> list[Attribution]:
    """A quotation behind a name and a colon: "Kolb : « … »"."""
    for index, token in enumerate(tokens[:-1]):
        if token.text == ":" and tokens[index + 1].quotation and 0 < index <= _TOKENS_OF_LABEL:
            phrase = phrase_at(tokens, 0, language)
            if phrase and phrase.last == index - 1:
                return [Attribution(Phrase(index, index), phrase, (Phrase(index + 1, index + 1),))]
    return []


def _sayings(tokens: list[Token], language: Romance) -> Iterator[_Saying]:
    """The verbs of saying that say that somebody said something, in order."""
    for index, token in enumerate(tokens):
        if token.quoted or token.is_capital or token.quotation:
            continue
        first = _verb_start(tokens, index, language)
        saying = _saying(tokens, first, index, language) if first is not None else None
        if saying:
            yield saying


def _verb_start(tokens: list[Token], index: int, language: Romance) -> int | None:
    """Where a verb begins whose last word is at a place: at its helper, or there; None where that is no verb."""
    word = tokens[index].lower
    if word in language.participles:
        first = index - 1
        while first > 0 and tokens[first].lower in language.adverbs | language.pronouns - language.having:
            first -= 1
        if first >= 0 and tokens[first].lower in language.having and not tokens[first].quoted:
            return first
    return index if word in language.finite else None


def _saying(tokens: list[Token], first: int, last: int, language: Romance) -> _Saying | None:
    start = clause_start(tokens, first)
    lead = [token.lower for token in tokens[start:first]]
    if not language.negations.isdisjoint(lead[-2:]) or (lead and lead[0] in language.conditions):
        return None
    inside = next((at for at in range(first + 1, last) if tokens[at].lower in language.pronouns), None)
    if inside is not None:
        return _Saying(first, last, Phrase(inside, inside), inverted=True)
    behind = _behind(tokens, start, first, last, language)
    if behind:
        return _Saying(start if lead and lead[0] in _AS else first, last, behind, inverted=True)
    before = _before(tokens, start, first, language)
    return _Saying(first, last, before, inverted=False) if before else None


def _behind(tokens: list[Token], start: int, first: int, last: int, language: Romance) -> Phrase | None:
    """The subject behind a verb that a quotation, a comma or "as" stands before."""
    pronouns = language.adverbs | language.articles
    lead = [token.lower for token in tokens[start:first] if token.lower not in pronouns]
    opens = (start > 0 or first == 0) if not lead else len(lead) == 1 and lead[0] in _AS
    phrase = phrase_at(tokens, _behind_day(tokens, last + 1, language), language) if opens else None
    return phrase if phrase is None or lead else with_apposition(tokens, phrase, language)


def _behind_day(tokens: list[Token], first: int, language: Romance) -> int:
    """Past the day that something is said on: "a indiqué mardi le maire", "dijo el martes la ministra"."""
    words = [token.lower for token in tokens[first : first + 2]]
    if words[:1] and words[0] in language.days:
        return first + 1
    return first + 2 if words[1:] and words[0] in language.articles and words[1] in language.days else first


def _before(tokens: list[Token], start: int, first: int, language: Romance) -> Phrase | None:
    """The subject before a verb, in its clause or before what stands between commas."""
    end = first - 1
    while end >= start and tokens[end].lower in language.adverbs and tokens[end].lower not in language.articles:
        end -= 1
    if end < start:
        return _resumed(tokens, start, language)
    for place in range(start, end + 1):
        if tokens[place].lower in language.relatives:
            continue
        phrase = phrase_at(tokens, place, language)
        governed = place > start and tokens[place - 1].lower in language.links | language.small - language.that
        if phrase and phrase.last == end and not governed:
            return phrase
    return None


def _resumed(tokens: list[Token], start: int, language: Romance) -> Phrase | None:
    """The subject before an apposition: "Jean Dupont, maire de la ville, a déclaré"."""
    if start < 2 or tokens[start - 1].text != ",":
        return None
    inner = clause_start(tokens, start - 2)
    if inner < 2 or tokens[inner - 1].text != ",":
        return None
    head = clause_start(tokens, inner - 2)
    phrase = phrase_at(tokens, head, language)
    if phrase is None or phrase.last != inner - 2 or (head > 0 and tokens[head - 1].text != ","):
        return None
    return phrase if tokens[inner].lower in language.relatives else Phrase(head, start - 2)


def _contents(tokens: list[Token], saying: _Saying, limit: int, language: Romance) -> tuple[Phrase, ...]:
    """The quotations beside a clause of saying, the clause behind "that", or the clause before an inverted verb."""
    before = quotations_before(tokens, saying.begin) if saying.inverted else ()
    quoted = (*before, *_quotations_behind(tokens, saying.end + 1, limit))
    if quoted:
        return quoted
    that = _that(tokens, saying.end + 1, language)
    if that is not None:
        return (Phrase(that, _clause_end(tokens, that, limit)),)
    if tokens[saying.end + 1 : saying.end + 2] and tokens[saying.end + 1].text == ":" and saying.end + 3 < len(tokens):
        return (Phrase(saying.end + 2, _clause_end(tokens, saying.end + 2, limit)),)
    if tokens[saying.first].lower in _AS:
        return around(tokens, saying.begin, saying.end, resumes=False)
    if saying.inverted:
        return around(tokens, saying.begin, saying.end, resumes=True) if saying.begin > 0 else ()
    end = _clause_end(tokens, saying.end + 1, limit) if saying.end + 1 < limit else saying.end
    said = [token for token in tokens[saying.end + 1 : end + 1] if token.quoted]
    return (Phrase(saying.end + 1, end),) if said else ()


def quotations_before(tokens: list[Token], begin: int) -> tuple[Phrase, ...]:
    """The quotations right before a token, a comma or dash between."""
    index = begin - 1
    index -= index > 0 and tokens[index].text in ",–—"
    found = [Phrase(at, at) for at in takewhile(lambda at: tokens[at].quotation, range(index, -1, -1))]
    return tuple(found[::-1])


def _quotations_behind(tokens: list[Token], index: int, limit: int) -> tuple[Phrase, ...]:
    """The quotations behind a clause of saying, past what says when and to whom."""
    while index < limit and tokens[index].is_word and index < limit:
        index += 1
    index += index < len(tokens) and tokens[index].text in ",:–—"
    return tuple(Phrase(at, at) for at in takewhile(lambda at: tokens[at].quotation, range(index, len(tokens))))


def _that(tokens: list[Token], first: int, language: Romance) -> int | None:
    """Where a clause begins that "that" opens, near behind a verb."""
    for index in range(first, min(first + _TOKENS_TO_THAT, len(tokens))):
        if tokens[index].lower in language.that and not tokens[index].quoted:
            return index
        if tokens[index].quotation or tokens[index].text in ".;:!?" or tokens[index].lower in language.finite:
            return None
    return None


def _clause_end(tokens: list[Token], first: int, limit: int) -> int:
    """The last word of a clause, before a semicolon or what somebody else says."""
    index = first
    while index < limit and tokens[index].text != ";":
        index += 1
    last = index - 1
    while last > first and (is_border(tokens[last]) and tokens[last].quotation is None):
        last -= 1
    return last


def around(tokens: list[Token], begin: int, end: int, *, resumes: bool) -> tuple[Phrase, ...]:
    """The words of a sentence before and behind a clause of saying, which commas part from it."""
    pieces: list[Phrase] = []
    if begin > _TOKENS_OF_CLAUSE - 1 and (not resumes or tokens[begin - 1].text in ",–—"):
        last = begin - 2 if tokens[begin - 1].text in ",–—" else begin - 1
        first = next((at + 1 for at in range(last, -1, -1) if tokens[at].text in _STOPS or tokens[at].quotation), 0)
        pieces.append(Phrase(first, last))
    if resumes and not pieces:
        return ()
    first = end + 1
    follows = first < len(tokens) and tokens[first].text in ",–—"
    first += follows
    if first < len(tokens) and tokens[first].is_word and (follows or not resumes):
        pieces.append(Phrase(first, _clause_end(tokens, first, len(tokens))))
    words = sum(piece.last - piece.first + 1 for piece in pieces)
    return tuple(piece for piece in pieces if piece.last >= piece.first) if words >= _TOKENS_OF_CLAUSE else ()


def _sources(tokens: list[Token], language: Romance) -> Iterator[Attribution]:
    """Who is named by "selon", "d'après", "según" or "de acuerdo con"."""
    for index, token in enumerate(tokens):
        length = _source_length(tokens, index, language)
        phrase = phrase_at(tokens, index + length, language) if length and not token.quoted else None
        if phrase is None:
            continue
        phrase = with_apposition(tokens, phrase, language)
        contents = quotations_before(tokens, index) or around(tokens, index, phrase.last, resumes=False)
        follows = tokens[phrase.last + 1 : phrase.last + 2]
        is_verb = bool(follows) and follows[0].lower in language.finite | language.having
        if contents and not is_verb:
            yield Attribution(Phrase(index, index + length - 1), phrase, contents)


def _source_length(tokens: list[Token], index: int, language: Romance) -> int:
    """Of how many tokens is what names a source here; 0 where nothing does."""
    if tokens[index].lower in language.sources:
        return 1
    pair = tuple(token.lower for token in tokens[index : index + len(language.source_pair)])
    return len(pair) if pair == language.source_pair else 0


def _dialogue(tokens: list[Token], language: Romance) -> list[Attribution]:
    """What is said between dashes: "—No iré —dijo Juan—. Mañana veremos."."""
    dashes = [index for index, token in enumerate(tokens) if token.text in _DASHES]
    for place, dash in enumerate(dashes[1:], start=1):
        phrase = phrase_at(tokens, dash + 2, language) if tokens[dash + 1 : dash + 2] else None
        if phrase is None or tokens[dash + 1].lower not in language.finite:
            continue
        behind = dashes[place + 1] if place + 1 < len(dashes) else len(tokens)
        pieces = [Phrase(1, dash - 1)]
        first = next((at for at in range(behind + 1, len(tokens)) if tokens[at].is_word or tokens[at].text in "¿¡"), None)
        if first is not None:
            pieces.append(Phrase(first, _clause_end(tokens, first, len(tokens))))
        return [Attribution(Phrase(dash + 1, dash + 1), phrase, tuple(pieces), is_direct=True)]
    return []

