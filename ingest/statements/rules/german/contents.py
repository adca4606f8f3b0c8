"""Finds what is said in a German sentence: the quotations or clauses that belong to a verb of saying."""

from ingest.statements.rules.contents import PARTING, TOKENS_OF_CLAUSE, quotations_at, quotations_before
from ingest.statements.rules.german.mood import is_reported
from ingest.statements.rules.german.orders import Order
from ingest.statements.rules.german.phrases import clause_of, is_adjective, phrase_at
from ingest.statements.rules.german.sayings import Saying
from ingest.statements.rules.tokens import Phrase, Token
from text import german

_NO_CLAUSE = frozenset(("und", "aber", "sondern", "sowie"))
_ASIDE = german.SUBORDINATORS | {"um", "ohne", "statt", "anstatt"}
"""What says when or how something was said."""
_SECOND = german.SUBJUNCTIVE | german.PAST_SUBJUNCTIVE | german.BEING | german.HAVING | german.MODALS
"""Verbs that stand second in a clause, behind "das" as its subject."""


def contents_of(tokens: list[Token], saying: Saying, following: Saying | None) -> tuple[Phrase, ...]:
    """Find what a verb of saying attributes.

    :param tokens: the sentence.
    :param saying: the verb with its speaker.
    :param following: the next verb of saying, before which the content ends.
    :return: the pieces of the content in order; none where nothing fits.
    """
    if saying.takes <= {"noun"}:
        clause = _clause(tokens, saying, _limit(tokens, saying, following))
        return (clause,) if clause else ()
    quoted = _quotations(tokens, saying)
    if quoted:
        return quoted
    if saying.order is Order.AS:
        return _around(tokens, saying.clause.first, saying.last)
    end = _limit(tokens, saying, following)
    clause = _clause(tokens, saying, end)
    if saying.order is Order.INVERTED and saying.takes & {"clause", "it"} and not _is_resumed(saying):
        before = _before(tokens, saying)
        if before and not (clause and _is_marked(tokens, clause.first)):
            return (before, clause) if clause else (before,)
    if clause:
        return (clause,)
    thing = _thing(tokens, saying)
    return (thing,) if thing else ()


def beside_quotation(tokens: list[Token], saying: Saying) -> tuple[Phrase, ...]:
    """What of a quoted sentence is told in the subjunctive: "„Es war spät“, stellte Kolb fest, niemand sei da."."""
    clause = _clause(tokens, saying, len(tokens)) if saying.order is Order.INVERTED else None
    reported = clause and is_reported(tokens[clause.first - 1 : clause.last + 1], is_open=True)
    return (clause,) if clause and reported else ()


def _is_resumed(saying: Saying) -> bool:
    """Whether what stands before the verb is its subject: "Kolb, der Sprecher, sagte"."""
    return saying.speaker is not None and saying.speaker.first < saying.finite


def _quotations(tokens: list[Token], saying: Saying) -> tuple[Phrase, ...]:
    """The quotations right before an inverted verb, and those right behind the clause of any."""
    is_behind = saying.order in (Order.INVERTED, Order.AS)
    before = quotations_before(tokens, saying.clause.first, PARTING) if is_behind else ()
    index = saying.last + 1
    index += index < len(tokens) and tokens[index].text in ",:–—"
    return (*before, *quotations_at(tokens, range(index, len(tokens))))


def _limit(tokens: list[Token], saying: Saying, following: Saying | None) -> int:
    """Where the words that may belong to a verb of saying end: before what somebody else says beside it."""
    if following is None:
        return len(tokens)
    begin = following.clause.first
    joined = tokens[begin].lower in german.CONJUNCTIONS
    closes = following.order is Order.INVERTED and following.last + 2 >= len(tokens)
    return begin if (joined or closes) and begin > saying.last else len(tokens)


