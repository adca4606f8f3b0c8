"""Finds the attributions of one German sentence, by verbs of saying and by sources without a verb.

Sentence by sentence; knows nothing of documents or of whom a name means. When nothing fits, there is no attribution.
"""

from collections.abc import Iterator

from ingest.statements.rules.contents import Attribution
from ingest.statements.rules.german.contents import around, beside_quotation, contents_of
from ingest.statements.rules.german.phrases import clause_of, is_adjective, is_border, phrase_at
from ingest.statements.rules.german.sayings import Saying, sayings
from ingest.statements.rules.german.subjects import may_be_subject, may_speak, subject_after, subject_of
from ingest.statements.rules.labels import labelled
from ingest.statements.rules.tokens import Phrase, Token
from text import german

_TOKENS_OF_LABEL = 6
_WORDS = frozenset(("worten", "worte"))


def find_attributions(tokens: list[Token]) -> list[Attribution]:
    """Find what one sentence attributes, in the order of its cues.

    :param tokens: the sentence.
    :return: the attributions; only the last may be without content, where the sentence ends in a colon.
    """
    said = list(sayings(tokens))
    found = [*_sources(tokens), *_nouns(tokens)]
    for place, saying in enumerate(said):
        following = said[place + 1] if place + 1 < len(said) else None
        contents = contents_of(tokens, saying, following)
        quotes = bool(contents) and all(tokens[one.first].quotation for one in contents)
        beside = beside_quotation(tokens, saying) if quotes else ()
        cue = Phrase(saying.verb, saying.verb)
        found.extend(Attribution(cue, saying.speaker, some) for some in (contents, beside) if some)
    if tokens and tokens[-1].text == "?":
        found = [item for item in found if all(tokens[one.first].quotation for one in item.contents)]
    said_already = {phrase for item in found for phrase in item.contents}
    found.extend(item for item in _labelled(tokens) if said_already.isdisjoint(item.contents))
    found = sorted(labelled(tokens) or found, key=lambda item: item.cue.first)
    return [*found, *_announcing(tokens, said, found)]


def _announcing(tokens: list[Token], said: list[Saying], found: list[Attribution]) -> Iterator[Attribution]:
    """The attribution of words that follow a sentence which ends in a colon."""
    said = [one for one in said if one.takes & {"clause", "cited", "it", "named"}]
    if tokens and tokens[-1].text == ":" and said and said[-1].verb not in [item.cue.first for item in found]:
        yield Attribution(Phrase(said[-1].verb, said[-1].verb), said[-1].speaker)
    elif tokens and tokens[-1].text == ":" and not said and (speaker := _label(tokens, len(tokens) - 1)):
        yield Attribution(Phrase(len(tokens) - 1, len(tokens) - 1), speaker)


def _labelled(tokens: list[Token]) -> list[Attribution]:
    """A quotation behind a colon that no verb of saying stands before: "Kolb: „…“", "… mit den Worten: „…“"."""
    for index, token in enumerate(tokens[:-1]):
        if tokens[index + 1].quotation and (token.text == ":" or token.lower in _WORDS):
            speaker = _behind_words(tokens, index) if tokens[0].lower == "mit" else _label(tokens, index)
            content = Phrase(index + 1, index + 1)
            return [Attribution(Phrase(index, index), speaker, (content,))] if speaker else []
    return []


def _behind_words(tokens: list[Token], mark: int) -> Phrase | None:
    """The subject behind what a sentence begins with: "Mit den Worten „…“ hat er …"."""
    verb = mark + 2
    return subject_after(tokens, verb, clause_of(tokens, verb).last) if verb < len(tokens) else None


def _label(tokens: list[Token], mark: int) -> Phrase | None:
    """Who is named before a colon: by what stands there alone, or as the subject of "mit den Worten"."""
    phrase = phrase_at(tokens, 0, whole=True)
    if phrase and phrase.last == mark - 1 and mark <= _TOKENS_OF_LABEL:
        return phrase
    if phrase and may_speak(tokens, phrase):
        return phrase
    clause = clause_of(tokens, mark - 1 if tokens[mark].text == ":" else mark)
    words = [tokens[place].lower for place in range(clause.first, clause.last + 1)]
    return subject_of(tokens, clause) if not _WORDS.isdisjoint(words) else None


def _nouns(tokens: list[Token]) -> Iterator[Attribution]:
    """Whose a noun of saying is: "die Aussage der Ministerin, dass …"."""
    for index, token in enumerate(tokens):
        if not (token.is_capital and token.lower.endswith(german.SAYING_NOUNS)) or token.quoted:
            continue
        follows = index + 1 < len(tokens) and tokens[index + 1].lower in german.GENITIVE
        first = index + 1 + (follows and tokens[index + 1].lower in ("von", "vom"))
        owner = phrase_at(tokens, first) if follows else None
        that = owner.last + 2 if owner else len(tokens)
        if owner and that < len(tokens) and tokens[that].lower in ("dass", "daß") and tokens[that - 1].text == ",":
            yield Attribution(Phrase(index, index), owner, (Phrase(that, clause_of(tokens, that).last),))


