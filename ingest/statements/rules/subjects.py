"""Finds the noun phrases that speak, by the words around a verb.

Owns the grammar that needs no dictionary: articles, capitals and small words show where a noun phrase begins and
ends.
"""

from ingest.statements.rules.tokens import Phrase, Token
from text import speech

_ENDS = frozenset(".!?;")
_TIMELY = frozenset(("after", "before", "since", "during", "despite", "amid", "as", "until", "upon", "than"))
_NEVER_INSIDE = _TIMELY | (
    (speech.CONJUNCTIONS | speech.AUXILIARIES | speech.PRONOUNS | speech.FIRST_PERSON) - speech.PREPOSITIONS
    | {"which", "what", "there"}
)
_TOKENS_OF_PHRASE = 16
_TOKENS_OF_APPOSITION = 40
"""The longest noun phrase, and the longest insertion behind it, that are looked for."""


def verb_start(tokens: list[Token], cue: int) -> int:
    """The index where the verb begins whose last word is the cue: "has also said" begins at "has"."""
    start = cue
    french = ("a", "ont") if speech.CUES[tokens[cue].lower].tense == "avoir" else ()
    while start > 0 and (_is_helper(tokens[start - 1]) or tokens[start - 1].lower in french):
        start -= 1
        if start > 0 and tokens[start].lower in speech.DAYS and tokens[start - 1].lower == "on":
            start -= 1
    return start


def _is_helper(token: Token) -> bool:
    """Whether a word helps the verb behind it; with a capital "May" is a name."""
    word = token.lower
    adverb = word.endswith("ly") and not token.is_capital
    return token.quotation is None and (
        adverb
        or (word in speech.AUXILIARIES and not token.is_capital)
        or word in speech.ADVERBS | speech.NEGATIONS | speech.DAYS
    )


def subject_before(tokens: list[Token], verb: int) -> Phrase | None:
    """The noun phrase that ends where a verb begins, appositions included; None when none is sure."""
    last = verb - 1
    if last < 0:
        return None
    if tokens[last].text in ",)":
        opening = _apposition_start(tokens, last)
        if opening is None:
            return None
        phrase = _noun_phrase(tokens, opening - 1)
        another = tokens[opening + 1].lower in speech.PRONOUNS - {"who"}
        return Phrase(phrase.first, last) if phrase and not another else phrase
    phrase = _noun_phrase(tokens, last)
    return _with_list(tokens, phrase) if phrase else None


def _with_list(tokens: list[Token], last: Phrase) -> Phrase:
    """Extend the last names of a list over those before it: "Kolb, Falk and Sommer", "Kolb, Falk, and Sommer"."""
    first, joined = last.first, any(token.lower == "and" for token in tokens[last.first : last.last])
    if first > 2 and tokens[first - 1].lower == "and" and tokens[first - 2].text == "," and tokens[first].is_capital:
        first, joined = first - 1, True
    while joined and first > 1 and tokens[first - 1].text == "," and tokens[first - 2].is_capital:
        begin = first - 2
        while begin and tokens[begin - 1].is_capital:
            begin -= 1
        if begin and (tokens[begin - 1].is_word or not _can_speak(tokens, begin, first - 2)):
            break
        first = begin
    begins = first == 0 or tokens[first - 1].quotation or tokens[first - 1].text in ":;"
    names = begins and not tokens[first].lower.endswith("ly") and _can_speak(tokens, first, first)
    return Phrase(first, last.last) if names and first < last.first else last


def _apposition_start(tokens: list[Token], closing: int) -> int | None:
    """The comma or bracket that opens the insertion which ends at `closing`."""
    wanted = "," if tokens[closing].text == "," else "("
    for index in range(closing - 1, max(0, closing - _TOKENS_OF_APPOSITION), -1):
        token = tokens[index]
        if token.quotation or token.text in _ENDS:
            return None
        if token.text == wanted:
            return index
    return None


def _noun_phrase(tokens: list[Token], last: int) -> Phrase | None:
    """The noun phrase that ends at `last`."""
    if last < 0 or not tokens[last].is_word or tokens[last].quoted:
        return None
    if tokens[last].lower in speech.FIRST_PERSON:
        return None
    if tokens[last].lower in speech.PRONOUNS or tokens[last].lower in speech.VAGUE:
        return Phrase(last, last)
    first = last
    while first > 0 and last - first < _TOKENS_OF_PHRASE and _joins(tokens, first - 1):
        first -= 1
    first = _trimmed(tokens, first, last)
    return Phrase(first, last) if _can_speak(tokens, first, last) else None


