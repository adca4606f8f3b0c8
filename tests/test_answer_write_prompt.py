"""Prompts hold whole sources within their budget, and the fixed sentences come from one place."""

import tomllib
from pathlib import Path
from string import Formatter

from answer.phrases import phrase
from answer.write import prompt as prompting
from answer.write.prompt import build_prompt, count_tokens
from index.records import Document, Passage

FIRST = Document(id="a", text="Idemia said it was old.", title="One", publisher="P", published="2020-09-21")
SECOND = Document(id="b", text="Axis {agreed}. " * 40, title="Two")


def found(*documents: Document):
    return [(document, Passage(1, document.id, 0, len(document.text))) for document in documents]


def test_tokens_are_counted_as_ordinary_text():
    assert count_tokens("hello world") == 2
    assert count_tokens("<|endoftext|>") > 1


def test_sources_are_numbered_with_title_publisher_and_date():
    prompt = build_prompt("What?", found(FIRST, SECOND), 2_000)
    assert "[1] One, P, 2020-09-21\nIdemia said it was old." in prompt.text
    assert "[2] Two\nAxis {agreed}." in prompt.text
    assert phrase("refusal") in prompt.text
    assert prompt.tokens == count_tokens(prompt.text)


def test_a_source_that_does_not_fit_whole_is_left_out():
    whole = build_prompt("What?", found(FIRST), 2_000)
    prompt = build_prompt("What?", found(SECOND, FIRST), whole.tokens)
    assert [source.document.id for source in prompt.sources] == ["a"]
    assert prompt.text == whole.text
    assert prompt.tokens <= whole.tokens


def test_the_last_token_of_the_budget_decides_whether_a_source_is_in():
    texts = ("It ended.", "(1984)\n\n", "… and so on: ", "日本語 text", "1,000 %")
    documents = [Document(id=str(at), text=text, title="T") for at, text in enumerate(texts)]
    whole = build_prompt("What?", found(*documents), 2_000)
    assert len(whole.sources) == 5
    assert build_prompt("What?", found(*documents), whole.tokens) == whole
    assert [one.number for one in build_prompt("What?", found(*documents), whole.tokens - 1).sources] == [1, 2, 3, 4]


def test_no_source_is_counted_again_for_each_that_follows(monkeypatch):
    counted = []
    monkeypatch.setattr(prompting, "count_tokens", lambda text: counted.append(text) or 1)
    build_prompt("What?", found(*[FIRST] * 30), 2_000)
    assert sum(one.count(FIRST.text) for one in counted) == 30 + 30 + 30  # with the end, as it is put in, and at last


def test_nothing_fits_in_nothing():
    assert build_prompt("What?", found(FIRST), 10).sources == ()


def test_every_phrase_is_a_sentence_that_can_be_filled():
    phrases = tomllib.loads(Path("prompts/phrases.toml").read_text(encoding="utf-8"))
    names = {field for sentence in phrases.values() for _, field, _, _ in Formatter().parse(sentence) if field}
    assert {"passages", "limit", "speaker"} <= names
    values = dict.fromkeys(names, "x")
    for name in phrases:
        assert phrase(name, **values).strip()
