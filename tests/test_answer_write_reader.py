"""The LLM reader: what the sources bear out is shown, the rest is withheld, and whatever fails ends in quotes."""

import json
import re
import time
from collections.abc import Iterator

import pytest
from llm_server import DONE, LlmServer, chunk, cut, forever, llm_server, says, sends, stalls, usage

from answer.__main__ import main
from answer.ask import ask
from answer.phrases import phrase
from answer.progress import Stop
from answer.records import Answer, Usage
from answer.render import to_json, to_text
from answer.verify.judge.loading import load_judge
from answer.write.endpoint import Endpoint
from index.corpus import Corpus
from index.library import open_library
from index.settings import Settings

pytestmark = pytest.mark.slow

QUESTION = "What did Idemia say about real-time use?"
TRUE = "Idemia said this equipment was unable to be used for real-time surveillance [1]."
PATIENT = 300
"""Seconds that are never waited: a busy machine must not run out of them before the fault is seen."""
FALSE = "Idemia said this equipment was able to be used for real-time surveillance [1]."


@pytest.fixture(scope="module")
def corpus(shipped_index: Settings) -> Corpus:
    return open_library(shipped_index).snapshot()


@pytest.fixture
def server() -> Iterator[LlmServer]:
    with llm_server() as serving:
        yield serving


@pytest.fixture
def asked(corpus, server):
    """Asks the question of the server's model; further settings of the endpoint may be given."""

    def ask_it(question: str = QUESTION, **other: object) -> Answer:
        endpoint = Endpoint(**{"url": server.url, "model": "tiny", "key": "k", "seconds": 10, "tokens": 3000, **other})
        answer = ask(corpus, question, endpoint=endpoint, judge=load_judge(Settings().models))
        for citation in answer.citations:
            document = corpus.document(citation.document_id)
            assert document.text[citation.start : citation.end] == citation.quote
        assert all(sentence.verified for sentence in answer.sentences) or answer.refused
        return answer

    return ask_it


@pytest.fixture(scope="module")
def quotes(corpus) -> Answer:
    return ask(corpus, QUESTION)


def is_quotes(answer: Answer, quotes: Answer) -> bool:
    return answer.sentences == quotes.sentences and answer.provenance.reader == "quotes"


def test_only_what_the_sources_bear_out_is_shown(asked, server):
    server.script = says(f"{TRUE} {FALSE} Idemia is a bakery [2]. It never rains. Axis agreed [77].")
    answer = asked()
    assert [sentence.text for sentence in answer.sentences] == [TRUE.replace(" [1]", "")]
    [citation] = answer.citations
    assert "unable to be used for real-time surveillance" in citation.quote
    assert answer.sentences[0].citations == (1,)
    assert answer.provenance.reader == "llm:tiny"
    assert [one.text for one in answer.withheld] == [
        FALSE,
        "Idemia is a bakery [2].",
        "It never rains.",
        "Axis agreed [77].",
    ]
    assert answer.withheld[0].reason == "It leaves out a negation of the source: unable."
    assert answer.withheld[2].reason == "It names no source."
    assert "77" in answer.withheld[3].reason


def test_what_a_real_model_wove_of_two_sentences_is_withheld(asked, server):
    # Libya stands with torture alone in the source, and the date in the sentence before.
    wrong = "The allegation is complicity in torture and enforced disappearance for Libya, and 17 June 2021."
    server.script = says(f"{wrong} [1]")
    assert [one.text for one in asked("what did the Amesys lawyer say", tokens=500).withheld] == [f"{wrong} [1]"]


def test_a_sentence_that_is_said_again_is_shown_once(asked, server):
    server.script = says(f"{TRUE} {TRUE} {FALSE} {TRUE}")
    answer = asked()
    assert [sentence.text for sentence in answer.sentences] == [TRUE.replace(" [1]", "")]
    assert [one.text for one in answer.withheld] == [FALSE]


def test_withheld_sentences_are_in_the_json_and_counted_in_the_text(asked, server):
    server.script = says(f"{TRUE} {FALSE}")
    answer = asked()
    assert to_json(answer)["withheld"] == [{"text": FALSE, "reason": answer.withheld[0].reason}]
    text = to_text(answer)
    assert "1 sentence withheld: not supported by the sources." in text
    assert "real-time surveillance. [1]" in text
    assert "was able to be" not in text