def _joins(tokens: list[Token], index: int) -> bool:
    """Whether the token at `index` belongs to the noun phrase that follows it."""
    token = tokens[index]
    if token.lower == "'s":
        return True
    if not token.is_word:
        return token.text in "&/" or (token.text in "'’" and index > 0 and tokens[index - 1].lower.endswith("s"))
    if token.lower in ("and", "or", "und", "et"):
        return index > 0 and tokens[index - 1].is_capital and tokens[index + 1].is_capital
    if token.lower in ("who", "whose"):
        return index > 0 and tokens[index - 1].is_word
    if token.lower in _NEVER_INSIDE and not (token.lower == "may" and token.is_capital):
        return False
    cue = speech.CUES.get(token.lower)
    says = index > 0 and plural_before(tokens[index - 1]) and tokens[index + 1].is_capital
    return cue is None or token.is_capital or (cue.tense == "base" and not says)


def plural_before(before: Token | None) -> bool:
    """Whether the word before a verb in its base form can be its plural subject."""
    if before is None or not before.is_word:
        return False
    return before.lower in ("they", "who", "some", "many", "others", "people", "police") or before.lower.endswith("s")


def _trimmed(tokens: list[Token], first: int, last: int) -> int:
    """Where the phrase really begins when words of the sentence's beginning ran into it."""
    for index in range(first, last):
        if tokens[index].lower in ("later", "earlier", "ago"):
            first = index + 1
    lead = tokens[first].lower
    if not (lead in speech.PREPOSITIONS | speech.TIMES or lead.endswith("ly") or lead.isdigit()):
        return first
    start = last
    while start > first and not _begins(tokens, start):
        start -= 1
    return start if start > first else last


def _begins(tokens: list[Token], index: int) -> bool:
    """Whether a noun phrase may begin here: at an article, or at a capital after a word that is no part of it."""
    token, before = tokens[index], tokens[index - 1]
    if token.lower in speech.DETERMINERS:
        return before.lower not in ("of", "for")
    if token.is_capital:
        return not before.is_capital and before.lower not in (speech.DETERMINERS | {"of", "'s"})
    return before.lower in speech.TIMES


def _can_speak(tokens: list[Token], first: int, last: int) -> bool:
    words = [token for token in tokens[first : last + 1] if token.is_word]
    if (
        not words
        or words[-1].lower in speech.PREPOSITIONS | speech.DETERMINERS
        or words[0].lower in speech.PREPOSITIONS
    ):
        return False
    if len(words) == 1 and words[0].lower in speech.ADVERBS | speech.TIMES | speech.AUXILIARIES | speech.CONJUNCTIONS:
        return False
    if any(token.is_capital and token.lower not in speech.DETERMINERS for token in words[1:]):
        return True
    head = words[0]
    if head.lower in speech.DETERMINERS:
        return len(words) > 1
    end = words[-1].lower
    return head.is_capital or (end.endswith("s") and not end.endswith("ss")) or end in speech.BARE_SPEAKERS


def subject_after(tokens: list[Token], cue: int) -> Phrase | None:
    """The noun phrase after an inverted verb ("said Lena Rohrbach, an expert"); None when a verb follows it."""
    first = cue + 1
    if first >= len(tokens) or not tokens[first].is_word or tokens[first].lower in speech.FIRST_PERSON:
        return None
    if tokens[first].lower in speech.PRONOUNS:
        return Phrase(first, first)
    if tokens[first].lower in speech.PREPOSITIONS | speech.CONJUNCTIONS | speech.TIMES | {"which"}:
        return None
    last = _name_end(tokens, first)
    if last is None or not _can_speak(tokens, first, last):
        return None
    return Phrase(first, _with_appositions(tokens, last))


def _name_end(tokens: list[Token], first: int) -> int | None:
    """The last token of the noun phrase that begins at `first`, up to a stop or a word that cannot belong to it."""
    index = first
    while index < len(tokens) and index - first < _TOKENS_OF_PHRASE:
        token = tokens[index]
        if not token.is_word and token.lower != "'s" and token.text not in "&'’":
            break
        if token.lower in speech.AUXILIARIES and token.lower != "'s":
            return None
        if _ends_phrase(tokens, index):
            break
        index += 1
    return index - 1 if index > first else None


def _ends_phrase(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.lower in ("in", "on", "at", "during", "after", "before", "as", "while", "when", "by", "to", "who", "with"):
        following = tokens[index + 1 : index + 2]
        is_place = any(one.is_capital and one.lower not in speech.DATES for one in following)
        return token.lower not in ("in", "at") or not is_place
    return token.lower in speech.TIMES - {"may", "march"} or token.lower in speech.PRONOUNS | speech.PLAIN


def _with_appositions(tokens: list[Token], last: int) -> int:
    """Extend a phrase over ", an expert at …" and ", 34," as long as they describe it."""
    while last + 2 < len(tokens) and tokens[last + 1].text == "," and _describes(tokens[last + 2]):
        end = last + 2
        while end + 1 < len(tokens) and _goes_on(tokens[end + 1]):
            end += 1
        last = end
    return last


def _goes_on(token: Token) -> bool:
    return (token.is_word or token.lower == "'s") and token.lower not in ("who", "which")


def _describes(token: Token) -> bool:
    if not token.is_word or token.lower in speech.CONJUNCTIONS:
        return False
    return token.lower in ("a", "an", "the", "his", "her", "its", "former") or token.text.isdigit()
