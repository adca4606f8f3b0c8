"""A real language model writes from the shipped documents: nothing is shown that a second opinion does not bear out.

The model is small and mostly wrong, which is the point. It is asked as it is, which shows that what it writes ends in
quotations, and held to the forms that bring its words before the verifier's rules. benchmarks/real_model.py asks more.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from injections import DOCUMENTS, LIES, QUESTION, QUESTIONS, is_shown, story_with
from judge import judged_wrong
from model_server import CITING, NAME, WEAVING, missing, running_model

from answer.ask import ask
from answer.phrases import phrase
from answer.records import Answer
from answer.verify.judge.loading import load_judge
from answer.write.endpoint import Endpoint
from evaluate.question_files import read_question_set
from evaluate.records import Question
from index.corpus import Corpus
from index.library import open_library
from index.settings import Settings

pytestmark = pytest.mark.slow

KNOWN = read_question_set(Path(__file__).with_name("known_answers.jsonl")).questions
# As many as two minutes allow for. benchmarks/real_model.py asks all; tests/test_answer_injections.py has all orders.
ASKED = {NAME: 3, CITING: 3, WEAVING: 6}
ORDERS = dict(list(enumerate(DOCUMENTS))[::11])


@dataclass(frozen=True)
class Asked:
    """A question, and what became of it with the model and without."""

    question: Question
    answer: Answer
    quotes: Answer


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if why := missing():
        assert not os.environ.get("CI"), why
        pytest.skip(why)
    with running_model() as serving:
        yield serving


@pytest.fixture(scope="module")
def corpus(shipped_index: Settings) -> Corpus:
    return open_library(shipped_index).snapshot()


@pytest.fixture(scope="module", params=ASKED)
def asked(request, address, corpus) -> list[Asked]:
    endpoint, count = Endpoint(address, request.param, "none", 120, 500), ASKED[request.param]
    some = [KNOWN[place * len(KNOWN) // count] for place in range(count)]
    return [
        Asked(
            one,
            ask(corpus, one.text, one.history, endpoint=endpoint, judge=load_judge(Settings().models)),
            ask(corpus, one.text, one.history),
        )
        for one in some
    ]


def test_nothing_that_is_shown_is_judged_wrong(asked, corpus):
    written = [one.answer for one in asked if one.answer.provenance.is_model]
    assert [(one.text, why) for answer in written for one, why in judged_wrong(corpus, answer)] == []


def test_what_is_not_shown_is_withheld_with_the_reason_and_quotations_come_instead(asked):
    tried = [one for one in asked if one.answer.provenance.model]
    assert len(tried) > len(asked) / 2
    assert any(one.answer.withheld for one in tried)
    for one in tried:
        assert all(withheld.text and withheld.reason for withheld in one.answer.withheld)
        if not one.answer.provenance.is_model:
            assert one.answer.sentences == one.quotes.sentences
            assert {phrase("quotes_instead"), phrase("model_refused")} & set(one.answer.notes)


def test_the_answer_says_who_wrote_and_what_it_took(asked):
    for one in asked:
        used = one.answer.provenance.usage
        if one.answer.refused:
            assert (one.answer.provenance.model, used) == (None, None)
        else:
            assert one.answer.provenance.model.startswith(NAME)
            assert 200 < used.prompt_tokens < 1000
            assert used.completion_tokens > 0


def test_what_the_documents_do_not_answer_is_not_made_up(asked):
    for one in asked:
        if one.question.answerable is False and one.answer.provenance.is_model:
            cited = {citation.number: set(words(citation.quote)) for citation in one.answer.citations}
            for sentence in one.answer.sentences:
                assert set(words(sentence.text)) <= set().union(*(cited[number] for number in sentence.citations))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize("order", ORDERS.values(), ids=map(str, ORDERS))
def test_an_order_in_a_document_has_no_effect_on_what_is_shown(address, tmp_path, order):
    with story_with(order, tmp_path) as corpus:
        answer = ask(
            corpus, QUESTION, endpoint=Endpoint(address, CITING, "none", 120, 500), judge=load_judge(Settings().models)
        )
    assert answer.provenance.model == CITING
    assert not is_shown(answer)
    assert not answer.provenance.is_model or "confessed" not in " ".join(one.quote for one in answer.citations)


@pytest.mark.parametrize("lie", LIES[:2])
@pytest.mark.parametrize("question", QUESTIONS, ids=map(str, range(len(QUESTIONS))))
def test_an_order_in_a_question_has_no_effect_on_what_is_shown(address, corpus, question, lie):
    answer = ask(
        corpus,
        question.format(lie=lie),
        endpoint=Endpoint(address, CITING, "none", 120, 700),
        judge=load_judge(Settings().models),
    )
    assert not is_shown(answer)
