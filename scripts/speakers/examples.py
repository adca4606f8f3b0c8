"""Makes examples of annotated articles: for each found statement the candidates, what speaks for them, who is right."""

from collections.abc import Iterator
from dataclasses import dataclass

from answer.speakers.lookup import printed
from evaluate.speaker_files import AnnotatedArticle
from evaluate.speakers import AnnotatedSpeaker, Outcome, found_of, is_one, outcome, reports
from index.records import Document, Statement
from ingest.statements.choice.candidates import candidates
from ingest.statements.choice.choose import as_ruled, trusted_as
from ingest.statements.choice.signals import of_candidates
from ingest.statements.choice.statement_signals import Signals
from ingest.statements.find import Hearing, hear, statements_of
from ingest.statements.tagger.reading import StatementReader


@dataclass(frozen=True, slots=True)
class Example:
    """A statement: each candidate's signals, whether he is right, what came of naming him, and how he is trusted.

    `unnamed` is what came of naming nobody, `ruled` of what the rules say.
    """

    article: str
    signals: list[Signals]
    right: list[bool]
    outcomes: list[Outcome]
    trusted: list[str]
    unnamed: Outcome
    ruled: Outcome


def examples_of(article: AnnotatedArticle, tagger: StatementReader | None) -> Iterator[Example]:
    """The examples of an article; statements that are not found, or said by several together, are none."""
    document = article.document
    hearing = hear(document, tagger)
    statements = [found.statement for found in statements_of(document, hearing, map(as_ruled, hearing.asked))]
    for annotated in article.annotated:
        found = found_of(annotated.content, statements)
        alone = found and sum(one.contents == found.contents for one in statements) == 1
        if found and alone and not reports(found, annotated, document.text):
            yield _example(article.name, document, hearing, annotated, found)


def _example(name: str, document: Document, hearing: Hearing, annotated: AnnotatedSpeaker, found: Statement) -> Example:
    asked = next(one for one in hearing.asked if one.draft.contents == found.contents)
    some, text = candidates(asked, hearing.around.speakers), document.text
    words = printed(found, text)
    return Example(
        name,
        of_candidates(asked, some, hearing.around),
        [is_one(annotated.names, one.name) for one in some],
        [outcome(annotated, one.name, words) for one in some],
        trusted_as(asked, some, text),
        outcome(annotated, None, words),
        outcome(annotated, found.speaker_name, words),
    )