def _clause(tokens: list[Token], saying: Saying, end: int) -> Phrase | None:
    """The clause behind a comma or colon, past what only says when or of whom."""
    border, is_next = saying.last + 1, True
    while border + 1 < end and tokens[border].text in ",:":
        first = border + 1
        word = tokens[first].lower
        if tokens[border].text == ":" or _may_begin(tokens, first, saying, is_next=is_next):
            is_inside = saying.order is Order.SUBORDINATE and saying.clause.first == 0
            last = clause_of(tokens, first).last if is_inside else clause_end(tokens, first, end)
            return Phrase(first, last) if last - first + 1 >= TOKENS_OF_CLAUSE else None
        if not (_is_adverbial(tokens, first) or word in _ASIDE or is_relative(tokens, first)):
            return None
        border, is_next = clause_of(tokens, first).last + 1, False
    return None


def _has_object(tokens: list[Token], saying: Saying) -> bool:
    """Whether a noun stands behind the verb that is neither its subject nor behind a preposition."""
    index = saying.finite + 1
    while index <= saying.clause.last:
        token, speaker = tokens[index], saying.speaker
        if speaker and speaker.first <= index <= speaker.last:
            index = speaker.last + 1
        elif token.lower in german.PREPOSITIONS and (phrase := phrase_at(tokens, index + 1)):
            index = phrase.last + 1
        elif token.is_capital and token.lower not in german.TIMES:
            return True
        else:
            index += 1
    return False


def _is_adverbial(tokens: list[Token], first: int) -> bool:
    """Whether only adverbs stand between two commas: ", aber auch, dass"."""
    words = {tokens[place].lower for place in range(first, clause_of(tokens, first).last + 1)}
    return words <= german.ADVERBS | german.CONJUNCTIONS


def _may_begin(tokens: list[Token], first: int, saying: Saying, *, is_next: bool) -> bool:
    """Whether what is said may begin with a word; not next to the verb it needs a mark, or the subjunctive."""
    word = tokens[first].lower
    if word in german.COMPLEMENTIZERS:
        return _is_sayable(tokens, saying)
    if not saying.takes & {"clause", "it"} or word in _NO_CLAUSE | _ASIDE:
        return False
    clause = tokens[first : clause_of(tokens, first).last + 1]
    if (not is_next or _has_object(tokens, saying)) and not is_reported(clause, is_open=True):
        return "zu" in [token.lower for token in clause] and is_next
    return tokens[first].is_word and not is_relative(tokens, first) and not _is_apposed(tokens, first)


def _is_sayable(tokens: list[Token], saying: Saying) -> bool:
    """Whether a verb takes a clause, by itself or by the noun before it: "vertrat die Ansicht, dass"."""
    if saying.takes & {"clause", "it"}:
        return True
    is_being = tokens[saying.verb].lower in german.BEING
    nouns = range(saying.finite + 1, saying.last + 1)
    return any(
        tokens[place].lower.endswith(german.SAYING_NOUNS) and (not is_being or tokens[place - 1].lower == "der")
        for place in nouns
    )


def _is_apposed(tokens: list[Token], first: int) -> bool:
    """Whether no more than a noun phrase stands between two commas."""
    phrase = phrase_at(tokens, first, whole=True)
    behind = phrase.last + 1 if phrase else len(tokens)
    return behind < len(tokens) and tokens[behind].text == ","


def is_relative(tokens: list[Token], first: int) -> bool:
    """Whether a relative clause begins: with "der" and the like before no noun, or with a preposition and "der"."""
    word = tokens[first].lower
    if word in german.PREPOSITIONS and first + 1 < len(tokens):
        following = tokens[first + 1].lower
        phrase = phrase_at(tokens, first + 1)
        return following in german.RELATIVES and phrase is None
    if word not in german.RELATIVES:
        return False
    if word in ("dessen", "deren", "welche", "welcher", "welches", "denen"):
        return True
    if first + 1 < len(tokens) and tokens[first + 1].lower in _SECOND:
        return False
    phrase, last = phrase_at(tokens, first), clause_of(tokens, first).last
    is_infinitive = tokens[last].lower.endswith("n") and "zu" in tokens[last].lower + tokens[last - 1].lower
    return phrase is None or (phrase.last == last - 1 and not is_infinitive)


