"""What the rules of a language attribute in a sentence, in words."""

from index.records import Document, document_id
from ingest.statements.rules.grammars import grammar_of
from ingest.statements.rules.tokens import tokens_of
from text.quotations import find_quotations
from text.spans import Span


def tokens(text, language):
    """The tokens of a sentence, its quotations as wholes."""
    return grammar_of(language).parted(tokens_of(text, Span(0, len(text)), find_quotations(text), ()))


def attributed(text, language):
    """Speaker, cue and contents of each attribution of a sentence, in words."""
    found = tokens(text, language)

    def words(phrase):
        return text[found[phrase.first].start : found[phrase.last].end]

    return [
        (item.speaker and words(item.speaker), words(item.cue), *map(words, item.contents))
        for item in grammar_of(language).find(found)
    ]


def document(text, language):
    """A document of some text in a language."""
    return Document(document_id(text), text, "", language=language)
