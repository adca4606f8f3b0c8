"""Finds the attributions of a French or Spanish sentence: by verbs of saying, by sources, in dialogues with dashes.

Sentence by sentence; knows nothing of documents or of whom a name means. When nothing fits, there is no attribution.
"""

from collections.abc import Iterator

from ingest.statements.rules.contents import PARTING, Attribution, quotations_before
from ingest.statements.rules.labels import labelled
from ingest.statements.rules.romance.contents import around, clause_end, contents_of
from ingest.statements.rules.romance.phrases import phrase_at, with_apposition
from ingest.statements.rules.romance.sayings import Saying, sayings
from ingest.statements.rules.tokens import Phrase, Token
from text.romance import Romance

_TOKENS_OF_LABEL = 5
_DASHES = "—―–"


def find_attributions(tokens: list[Token], language: Romance) -> list[Attribution]:
    """Find what one sentence attributes, in the order of its cues.

    :param tokens: the sentence, its pronouns parted from their verbs.
    :param language: the words of its language.
    :return: the attributions; only the last may be without content, where the sentence ends in a colon.
    """
    if tokens and tokens[0].text in _DASHES and (spoken := _dialogue(tokens, language)):
        return spoken
    said = list(sayings(tokens, language))
    found = list(_sources(tokens, language))
    for place, saying in enumerate(said):
        following = said[place + 1].begin if place + 1 < len(said) else len(tokens)
        contents = contents_of(tokens, saying, max(following, saying.end + 1), language)
        if contents:
            found.append(Attribution(Phrase(saying.first, saying.last), saying.speaker, contents))
    found = sorted(labelled(tokens) or found or _labelled(tokens, language), key=lambda item: item.cue.first)
    return [*found, *_announcing(tokens, said, found)]


def _announcing(tokens: list[Token], said: list[Saying], found: list[Attribution]) -> Iterator[Attribution]:
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


def _sources(tokens: list[Token], language: Romance) -> Iterator[Attribution]:
    """Who is named by "selon", "d'après", "según" or "de acuerdo con"."""
    for index, token in enumerate(tokens):
        length = _source_length(tokens, index, language)
        phrase = phrase_at(tokens, index + length, language) if length and not token.quoted else None
        if phrase is None:
            continue
        phrase = with_apposition(tokens, phrase, language, ends=",")
        contents = quotations_before(tokens, index, PARTING) or around(tokens, index, phrase.last, resumes=False)
        follows = tokens[phrase.last + 1 : phrase.last + 2]
        is_verb = bool(follows) and follows[0].lower in language.verbs
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
        first = next(
            (at for at in range(behind + 1, len(tokens)) if tokens[at].is_word or tokens[at].text in "¿¡"), None
        )
        if first is not None:
            pieces.append(Phrase(first, clause_end(tokens, first, len(tokens))))
        return [Attribution(Phrase(dash + 1, dash + 1), phrase, tuple(pieces), is_direct=True)]
    return []
