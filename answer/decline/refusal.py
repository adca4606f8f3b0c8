"""The sentences of a refusal: that there is no answer, what there is instead, and what was searched.

The first is the one by which a conversation knows a refusal again. Each is looked up before it is said.
"""

from collections.abc import Iterator, Mapping, Sequence

from answer.decline.near_miss import Missing, NearMiss, find_near_miss
from answer.evidence.words import QueryTerms, unknown_words
from answer.phrases import listed, phrase, plural, quoted
from answer.records import Query, Sentence
from index.corpus import Corpus
from index.records import Hit


def refusal(
    corpus: Corpus, query: Query, query_terms: Mapping[str, QueryTerms], hits: Sequence[Hit], notes: Sequence[str] = ()
) -> tuple[Sentence, ...]:
    """Say that the corpus does not answer, and what it has of what was asked.

    :param corpus: what was searched.
    :param query: the question as it was understood.
    :param query_terms: its terms, by language.
    :param hits: the passages found, best first.
    :param notes: why what was found is no answer, where that is known.
    :return: the sentences, the one that every refusal begins with first.
    """
    searched = phrase("searched", passages=corpus.passage_count, documents=corpus.document_count, query=query.text)
    unknown = unknown_words(query_terms)
    near = find_near_miss(corpus, query.text, hits)
    texts = [
        phrase("refusal"),
        *notes,
        *(_near_miss(near, unknown) if near else ()),
        searched,
        *([phrase("unknown_words", words=", ".join(unknown))] if unknown else ()),
    ]
    return tuple(Sentence(text, (), 0.0, verified=False) for text in texts)


def _near_miss(near: NearMiss, unknown: Sequence[str]) -> Iterator[str]:
    documents = plural(near.documents, "document")
    headings = listed([quoted(heading) for heading in near.headings])
    yield phrase(
        "near_headings" if headings else "near_named", subject=near.name, documents=documents, headings=headings
    )
    missing = [one for one in near.missing if one.documents or not set(one.words.split()) <= set(unknown)]
    if missing:
        words = listed([quoted(one.words) for one in missing], "list_or")
        yield phrase("near_missing", subject=near.name, words=words)
    yield from (_elsewhere(near.name, one) for one in missing if one.documents)


def _elsewhere(name: str, missing: Missing) -> str:
    if missing.beside:
        return phrase("near_beside", words=missing.words, names=listed(missing.beside))
    documents = plural(missing.documents or 0, "document")
    return phrase("near_elsewhere", words=missing.words, documents=documents, subject=name)