def clause_end(tokens: list[Token], first: int, end: int) -> int:
    """The last word of what begins at a token, before a semicolon, a dash or a quotation that stands apart."""
    index = first
    while index < end:
        token = tokens[index]
        if token.text in ";" or (token.quotation and index > first and tokens[index - 1].text == ":"):
            break
        index += 1
    last = index - 1
    while last > first and not tokens[last].is_word and tokens[last].text in ".,:;!?–—…":
        last -= 1
    return last


def _is_marked(tokens: list[Token], first: int) -> bool:
    return tokens[first].lower in german.COMPLEMENTIZERS


def _before(tokens: list[Token], saying: Saying) -> Phrase | None:
    """The clauses before an inverted verb, back to the beginning of the sentence."""
    last = saying.clause.first - 2
    if last < TOKENS_OF_CLAUSE - 1 or tokens[last + 1].text not in PARTING:
        return None
    first = last
    while first > 0 and not (tokens[first - 1].text in ";:" or tokens[first - 1].quotation):
        first -= 1
    opens = tokens[first].lower in german.SUBORDINATORS and clause_of(tokens, first).last == last
    is_short = last - first + 1 < TOKENS_OF_CLAUSE
    return None if opens or is_short else Phrase(first, last)


def _around(tokens: list[Token], begin: int, end: int) -> tuple[Phrase, ...]:
    """All words of a sentence before and behind a clause."""
    pieces: list[Phrase] = []
    if begin >= 2:
        first = next((index + 1 for index in range(begin - 2, -1, -1) if tokens[index].text in ";:"), 0)
        pieces.append(Phrase(first, begin - 2 if tokens[begin - 1].text in PARTING else begin - 1))
    first = end + 1
    first += first < len(tokens) and tokens[first].text in PARTING
    if first < len(tokens) and tokens[first].is_word:
        pieces.append(Phrase(first, clause_end(tokens, first, len(tokens))))
    kept = [piece for piece in pieces if piece.last >= piece.first]
    return tuple(kept) if sum(one.last - one.first + 1 for one in kept) >= TOKENS_OF_CLAUSE else ()


def around(tokens: list[Token], begin: int, end: int) -> tuple[Phrase, ...]:
    """What a source named from `begin` to `end` says: the quotations before it, else all words of its sentence."""
    return quotations_before(tokens, begin, PARTING) or _around(tokens, begin, end)


def _goes_on_to_act(tokens: list[Token], joint: int) -> bool:
    """Whether "and" joins a second verb: "nannte den Plan verfehlt und ging"."""
    following = tokens[joint + 1]
    is_small = following.is_word and not following.is_capital
    is_verb = following.lower in german.FORMS or not is_adjective(following)
    is_noun = following.lower in german.ARTICLES | german.PREPOSITIONS | german.ADVERBS
    return tokens[joint].lower == "und" and is_small and is_verb and not is_noun


def _thing(tokens: list[Token], saying: Saying) -> Phrase | None:
    """What somebody calls for, or what he calls something: the rest of the clause behind verb and subject."""
    if saying.order not in (Order.MAIN, Order.INVERTED) or not saying.takes & {"clause", "object", "named", "of"}:
        return None
    first = saying.finite + 1
    if saying.speaker and saying.speaker.first > saying.finite:
        first = saying.speaker.last + 1
    last = saying.verb - 1 if saying.verb > saying.finite else saying.clause.last
    last = next((place - 1 for place in range(first, last) if _goes_on_to_act(tokens, place)), last)
    words = [tokens[place] for place in range(first, last + 1)]
    is_named = any(token.quoted for token in words) or (
        "named" in saying.takes and any(token.lower == "als" for token in words)
    )
    nouns = [token for token in words if token.is_capital]
    is_of = "of" in saying.takes and any(token.lower in ("von", "vom") for token in words)
    is_thing = (is_of or "object" in saying.takes) and bool(nouns) and not nouns[0].lower.endswith(german.VICTIMS)
    return Phrase(first, last) if len(words) >= TOKENS_OF_CLAUSE and (is_named or is_thing) else None