def test_nothing_left_is_quotes(asked, server, quotes):
    server.script = says(FALSE)
    answer = asked()
    assert is_quotes(answer, quotes)
    assert phrase("quotes_instead") in answer.notes
    assert len(answer.withheld) == 1


def test_a_model_that_finds_no_answer_is_quotes(asked, server, quotes):
    server.script = says(phrase("refusal"))
    answer = asked()
    assert is_quotes(answer, quotes)
    assert phrase("model_refused") in answer.notes
    assert answer.withheld == ()


def test_the_model_is_not_asked_what_the_corpus_does_not_answer(asked, server):
    assert asked("Who is the chief executive of Axis?").refused
    assert server.requests == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (cut(TRUE + " Idemia also sa"), "broke off"),
        (sends(chunk(TRUE + "\n"), b"data: {broken\n\n"), "no reply"),
        (stalls(TRUE + "\n"), "within 2 seconds"),
    ],
)
def test_what_came_before_an_endpoint_failed_is_kept(asked, server, script, said):
    server.script = script
    answer = asked(seconds=2)
    assert [sentence.text for sentence in answer.sentences] == [TRUE.replace(" [1]", "")]
    assert said in answer.notes[0]


def test_the_answer_names_the_model_and_what_it_took(asked, server, quotes):
    assert (quotes.provenance.model, quotes.provenance.usage) == (None, None)
    spent = usage(prompt_tokens=700, completion_tokens=20, total_tokens=720)
    server.script = sends(chunk(TRUE), chunk(None, "stop"), spent, b"data: [DONE]\n\n")
    written = to_json(asked())["provenance"]
    assert (written["reader"], written["model"]) == ("llm:tiny", "tiny")
    assert written["usage"] == {"prompt_tokens": 700, "completion_tokens": 20}
    server.script = sends(chunk(FALSE), chunk(None, "stop"), spent, b"data: [DONE]\n\n")
    fallen_back = asked().provenance
    assert (fallen_back.reader, fallen_back.model, fallen_back.usage) == ("quotes", "tiny", Usage(700, 20))
    server.script = says(TRUE)
    assert to_json(asked())["provenance"]["usage"] is None


def test_what_was_written_before_it_was_stopped_is_kept(corpus, server):
    server.script = forever(chunk(TRUE + "\n"), 0.02)
    stop = Stop()

    def stop_at(answer: Answer) -> None:
        stop.requested = bool(answer.sentences)

    answer = ask(
        corpus,
        QUESTION,
        endpoint=Endpoint(server.url, "tiny", "k", 10, 3000),
        judge=load_judge(Settings().models),
        on_sentence=stop_at,
        stop=stop,
    )
    assert {sentence.text for sentence in answer.sentences} == {TRUE.replace(" [1]", "")}
    assert answer.notes == ("The answer was stopped before the language model had finished.",)


@pytest.mark.parametrize(
    ("script", "seconds", "said"),
    [
        (forever(chunk("word " * 20)), PATIENT, "does not end"),
        (forever(b"y" * 100_000), PATIENT, "no reply of a language model"),
        (forever(b": still here\n\n", 0.05), 2, "within 2 seconds"),
        (sends(b"<html>Not found</html>"), PATIENT, "no reply of a language model"),
        (sends(b"\xff\xfe\x00garbage\n\n"), PATIENT, "no reply of a language model"),
        (sends(chunk("x" * 30_000), DONE), PATIENT, "does not end"),
    ],
)
def test_an_endpoint_that_sends_no_reply_is_quotes_with_the_reason_in_time(
    asked, server, quotes, script, seconds, said
):
    server.script = script
    began = time.monotonic()
    answer = asked(seconds=seconds)
    assert time.monotonic() - began < seconds + 2
    assert is_quotes(answer, quotes)
    assert said in answer.notes[0]
    assert "\n" not in answer.notes[0]


