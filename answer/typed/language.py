"""Whether a question is in a language that no document is in, and how that is said. Never of a line of names alone."""

import re
from collections.abc import Collection, Sequence

from babel import Locale

from answer.phrases import wording
from answer.typed.vocabulary import plain_word
from index.corpus import Corpus
from index.records import Document
from text.language import question_language
from text.speech import ASKING, FUNCTION
from text.spelling import is_english
from text.spoken import LANGUAGES
from text.spoken import language as reader_language
from text.stems import common_words

_LIKELY, _LIKELIER = 0.4, 0.5
"""How likely a language must be when its small words stand in the question, and when none does: questions are short, so
that even "Qui possède Idemia?" is French by 44 in a hundred; lines of names reach 25."""

_SURE = 0.9
"""How likely a language must be for a short document to be in it."""
_READ_CHARACTERS = 500


def foreign_language(corpus: Corpus, question: str) -> str | None:
    """The language of a question, if no document is in it.

    :param corpus: the documents.
    :param question: what the person typed.
    :return: its ISO 639-1 code; None when a document is in it, when that is not known, or when nothing is sure.
    """
    held = held_languages(corpus)
    words = re.findall(r"[^\W\d_]+", question)
    strange = [word for word in words if not word[0].isupper() and not _is_known(corpus, word, held)]
    if not held or not strange:
        return None
    ours, theirs = _small_words(question, held), set[str]()
    if len(words) <= 2 * len(ours):
        return None
    language, likelihood = question_language(question)
    theirs = {word for word in common_words(question, language) if word not in ours}
    ours = {word for word in ours if word not in common_words(question, language)}
    is_theirs = len(theirs) > len(ours) and likelihood >= _LIKELY
    is_strange = not ours and 2 * len(strange) >= len(words) - 1 and likelihood >= _LIKELIER
    return language if language not in held and (is_theirs or is_strange) else None


def held_languages(corpus: Corpus) -> tuple[str, ...]:
    """The languages of the documents by their ISO 639-1 codes, sorted; none when that of a document is not known."""
    found = corpus.remember("languages", lambda: {_language_of(corpus, one) for one in corpus.listed()})
    known = tuple(sorted({re.split(r"[-_]", language)[0].lower() for language in found if language}))
    return known if None not in found else ()


def _language_of(corpus: Corpus, listed: Document) -> str | None:
    """The language of a document; of one too short for that to be stored, what its words are most like, if surely."""
    document = None if listed.language else corpus.document(listed.id)
    if document is None:
        return listed.language
    language, likelihood = question_language(document.text[:_READ_CHARACTERS])
    return language if likelihood >= _SURE else None


def documents_language(corpus: Corpus) -> str:
    """The languages of the documents, in words, if that of whoever acts is not among them; else nothing."""
    held = held_languages(corpus)
    names = Locale.parse(reader_language()).languages
    return "" if not held or reader_language() in held else ", ".join(names.get(one, one) for one in held)


def other_language(kind: str, language: str, held: Sequence[str]) -> str:
    """The sentence that a question is in another language than the documents, as its speakers say it where we can.

    In other languages, it is said in that of whoever asks.

    :param kind: "declined" or "answered".
    :param language: the question's.
    :param held: those of the documents.
    :return: the sentence.
    """
    spoken = language if language in LANGUAGES else reader_language()
    names = Locale.parse(spoken).languages
    asked, listed = names.get(language, language), ", ".join(names.get(one, one) for one in held)
    return wording(f"other_language_{kind}", spoken).format(asked=asked, held=listed)


def _is_known(corpus: Corpus, word: str, held: Collection[str]) -> bool:
    if "en" in held and (is_english(plain_word(word)) or word.lower() in ASKING):
        return True
    return any(corpus.passage_frequency([word], language)[0] for language in corpus.languages)


def _small_words(question: str, held: Collection[str]) -> set[str]:
    """The words of a question that hold sentences together in a language of the documents."""
    english = {word for word in re.findall(r"\w+", question.lower()) if word in ASKING | FUNCTION}
    others = (common_words(question, language) for language in held)
    return (english if "en" in held else set()).union(*others)
