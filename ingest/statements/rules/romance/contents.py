"""Finds what is said in a French or Spanish sentence: the quotations or clauses that belong to a verb of saying."""

from ingest.statements.rules.contents import PARTING, TOKENS_OF_CLAUSE, quotations_at, quotations_before
from ingest.statements.rules.romance.phrases import is_border
from ingest.statements.rules.romance.sayings import AS, Saying
from ingest.statements.rules.tokens import Phrase, Token
from text.romance import Romance

_TOKENS_TO_THAT = 10
_STOPS = frozenset(";—―")


def contents_of(tokens: list[Token], saying: Saying, limit: int, language: Romance) -> tuple[Phrase, ...]:
    """The quotations beside a clause of saying, the clause behind "that", or the clause before an inverted verb."""
    before = quotations_before(tokens, saying.begin, PARTING) if saying.inverted else ()
    quoted = (*before, *_quotations_behind(tokens, saying.end + 1, limit))
    if quoted:
        return quoted
    that = _that(tokens, saying.end + 1, language)
    if that is not None:
        return (Phrase(that, clause_end(tokens, that, limit)),)
    if tokens[saying.end + 1 : saying.end + 2] and tokens[saying.end + 1].text == ":" and saying.end + 3 < len(tokens):
        return (Phrase(saying.end + 2, clause_end(tokens, saying.end + 2, limit)),)
    if tokens[saying.first].lower in AS:
        return around(tokens, saying.begin, saying.end, resumes=False)
    if saying.inverted:
        return around(tokens, saying.begin, saying.end, resumes=True) if saying.begin > 0 else ()
    end = clause_end(tokens, saying.end + 1, limit) if saying.end + 1 < limit else saying.end
    said = [token for token in tokens[saying.end + 1 : end + 1] if token.quoted]
    return (Phrase(saying.end + 1, end),) if said else ()


def _quotations_behind(tokens: list[Token], index: int, limit: int) -> tuple[Phrase, ...]:
    """The quotations behind a clause of saying, past what says when and to whom."""
    while index < limit and tokens[index].is_word:
        index += 1
    index += index < len(tokens) and tokens[index].text in ",:–—"
    return quotations_at(tokens, range(index, len(tokens)))


def _that(tokens: list[Token], first: int, language: Romance) -> int | None:
    """Where a clause begins that "that" opens, near behind a verb."""
    for index in range(first, min(first + _TOKENS_TO_THAT, len(tokens))):
        if tokens[index].lower in language.that and not tokens[index].quoted:
            return index
        if tokens[index].quotation or tokens[index].text in ".;:!?" or tokens[index].lower in language.finite:
            return None
    return None


def clause_end(tokens: list[Token], first: int, limit: int) -> int:
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
    if begin > TOKENS_OF_CLAUSE - 1 and (not resumes or tokens[begin - 1].text in PARTING):
        last = begin - 2 if tokens[begin - 1].text in PARTING else begin - 1
        first = next((at + 1 for at in range(last, -1, -1) if tokens[at].text in _STOPS or tokens[at].quotation), 0)
        pieces.append(Phrase(first, last))
    if resumes and not pieces:
        return ()
    first = end + 1
    follows = first < len(tokens) and tokens[first].text in PARTING
    first += follows
    if first < len(tokens) and tokens[first].is_word and (follows or not resumes):
        pieces.append(Phrase(first, clause_end(tokens, first, len(tokens))))
    words = sum(piece.last - piece.first + 1 for piece in pieces)
    return tuple(piece for piece in pieces if piece.last >= piece.first) if words >= TOKENS_OF_CLAUSE else ()