@pytest.mark.parametrize("status", [429, 500])
def test_an_endpoint_that_goes_on_failing_is_quotes_with_the_reason(asked, server, quotes, status):
    server.status = status
    answer = asked()
    assert is_quotes(answer, quotes)
    assert f"is failing or overloaded (status {status})" in answer.notes[0]


@pytest.mark.parametrize("status", [400, 401, 404])
def test_an_endpoint_that_refuses_is_quotes_with_the_reason(asked, server, quotes, status):
    server.status = status
    answer = asked()
    assert is_quotes(answer, quotes)
    assert "VERBATIM_LLM_" in answer.notes[0]


def test_an_endpoint_that_is_down_is_quotes_with_the_reason(asked, quotes):
    answer = asked(url="http://127.0.0.1:1/v1")
    assert is_quotes(answer, quotes)
    assert "The language model at http://127.0.0.1:1/v1 cannot be reached" in answer.notes[0]


def test_where_an_endpoint_is_may_be_told_to_the_terminal_alone(asked, caplog):
    answer = asked(url="http://user:pass@127.0.0.1:1/v1", is_told=False)
    assert "The language model “tiny” cannot be reached" in answer.notes[0]
    assert "127.0.0.1" not in " ".join(answer.notes)
    assert "cannot be reached" in caplog.text
    assert "(http://127.0.0.1:1/v1)" in caplog.text


def test_a_context_too_small_for_a_source_asks_nobody(asked, server, quotes):
    answer = asked(tokens=150)
    assert is_quotes(answer, quotes)
    assert answer.notes[0].startswith("Not one source fits")
    assert server.requests == []


def test_a_stalled_endpoint_is_given_up_in_time(asked, server, quotes):
    server.script = stalls("")
    began = time.monotonic()
    assert is_quotes(asked(seconds=1), quotes)
    assert time.monotonic() - began < 3


def test_sentences_are_told_as_they_are_finished(corpus, server):
    second = "“This equipment was unable to be used for real-time surveillance,” Idemia said [1]."
    server.script = says(f"{TRUE} {second} {FALSE}", pause=0.02)
    endpoint = Endpoint(server.url, "tiny", "k", 10, 3000)
    ask(corpus, QUESTION, endpoint=endpoint, judge=load_judge(Settings().models))  # loads what is loaded once
    server.sent.clear()
    told: list[tuple[float, int]] = []
    answer = ask(
        corpus,
        QUESTION,
        endpoint=endpoint,
        judge=load_judge(Settings().models),
        on_sentence=lambda so_far: told.append((time.monotonic(), len(so_far.sentences))),
    )
    assert [count for _, count in told] == [1, 2]
    assert len(answer.sentences) == 2
    # The first word of the second sentence says that the first has ended.
    assert told[0][0] - server.sent[len(TRUE.split())] < 0.15
    assert told[0][0] < server.sent[-1]


def test_the_prompt_names_sources_with_publisher_date_and_speakers(asked, server):
    server.script = sends(chunk(TRUE), DONE)
    asked()
    prompt = server.requests[0]["messages"][0]["content"]
    heading = r"\[\d+\] Idemia: one company, five names, Verbatim sample corpus, 2026-11-24; heard in it: Idemia"
    assert re.search(heading, prompt)
    assert f"Question: {QUESTION}" in prompt


def test_the_command_line_asks_the_model_of_the_settings(shipped_index, server, monkeypatch, capsys):
    server.script = says(TRUE)
    index = ["--index", str(shipped_index.index)]
    assert main([QUESTION, "--reader", "llm", *index]) == 2
    assert "VERBATIM_LLM_URL" in capsys.readouterr().err
    monkeypatch.setenv("VERBATIM_LLM_URL", server.url)
    assert main([QUESTION, "--reader", "llm", *index]) == 2
    assert "VERBATIM_LLM_MODEL" in capsys.readouterr().err
    monkeypatch.setenv("VERBATIM_LLM_MODEL", "tiny")
    assert main([QUESTION, "--reader", "llm", "--json", *index]) == 0
    assert json.loads(capsys.readouterr().out)["provenance"]["reader"] == "llm:tiny"
    server.requests.clear()
    assert main([QUESTION, *index]) == 0
    assert server.requests == []
