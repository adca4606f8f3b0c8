"""The LLM reader: a model writes from numbered sources, and of what it writes only what they bear out is shown.

Takes an answer in the sources' own words, which it falls back to. Knows no HTTP and rules on no sentence itself.
"""

import logging
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from answer.phrases import phrase, wording
from answer.progress import Stop
from answer.quote.choose import Quote
from answer.quote.cite import cite_quotes, is_exact
from answer.records import Answer, Sentence, Usage, Withheld
from answer.retold import retold
from answer.speakers.lookup import statement_at
from answer.verify.judge.loading import Judge
from answer.verify.ruling import Claim, Ruling, Support, rule_on
from answer.write.client import replies
from answer.write.endpoint import Endpoint
from answer.write.prompt import Prompt, build_prompt
from answer.write.reply import Written, written_sentences
from index.corpus import Corpus
from index.errors import EndpointError
from text.spoken import ENGLISH

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What has been written so far: sentences with the quotes that bear them out, and what is withheld."""

    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    last: Support | None = None
    refused: bool = False


def write(
    corpus: Corpus,
    quoted: Answer,
    endpoint: Endpoint,
    judge: Judge | None,
    on_sentence: Callable[[Answer], None] | None = None,
    stop: Stop | None = None,
) -> Answer:
    """Have the model write an answer.

    :param corpus: the index that the answer is from.
    :param quoted: the answer in the sources' own words: its query and hits are what the model is given.
    :param endpoint: the model.
    :param judge: says how sure it is that a source bears other words out than its own, if there is one.
    :param on_sentence: told the answer so far whenever another sentence of it is borne out.
    :param stop: ends the writing when it is requested.
    :return: the sentences that the sources bear out, else the answer in the sources' own words; either says what is
        withheld, and why the model's answer is not whole. Where the endpoint is may be told to the terminal alone.
    """
    began = time.perf_counter()
    prompt = _prompt(corpus, quoted, endpoint)
    quoted = replace(quoted, provenance=replace(quoted.provenance, model=endpoint.model))
    if stop:
        stop.writer = endpoint.model
    draft, problem, usage = _Draft(), None, list[Usage]()
    try:
        for draft in _drafts(corpus, judge, prompt, _pieces(endpoint, prompt, usage.append, stop)):
            if on_sentence and draft.sentences and draft.last:
                on_sentence(_answer(corpus, quoted, draft, endpoint))
    except EndpointError as error:
        problem = retold(str(error))
        if not endpoint.is_told:
            _logger.warning("%s (%s)", error, endpoint.address)
    answer = _answer(corpus, quoted, draft, endpoint, problem)
    return replace(
        answer,
        provenance=replace(answer.provenance, usage=usage[-1] if usage else None),
        seconds={**quoted.seconds, "write": round(time.perf_counter() - began, 6)},
    )


def _prompt(corpus: Corpus, quoted: Answer, endpoint: Endpoint) -> Prompt:
    found = [
        (document, hit.passage)
        for hit in quoted.hits
        if (document := corpus.document(hit.passage.document_id)) is not None
    ]
    return build_prompt(quoted.query, found, endpoint.tokens, corpus.statements)


def _pieces(endpoint: Endpoint, prompt: Prompt, on_usage: Callable[[Usage], None], stop: Stop | None) -> Iterator[str]:
    """The model's reply; it is not asked when it would have nothing to write from."""
    if not prompt.sources:
        raise EndpointError(phrase("small_prompt", tokens=endpoint.tokens))
    return replies(endpoint, prompt.text, on_usage, stop)


def _drafts(corpus: Corpus, judge: Judge | None, prompt: Prompt, pieces: Iterator[str]) -> Iterator[_Draft]:
    """The draft after each sentence."""
    sources = {source.number: source for source in prompt.sources}
    draft = _Draft()
    for written in written_sentences(pieces):
        if _folded(written.text) == _folded(wording("refusal", ENGLISH)):
            draft = replace(draft, refused=True)
        elif any(shown.text == written.text for shown in draft.sentences):
            continue  # small models repeat themselves
        else:
            ruling = rule_on(corpus, Claim(written.text, written.numbers), sources, draft.last, judge)
            draft = _with(corpus, draft, written, ruling)
        yield draft


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _with(corpus: Corpus, draft: _Draft, written: Written, ruling: Ruling) -> _Draft:
    """The draft with another sentence, shown or withheld."""
    if not ruling.supports:
        withheld = Withheld(written.raw, ruling.reason or "")
        return replace(draft, withheld=(*draft.withheld, withheld), last=None)
    quotes, numbers = draft.quotes, []
    for support in ruling.supports:
        quotes, number = _cited(corpus, quotes, support)
        numbers.append(number)
    sentence = Sentence(written.text, tuple(dict.fromkeys(numbers)), round(ruling.score, 4), verified=True)
    return replace(draft, sentences=(*draft.sentences, sentence), quotes=quotes, last=ruling.supports[0])


def _cited(corpus: Corpus, quotes: tuple[Quote, ...], support: Support) -> tuple[tuple[Quote, ...], int]:
    """The quotes with one of a support among them, and its number."""
    for number, quote in enumerate(quotes, start=1):
        if quote.document.id == support.document.id and quote.span == support.span:
            return quotes, number
    statement = statement_at(corpus.statements(support.document.id), support.span)
    return (*quotes, Quote(support.document, support.span, support.span, 1.0, statement)), len(quotes) + 1


def _answer(corpus: Corpus, quoted: Answer, draft: _Draft, endpoint: Endpoint, problem: str | None = None) -> Answer:
    """The answer that a draft makes: its sentences, if there are any, else the quotes."""
    citations = cite_quotes(corpus, draft.quotes)
    notes = [problem] if problem else []
    if not draft.sentences or not all(is_exact(corpus, one) for one in citations):
        instead = phrase("model_refused" if draft.refused and not draft.withheld else "quotes_instead")
        return replace(quoted, notes=(*notes, instead, *quoted.notes), withheld=draft.withheld)
    return replace(
        quoted,
        sentences=draft.sentences,
        citations=citations,
        notes=tuple(notes),
        withheld=draft.withheld,
        provenance=replace(quoted.provenance, reader=f"llm:{endpoint.model}"),
    )
