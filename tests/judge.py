"""A second opinion on what a language model is shown to have said, by other means than the verifier's.

Holds a sentence against the words that it is cited to, and their passage. Coarse on purpose: it shares no code, list or
rule with answer/verify/, so that a mistake in those is not a mistake here.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from answer.records import Answer, Sentence
from index.corpus import Corpus
from text.spans import Span

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_WORD = re.compile(r"[^\W_]+(?:[.,:/’'-][^\W_]+)*")
_NO = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|unable|cannot|refus\w*|den(?:y|ies|ied)|fail\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a an and are as at be been but by for from had has have he her his in into is it its of on or she that the their "
    "them they this those these to was were which who whom will with would said says according".split()
)
# Rewordings that bear the same meaning leave a few words without a counterpart.
_MOST_NEW = 0.2


def judged_wrong(corpus: Corpus, answer: Answer) -> list[tuple[Sentence, str]]:
    """The sentences of a model's answer that their citations do not bear out, each with the reason."""
    return [(one, fault) for one in answer.sentences for fault in _faults(corpus, answer, one)]


def _faults(corpus: Corpus, answer: Answer, sentence: Sentence) -> Iterator[str]:
    if not sentence.verified or not sentence.citations:
        yield "shown without a citation or unverified"
    spans, around = [], []
    for citation in (one for one in answer.citations if one.number in sentence.citations):
        document = corpus.document(citation.document_id)
        assert document
        if document.text[citation.start : citation.end] != citation.quote:
            yield "the citation is not the stored text"
        place = Span(citation.start, citation.end)
        spans.append(citation.quote)
        around += [document.title, citation.speaker or ""]
        around += [
            document.text[one.start : one.end]
            for one in corpus.store.document_passages(document.id)
            if one.span.overlaps(place)
        ]
    yield from disagreements(sentence.text, " ".join(spans), " ".join([*spans, *around]))


def disagreements(sentence: str, span: str, passage: str) -> Iterator[str]:
    """Say in what a sentence goes beyond the words it is cited to.

    :param sentence: the sentence.
    :param span: the cited words.
    :param passage: what stands around them, too, with title and speaker, from which names may come.
    :return: each disagreement.
    """
    yield from _new("number", _NUMBER.findall(sentence), _NUMBER.findall(span))
    yield from _moved_numbers(_WORD.findall(sentence), _WORD.findall(span))
    yield from _new("name", _names(sentence), _WORD.findall(passage))
    yield from _moved_names(_content(sentence), _content(span))
    if bool(_NO.search(sentence)) != bool(_NO.search(_used(sentence, span))):
        yield "a negation on one side only"
    content = list(map(_stem, _content(sentence)))
    new = [word for word in content if word not in set(map(_stem, _WORD.findall(passage)))]
    if len(new) > _MOST_NEW * len(content):
        yield f"new words: {', '.join(new)}"


def _new(kind: str, given: list[str], known: list[str]) -> Iterator[str]:
    missing = [one for one in given if one not in set(known)]
    if missing:
        yield f"new {kind}: {', '.join(missing)}"


def _moved_numbers(words: list[str], known: list[str]) -> Iterator[str]:
    """A number stands beside at least one of the words that it stands beside in the source."""
    beside = {(before.casefold(), after.casefold()) for before, after in pairwise(known)}
    for place, word in enumerate(words):
        if word[0].isdigit() and len(words) > 1:
            before, after = words[place - 1 : place] if place else [], words[place + 1 : place + 2]
            pairs = [(one.casefold(), word.casefold()) for one in before]
            pairs += [(word.casefold(), one.casefold()) for one in after]
            if not beside & set(pairs):
                yield f"a number among other words: {word}"


def _moved_names(words: list[str], known: list[str]) -> Iterator[str]:
    """A name of the cited words has the word before it or the one after it that it has there, small ones left out."""
    beside = {(_stem(before), _stem(after)) for before, after in pairwise(known)}
    for before, name, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        if name[0].isupper() and name in known:
            near = {(_stem(before), _stem(name)), (_stem(name), _stem(after))}
            if not beside & near:
                yield f"a name among other words: {name}"


def _content(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if _stem(word) not in _SMALL]


def _names(sentence: str) -> list[str]:
    """Words with a capital inside the sentence."""
    return [match[0] for match in list(_WORD.finditer(sentence))[1:] if match[0][0].isupper()]


def _used(sentence: str, span: str) -> str:
    """The part of the cited words from the first to the last that the sentence has."""
    wanted = {_stem(word) for word in _WORD.findall(_NO.sub(" ", sentence))} - _SMALL
    used = [match for match in _WORD.finditer(span) if _stem(match[0]) in wanted]
    return span[used[0].start() : used[-1].end()] if used else ""


def _stem(word: str) -> str:
    folded = word.casefold().removesuffix("’s").removesuffix("'s")
    return folded[:5] if len(folded) > 5 else folded
