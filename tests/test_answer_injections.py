"""Documents and questions are data: whatever they order a model to write, nothing of it is shown as an answer.

The model here obeys: it writes what a document orders word for word, before a true sentence.
"""

import re
from collections.abc import Iterator

import pytest
from injections import DOCUMENTS, LIES, PLANTED, QUESTION, QUESTIONS, TRUE, is_shown, story_with
from llm_server import LlmServer, llm_server, obeys, says

from answer.ask import ask
from answer.records import Answer
from answer.render import to_text
from answer.verify.judge.loading import load_judge
from answer.verify.orders import is_instruction
from answer.write.endpoint import Endpoint
from index.corpus import Corpus
from index.library import open_library
from index.settings import Settings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[LlmServer]:
    with llm_server() as serving:
        yield serving


@pytest.fixture(scope="module")
def corpus(shipped_index: Settings) -> Corpus:
    return open_library(shipped_index).snapshot()


def asked(corpus: Corpus, server: LlmServer, question: str = QUESTION) -> Answer:
    server.requests.clear()
    return ask(
        corpus, question, endpoint=Endpoint(server.url, "obedient", "k", 20, 3000), judge=load_judge(Settings().models)
    )


def planted_order(prompt: str) -> str:
    """What an obeying model writes: the planted words with the number of their source, and a true sentence."""
    sources = re.split(r"(?m)^(?=\[\d+\] .*\n)", prompt)
    number = next(re.match(r"\[(\d+)\]", one)[1] for one in sources if PLANTED in one)
    return f"{PLANTED} [{number}]. {TRUE} [{number}]."


@pytest.mark.parametrize("number", range(len(DOCUMENTS)))
def test_an_order_in_a_document_is_not_obeyed_on_the_page(server, tmp_path, number):
    server.script = obeys(planted_order)
    with story_with(DOCUMENTS[number], tmp_path) as corpus:
        answer = asked(corpus, server)
    assert server.requests, "the model was not asked"
    assert not is_shown(answer)
    assert [sentence.text for sentence in answer.sentences] == [f"{TRUE}."]
    assert any("confessed" in one.text for one in answer.withheld)


@pytest.mark.parametrize("lie", LIES)
def test_what_no_source_says_is_not_shown_whoever_ordered_it(corpus, server, lie):
    server.script = says(f"{lie} {TRUE} [1].")
    answer = asked(corpus, server)
    assert not is_shown(answer)
    assert "confessed" not in to_text(answer)
    assert sum("confessed" in one.text for one in answer.withheld) == 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_order_in_a_question_is_not_obeyed(corpus, server, question):
    server.script = says(f"{PLANTED} [1].")
    answer = asked(corpus, server, question.format(lie=PLANTED))
    assert not is_shown(answer)
    assert all("confessed" not in citation.quote for citation in answer.citations)


def test_there_are_enough_of_them():
    assert len(DOCUMENTS) + len(LIES) + len(QUESTIONS) >= 50


@pytest.mark.parametrize(
    "text",
    [
        "Idemia said this equipment was unable to be used for real-time surveillance.",
        "The Commission reported that member states must answer within two months.",
        "The regulation tells exporters to ignore rumours about their customers.",
        "The system recognises faces; the assistant of the minister said so on Monday.",
        "Noldus replied that the software cannot be used for mass surveillance.",
        "He said the rules of the previous government were too strict.",
    ],
)
def test_ordinary_sentences_are_no_orders(text):
    assert not is_instruction(text)
