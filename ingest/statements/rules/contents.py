"""Finds what is said: the clause, object or quotations that belong to a cue and its speaker.

Owns the record of an attribution. Knows nothing of how cues and speakers are found.
"""

from dataclasses import dataclass
from itertools import takewhile

from ingest.statements.rules.content_starts import TOKENS_TO_CONTENT, content_start
from ingest.statements.rules.tokens import Phrase, Token, at_rest, behind_particles, word_after
from text import speech

TOKENS_OF_CLAUSE = 3
"""A clause has a subject, a verb and something more."""
_STOPS = frozenset(".!?;")
_CONTRASTS = ("while", "although", "though", "whereas")

PARTING = ",–—"
"""Marks between a quotation and who says it; English texts have a hyphen there, too."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its speaker and contents, all as token ranges; `contents` is empty while unknown.

    `shared` is whether the speaker stands with another verb before the cue, and `via` is who quotes the speaker.
    `is_direct` are the words of a dialogue, which dashes quote.
    """

    cue: Phrase
    speaker: Phrase | None
    contents: tuple[Phrase, ...] = ()
    shared: bool = False
    via: Phrase | None = None
    is_direct: bool = False


def contents_of(tokens: list[Token], found: Attribution, following: Attribution | None) -> tuple[Phrase, ...]:
    """Find what an attribution without content attributes.

    :param tokens: the sentence.
    :param found: its cue and speaker.
    :param following: the next attribution of the sentence, before which the content ends.
    :return: the pieces of the content in order; none when nothing fits what the cue takes.
    """
    inverted = found.speaker is not None and found.speaker.first > found.cue.last
    begin = min(found.cue.first, found.speaker.first) if found.speaker and not found.shared else found.cue.first
    end = found.speaker.last if inverted and found.speaker else found.cue.last
    takes = speech.CUES[tokens[found.cue.last].lower].takes
    after = behind_particles(tokens, end + 1, takes)
    if "quote" in takes and not ("named" in takes and after < len(tokens) and tokens[after].quotation):
        limit = following.cue.first if following else len(tokens)
        quoted = _quotations_around(tokens[: max(limit, after)], begin, after, inverted)
        if quoted:
            return quoted
    if inverted:
        return _interrupted(tokens, begin, _behind_adverbial(tokens, after), following)
    forward = _forward(tokens, after, takes, following)
    if forward and ("named" not in takes or _names(tokens[forward.first : forward.last + 1])):
        return (forward,)
    may_follow = "quote" in takes and takes & {"clause", "that"} and not found.shared
    closes = may_follow and ("told" in takes or at_rest(tokens, after))
    return _interrupted(tokens, begin, after, following) if closes else ()


def _names(content: list[Token]) -> bool:
    """Whether what follows "called" gives a name to something: by quoted words, an article, or a demand."""
    if content[0].lower in ("for", "on") or any(token.quoted for token in content):
        return True
    return any(token.lower in ("a", "an", "the") for token in content[1:6])


def _interrupted(tokens: list[Token], begin: int, after: int, following: Attribution | None) -> tuple[Phrase, ...]:
    """The clause before an attribution, and what follows when the attribution only interrupts it."""
    resumed = _resumed(tokens, after, following)
    before = _clause_before(tokens, begin, 1 if resumed else TOKENS_OF_CLAUSE)
    return (*before, *resumed) if before else ()


def _behind_adverbial(tokens: list[Token], after: int) -> int:
    """The comma after a place or time that follows at once ("in September 2020,"); `after` when there is none."""
    if after < len(tokens) and tokens[after].lower in ("in", "on", "at"):
        for index in range(after + 1, min(after + 6, len(tokens))):
            if tokens[index].text == ",":
                return index
            if not tokens[index].is_word:
                break
    return after


def _resumed(tokens: list[Token], after: int, following: Attribution | None) -> tuple[Phrase, ...]:
    """The rest of a clause that an attribution between commas interrupts."""
    first = after + 1
    if first + 1 >= len(tokens) or tokens[after].text != "," or not tokens[first].is_word:
        return ()
    unfit = tokens[first].lower.endswith("ing") or tokens[first].lower in ("who", "which", "according")
    if unfit or (following is not None and following.cue.first == first):
        return ()
    end = clause_end(tokens, first, following)
    return (Phrase(first, end),) if end > first else ()


def _quotations_around(tokens: list[Token], begin: int, after: int, inverted: bool) -> tuple[Phrase, ...]:
    """The quotations that touch an attribution: right before it, or after its cue and what may stand between."""
    before = quotations_before(tokens, begin)
    return (*before, *_quotation_after(tokens, after, bool(before) or inverted))


