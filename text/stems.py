"""How text becomes what is searched: words, reduced to their stems as their language asks, and pieces of words.

Pieces are every four letters in a row within a word (McNamee and Mayfield, "Character N-Gram Tokenization for European
Language Text Retrieval", 2004): they find compounds, other forms and misspelled names, in any language. Beside
index/lexical.py the only file that imports tantivy; knows no index.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import tantivy
from tantivy import Filter, Tokenizer

from text.arabic import plain_arabic, without_conjunctions
from text.polish import polish_stem
from text.unspaced import LANGUAGES as UNSPACED
from text.unspaced import PAIR, in_pairs, is_unspaced
from text.word_lists import read_words

PIECE = 4
"""The letters of a piece."""

_LONGEST_WORD = 40
"""Longer words than any language of ours has in its dictionary are addresses and codes, in bytes as tantivy counts."""
# Raised digits behind a number or a word are the mark of a note or a power: "2019³" is 2019. Those behind a unit are
# part of it: "km²" is asked for as km2.
_MARK = re.compile(r"(?<=[0-9])[⁰¹²³⁴-⁹]+|(?<=[^\W\d_]{3})[⁰¹²³⁴-⁹]+")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]")
PART = 5
"""The fewest letters of a part of a compound."""
_WORDS_KEPT = 16_384
"""Of how many words the pieces are kept: nearly all that texts use again. Cutting each anew takes twice as long."""
_STEMMED = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "nb": "norwegian",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}

_OWN = UNSPACED | {"pl"}
"""The languages that have rules here, which tantivy has not."""

# The languages of which tantivy lists the common words; questions have their own list of English ones.
_LISTED = frozenset(("da", "de", "es", "fi", "fr", "hu", "it", "nl", "no", "nb", "nn", "pt", "ru", "sv"))
_LISTED_HERE = read_words("common")
COMPOUNDING = frozenset(("da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"))
"""Languages that write what others say in several words as one."""


def analysis_language(language: str | None) -> str:
    """The language by whose rules words are reduced.

    :param language: a document's language, such as "de" or "pt-BR"; None when it is not known.
    :return: its ISO 639-1 code; "en" when it is not known, "" for a language without rules here.
    """
    code = re.split(r"[-_]", language or "en")[0].lower()
    return code if code in _STEMMED or code in _OWN else ""


def words(text: str, language: str) -> list[str]:
    """The words of a text, in order: lower case, without accents, reduced to their stems.

    Of scripts without blanks between words, the pairs of neighbouring signs; but where no rules are asked for, which
    leaves words as they stand.

    :param text: any text.
    :param language: what `analysis_language` gives.
    :return: the words.
    """
    found = _analyzer(language).analyze(_ready(_without_marks(text), language))
    return [polish_stem(word) for word in found] if language == "pl" else list(found)


def written_words(text: str) -> list[str]:
    """The words of a text as it has them, in order, but for marks of notes and what is no word of any language."""
    return list(_as_written().analyze(_without_marks(text)))


def common_words(text: str, language: str) -> frozenset[str]:
    """Those words of a text, lower case and without accents, that only hold sentences together in a language."""
    if language in UNSPACED:
        return frozenset(word for word in _LISTED_HERE.get(language, ()) if word in text)
    if language in _LISTED_HERE:
        return _LISTED_HERE[language].intersection(_plain().analyze(plain_arabic(text)))
    if language not in _LISTED:
        return frozenset()
    return frozenset(_plain().analyze(text)) - frozenset(_without_common(language).analyze(text))


def pieces(text: str) -> list[str]:
    """The pieces of the words of a text, in order; a shorter word is one piece."""
    return [piece for word in _plain().analyze(plain_arabic(_without_marks(text))) for piece in _cut(word)]


def asked_words(question: str, language: str) -> list[str]:
    """The words of a question as it has them; in a script without blanks, the pairs of signs beside what only asks."""
    if language in UNSPACED:
        for word in sorted(common_words(question, language), key=len, reverse=True):
            question = question.replace(word, " ")
    return re.findall(r"\w+", in_pairs(question) if language else question)


def is_part(stem: str, compound: str) -> bool:
    """Whether a stem begins or ends another word, as parts of compounds do; short ones do so by chance."""
    return len(stem) >= PART and stem != compound and (compound.startswith(stem) or compound.endswith(stem))


def _ready(text: str, language: str) -> str:
    """A text whose words can be told apart by blanks, in the form in which their language's stemmer knows them."""
    if not language:
        return text
    text = in_pairs(text)
    return without_conjunctions(text) if language == "ar" else text


def _without_marks(text: str) -> str:
    """A text without the marks of notes; most have none, and looking for the digits alone takes a tenth of the time."""
    return _MARK.sub(" ", text) if _RAISED.search(text) else text


def _cut(word: str) -> Sequence[str]:
    return _kept(word) if len(word) <= _LONGEST_WORD else _divided(word)


@lru_cache(_WORDS_KEPT)
def _kept(word: str) -> tuple[str, ...]:
    return tuple(_divided(word))


def _divided(word: str) -> list[str]:
    size = PAIR if is_unspaced(word) else PIECE
    return [word[start : start + size] for start in range(max(1, len(word) - size + 1))]


@cache
def _analyzer(language: str) -> tantivy.TextAnalyzer:
    steps = [Filter.remove_long(_LONGEST_WORD), Filter.lowercase(), Filter.ascii_fold()]
    return _build(steps + ([Filter.stemmer(_STEMMED[language])] if language in _STEMMED else []))


@cache
def _plain() -> tantivy.TextAnalyzer:
    return _build([Filter.lowercase(), Filter.ascii_fold()])


@cache
def _as_written() -> tantivy.TextAnalyzer:
    return _build([Filter.remove_long(_LONGEST_WORD)])


@cache
def _without_common(language: str) -> tantivy.TextAnalyzer:
    return _build([Filter.lowercase(), Filter.stopword(_STEMMED[language]), Filter.ascii_fold()])


def _build(steps: list[Filter]) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(Tokenizer.simple())
    for step in steps:
        builder = builder.filter(step)
    return builder.build()
