"""What the scorer reads: a question, a sentence and what stands around it, as token ids.

    [CLS] question [SEP] title and heading, sentence before [SEP] SENTENCE [SEP] sentence after [SEP]

The sentence is marked by token type 1. Knows no model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from index.records import Document
from text.spans import Span

MOST_TOKENS = 128
_QUESTION, _HEADING, _BEFORE, _AFTER = 40, 16, 20, 16
_MARKS = 5


@dataclass(frozen=True, slots=True)
class ContextSentence:
    """A sentence with what a reader knows from around it; `heading` is the title and the heading above it."""

    text: str
    before: str = ""
    after: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One row of a batch: token ids and their types, of one length."""

    ids: list[int]
    types: list[int]


class InputEncoder:
    """Turns questions and sentences into token ids."""

    def __init__(self, tokenizer: Path) -> None:
        """Load a tokenizer.

        :param tokenizer: the tokenizer.json of a BERT model.
        """
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._start, self._end = self._tokenizer.encode("").ids

    def encode(self, question: str, sentences: Sequence[ContextSentence]) -> list[Encoded]:
        """Encode one question with each of several sentences.

        :param question: the question.
        :param sentences: the sentences.
        :return: one row a sentence, none longer than MOST_TOKENS; what stands around a long sentence is cut first.
        """
        parts = [[one.text, one.before, one.after, one.heading] for one in sentences]
        texts = list(dict.fromkeys([question, *(text for part in parts for text in part)]))
        encodings = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        ids = {text: encoding.ids for text, encoding in zip(texts, encodings, strict=True)}
        return [self._row(ids[question], *(ids[text] for text in part)) for part in parts]

    def _row(
        self, question: list[int], sentence: list[int], before: list[int], after: list[int], heading: list[int]
    ) -> Encoded:
        question = question[:_QUESTION]
        sentence = sentence[: MOST_TOKENS - _MARKS - len(question)]
        room = MOST_TOKENS - _MARKS - len(question) - len(sentence)
        before = before[len(before) - min(len(before), _BEFORE, room) :]
        after = after[: min(_AFTER, room - len(before))]
        heading = heading[: min(_HEADING, room - len(before) - len(after))]
        first = [self._start, *question, self._end, *heading, *before, self._end]
        last = [self._end, *after, self._end]
        types = [0] * len(first) + [1] * len(sentence) + [0] * len(last)
        return Encoded([*first, *sentence, *last], types)


def sentence_in_context(document: Document, sentences: Sequence[Span], at: int, heading: str | None) -> ContextSentence:
    """One sentence of a document with what stands around it.

    :param document: the document.
    :param sentences: its sentences, in order.
    :param at: the place of the sentence among them.
    :param heading: the heading above it, if any.
    :return: the sentence in its context.
    """
    texts = [document.text[span.start : span.end] for span in sentences[max(0, at - 1) : at + 2]]
    before = texts.pop(0) if at else ""
    return ContextSentence(
        text=texts[0],
        before=before,
        after=texts[1] if len(texts) > 1 else "",
        heading=f"{document.title}. {heading}" if heading and heading != document.title else document.title,
    )