def quotations_before(tokens: list[Token], begin: int, marks: str = PARTING + "-") -> tuple[Phrase, ...]:
    """The quotations right before a token, one of some marks between."""
    index = begin - 1
    if index > 0 and tokens[index].text in marks:
        index -= 1
    return quotations_at(tokens, range(index, -1, -1))[::-1]


def quotations_at(tokens: list[Token], places: range) -> tuple[Phrase, ...]:
    """The quotations at some places, up to the first that is none."""
    return tuple(Phrase(place, place) for place in takewhile(lambda place: tokens[place].quotation, places))


def _quotation_after(tokens: list[Token], after: int, split: bool) -> tuple[Phrase, ...]:
    """Quotations after a cue: at once, or after an adverbial or addressee and a comma or colon."""
    index = after
    if index < len(tokens) and tokens[index].lower == "it" and tokens[index - 1].lower in ("put", "puts"):
        index += 1
    while index < len(tokens) and tokens[index].is_word and index - after < 2 * TOKENS_TO_CONTENT:
        if tokens[index].lower in ("that", *speech.PRONOUNS) and not split:
            return ()
        index += 1
    if index < len(tokens) and tokens[index].text in ",:–—-" and index > 0:
        index += 1
    return quotations_at(tokens, range(index, len(tokens)))


def _forward(tokens: list[Token], after: int, takes: frozenset[str], following: Attribution | None) -> Phrase | None:
    """The clause, infinitive or object that follows a cue."""
    start = content_start(tokens, after, takes)
    if start is None:
        return None
    end = clause_end(tokens, start, following)
    if takes & {"object", "named", "at"} and tokens[start].lower not in speech.COMPLEMENTIZERS:
        end = _object_end(tokens, start, end)
    one_name = "object" in takes and tokens[start].is_capital
    return Phrase(start, end) if end > start or one_name else None


def clause_end(tokens: list[Token], start: int, following: Attribution | None) -> int:
    """The last token of the clause that begins at `start`, before a stop, a quotation or the next attribution."""
    limit = len(tokens)
    if following is not None and following.cue.first > start:
        limit = _before_following(tokens, start, following)
    index, depth = start + 1, 0
    while index < limit:
        token = tokens[index]
        depth += (token.text == "(") - (token.text == ")")
        if depth < 0 or token.text in _STOPS or (token.quotation and tokens[index - 1].text in ",:"):
            break
        if token.lower == "according" or (token.text == "," and word_after(tokens, index) in _CONTRASTS):
            break
        index += 1
    end = index - 1
    while end > start and tokens[end].text in ",:-–—":
        end -= 1
    return end


def _object_end(tokens: list[Token], start: int, end: int) -> int:
    """Where an object ends when the sentence goes on with "and was …"."""
    for index in range(start + 1, end):
        if tokens[index].lower in ("and", "but") and tokens[index + 1].lower in speech.AUXILIARIES:
            return index - 2 if tokens[index - 1].text == "," else index - 1
    return end


def _before_following(tokens: list[Token], start: int, following: Attribution) -> int:
    """Where the content must end because the next attribution begins; the end of all when that one lies inside."""
    begin = following.cue.first
    if not following.shared and following.speaker and following.speaker.first < begin:
        begin = following.speaker.first
    if begin < start:
        return following.cue.first
    before = tokens[begin - 1]
    joined = following.shared or (before.lower in ("and", "but", "while", "though", "although", "as"))
    if (joined or _is_spliced(tokens, start, begin - 1)) and begin - 1 > start:
        return begin - 1
    return len(tokens)


def _is_spliced(tokens: list[Token], start: int, comma: int) -> bool:
    """Whether only a comma or dash parts two clauses: "Kolb said they were sold, Falk said the police paid"."""
    first = start + (tokens[start].lower in speech.COMPLEMENTIZERS)
    opens = first < len(tokens) and tokens[first].lower in speech.PREPOSITIONS | speech.CONJUNCTIONS
    return tokens[comma].text in ",-–—" and comma - first > TOKENS_OF_CLAUSE and not opens


def _clause_before(tokens: list[Token], begin: int, least: int) -> tuple[Phrase, ...]:
    """The clause before a postposed attribution ("…, officials said"), back to the sentence's beginning."""
    last = begin - 1
    if last < least or tokens[last].text not in ",–—-":
        return ()
    first = last - 1
    while first > 0 and not (
        tokens[first - 1].quotation or tokens[first - 1].text in ";:" or _is_turn(tokens, first - 1)
    ):
        first -= 1
    return () if last - first < least else (Phrase(first, last - 1),)


def _is_turn(tokens: list[Token], dash: int) -> bool:
    """Whether a dash begins what somebody says in a dialogue: "— Why? — Because, said Kolb."."""
    return tokens[dash].text in "–—―" and (dash == 0 or tokens[dash - 1].text in _STOPS)