def _sources(tokens: list[Token]) -> Iterator[Attribution]:
    """Who is named by "laut", "nach Angaben", "zufolge" or "so"."""
    for index, token in enumerate(tokens):
        if token.quoted or token.quotation:
            continue
        source = _source(tokens, index)
        if source is None:
            continue
        cue, speaker = source
        apart = abs(cue.first - speaker.first) > abs(speaker.last - speaker.first) + 3
        begin, end = (cue.first, cue.last) if apart else (min(cue.first, speaker.first), max(cue.last, speaker.last))
        end = clause_of(tokens, end).last if tokens[index].lower == "so" else end
        contents = around(tokens, begin, end)
        if contents:
            yield Attribution(cue, speaker, contents)


def _source(tokens: list[Token], index: int) -> tuple[Phrase, Phrase] | None:
    """The cue and the speaker that a word begins or ends."""
    word = tokens[index].lower
    if word in ("laut", "gemäß") and (phrase := phrase_at(tokens, index + 1, genitives=1)):
        return Phrase(index, index), phrase
    if word == "zufolge" and (phrase := _phrase_before(tokens, index - 1)):
        is_own = tokens[phrase.first].lower.startswith("eigene")
        owner = subject_of(tokens, clause_of(tokens, index)) if is_own else phrase
        return (Phrase(phrase.last, index) if is_own else Phrase(index, index), owner) if owner else None
    if word == "nach":
        return _after_nach(tokens, index) or _before_nach(tokens, index)
    return _after_so(tokens, index) if word == "so" else None


def _after_nach(tokens: list[Token], index: int) -> tuple[Phrase, Phrase] | None:
    """A noun that names a source, and whose it is: "nach Angaben der Polizei", "nach Medienberichten"."""
    phrase = phrase_at(tokens, index + 1, genitives=2)
    nouns = range(phrase.first, phrase.last + 1) if phrase else ()
    noun = next((at for at in nouns if tokens[at].lower.endswith(german.SOURCE_NOUNS)), None)
    if phrase is None or noun is None or any(tokens[at].lower in german.GENITIVE for at in range(index + 2, noun)):
        return None
    follows = tokens[min(noun + 1, phrase.last)]
    is_owned = follows.lower in german.GENITIVE or follows.text.endswith("s")
    if tokens[noun].lower not in german.SOURCE_NOUNS or not is_owned:
        return Phrase(index, index), Phrase(index + 1, noun)
    owner = noun + 1
    owner += owner <= phrase.last and tokens[owner].lower in ("von", "vom")
    speaker = Phrase(owner, phrase.last) if owner <= phrase.last else Phrase(index + 1, noun)
    return Phrase(index, noun if owner <= phrase.last else index), speaker


def _before_nach(tokens: list[Token], index: int) -> tuple[Phrase, Phrase] | None:
    """A noun that names a source before "nach": "ihrer Meinung nach"."""
    if index < 2 or tokens[index - 1].lower not in german.SOURCE_NOUNS:
        return None
    is_owned = tokens[index - 2].lower in german.POSSESSIVES
    return (Phrase(index - 1, index), Phrase(index - 2, index - 2)) if is_owned else None


def _after_so(tokens: list[Token], index: int) -> tuple[Phrase, Phrase] | None:
    """Who is named after "so" in a clause without a verb: "…, so der Sprecher"."""
    begins = index == 0 or is_border(tokens[index - 1])
    if not begins or index + 1 >= len(tokens) or not may_be_subject(tokens, index + 1):
        return None
    phrase, clause = phrase_at(tokens, index + 1, whole=True), clause_of(tokens, index)
    if phrase is None or tokens[index + 1].lower in german.MANY or index == 0:
        return None
    rest = [tokens[place].lower for place in range(phrase.last + 1, clause.last + 1)]
    fits = not rest or rest[0] in german.PREPOSITIONS | german.ADVERBS
    return (Phrase(index, index), phrase) if fits else None


def _phrase_before(tokens: list[Token], last: int) -> Phrase | None:
    """The noun phrase that ends at a token: the longest one, back to a verb or the beginning of the clause."""
    clause = clause_of(tokens, last)
    for first in range(clause.first, last + 1):
        phrase = phrase_at(tokens, first)
        begins = tokens[first].is_capital or is_adjective(tokens[first]) or tokens[first].lower in german.ARTICLES
        if phrase and phrase.last == last and begins:
            return phrase
    return None
