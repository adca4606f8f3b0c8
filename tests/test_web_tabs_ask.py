"""The Ask tab without a browser: which component asks what, and what each is told while an answer comes."""

from types import SimpleNamespace

import gradio as gr
import pytest
from tab_page import after, handlers, names, page_with
from web_examples import LLM, add_file, added, make_answer, make_refusal, open_index

from answer.phrases import phrase
from answer.progress import Stop
from answer.records import Correction
from answer.within import ALL, DocumentFilter
from index.errors import ModelError
from web.adding.uploads import Upload
from web.background_index import BackgroundIndex
from web.conversation import Exchange
from web.tabs.ask import chat_tab
from web.tabs.limits import NAMES, filled_in
from web.tabs.welcome import EXAMPLES, empty_html

RUNNING = (Exchange("Which?", status="Searching the corpus…"),)


def built(index: BackgroundIndex) -> gr.Blocks:
    return page_with(lambda page, tab: chat_tab(page, tab, index))


@pytest.fixture
def page(index):
    return built(index)


def named(page: gr.Blocks, name: str) -> gr.blocks.Block:
    return next(block for block in page.blocks.values() if block.elem_id == name)


def is_shown(page: gr.Blocks, told: list) -> dict[str, bool]:
    """Which of the components that come and go are shown, by their ids."""
    [sent] = handlers(page, "send", "click")
    ids = names(sent.outputs)
    return {name: told[ids.index(name)].visible for name in ("welcome", "send", "stop", "new", "edit")}


def ask(page: gr.Blocks, question: str, before=(), reader: str = "Quotes", held: str = "") -> list[list]:
    [sent] = handlers(page, "send", "click")
    return list(sent.fn(question, before, held, Stop(), reader))


def test_the_button_the_enter_key_and_the_examples_ask_alike(page):
    [sent], [entered] = handlers(page, "send", "click"), handlers(page, "question", "submit")
    examples = [each for each in page.fns.values() if each.fn is sent.fn and each not in (sent, entered)]
    assert [each.inputs[0].value for each in examples] == [example.question for example in EXAMPLES]
    assert [each.inputs[0].elem_id for each in (sent, entered)] == ["question", "question"]
    alike = (sent, entered, *examples)
    assert all(each.fn is sent.fn and each.inputs[1:] == sent.inputs[1:] for each in alike)
    assert all(each.outputs == sent.outputs for each in alike)
    assert {(each.concurrency_limit, each.concurrency_id) for each in alike} == {(32, "ask")}


@pytest.mark.usefixtures("document", "answering")
def test_a_question_empties_its_field_and_can_be_stopped_until_it_is_answered(page):
    first, *_, last = ask(page, "Who exports?")
    assert (first[0][0].question, first[-1]) == ("Who exports?", "")
    assert is_shown(page, first) == {"welcome": False, "send": False, "stop": True, "new": False, "edit": False}
    assert last[0][0].is_complete
    assert "The police export." in last[1]
    assert last[-1] == gr.skip()
    assert is_shown(page, last) == {"welcome": False, "send": True, "stop": False, "new": True, "edit": False}


@pytest.mark.usefixtures("answering")
def test_enter_while_an_answer_is_on_its_way_changes_nothing(page):
    [sent] = handlers(page, "send", "click")
    assert ask(page, "And now?", RUNNING) == [[gr.skip()] * len(sent.outputs)]


def test_stop_asks_whatever_works_on_the_answer_to_end(page):
    stop = Stop()
    [stopped] = handlers(page, "stop", "click")
    stopped.fn(stop)
    assert stop.requested


def test_a_new_conversation_is_empty_and_welcomes(page):
    [begun] = handlers(page, "new", "click")
    told = begun.fn()
    assert told[:2] == [(), ""]
    assert is_shown(page, told) == {"welcome": True, "send": True, "stop": False, "new": False, "edit": False}


def test_a_question_that_was_understood_otherwise_can_be_edited(page):
    answer = make_answer("And when?", query="When did Axis say so?")
    exchanges = (Exchange("And when?", answer=answer),)
    [sent], [edited] = handlers(page, "send", "click"), handlers(page, "edit", "click")
    assert is_shown(page, after(page, sent).fn(exchanges))["edit"]
    assert edited.fn(exchanges, "") == "When did Axis say so?"
    assert names(edited.outputs) == ["question"]


def button(page: gr.Blocks, told: list, name: str) -> gr.Button:
    [sent] = handlers(page, "send", "click")
    return told[names(sent.outputs).index(name)]


@pytest.mark.usefixtures("document")
def test_a_question_that_was_put_right_can_be_asked_as_typed(page, answering):
    corrections = (Correction("Wo", "Who"), Correction("exprots", "exports"))
    answer = make_answer("Wo exprots?", query="Who exports?", corrections=corrections)
    before = (Exchange("What?", answer=make_answer("What?")), Exchange("Wo exprots?", answer=answer))
    [sent], [clicked] = handlers(page, "send", "click"), handlers(page, "typed", "click")
    shown = button(page, after(page, sent).fn(before), "typed")
    assert (shown.visible, shown.value) == (True, "Search for “Wo”, “exprots” instead")
    *_, last = clicked.fn(before, "", Stop(), "Quotes")
    assert [exchange.question for exchange in last[0]] == ["What?", "Wo exprots?"]
    assert [(question, [turn.text for turn in turns]) for question, turns in answering.quotes.asked] == [
        ("Wo exprots?", ["What?", ""])
    ]


@pytest.mark.usefixtures("document")
def test_what_may_have_been_meant_can_be_asked(page, answering):
    answer = make_refusal("Who exprots?", suggestion="Who exports?")
    before = (Exchange("Who exprots?", answer=answer, shown=2),)
    [sent], [clicked] = handlers(page, "send", "click"), handlers(page, "suggested", "click")
    shown = button(page, after(page, sent).fn(before), "suggested")
    assert (shown.visible, shown.value) == (True, "Ask: Who exports?")
    assert not button(page, after(page, sent).fn(before), "typed").visible
    *_, last = clicked.fn(before, "", Stop(), "Quotes")
    assert [exchange.question for exchange in last[0]] == ["Who exports?"]
    assert answering.quotes.asked == [("Who exports?", ())]


def test_a_fault_ends_the_answer_and_brings_the_button_back(page):
    [sent] = handlers(page, "send", "click")
    told = after(page, sent)
    shown = told.fn(RUNNING)
    assert shown[0][0].problem == phrase("fault")
    assert is_shown(page, shown)["send"]
    assert told.outputs == sent.outputs[:-1]


def test_without_a_language_model_there_is_no_choice_of_readers(page):
    reader = named(page, "reader")
    assert (reader.visible, reader.value, reader.choices) == (False, "Quotes", [("Quotes", "Quotes")])


@pytest.mark.usefixtures("document", "answering")
@pytest.mark.parametrize(("chosen", "by"), [("tiny", "llm:tiny"), ("Quotes", "quotes")])
def test_a_language_model_can_be_chosen_where_there_is_one(index, word_embedder, chosen, by):
    page = built(open_index(index.settings.index, word_embedder, **LLM))
    assert named(page, "reader").visible
    assert [value for _, value in named(page, "reader").choices] == ["Quotes", "tiny"]
    *_, last = ask(page, "Who exports?", reader=chosen)
    assert last[0][0].answer.provenance.reader == by


def welcome(page: gr.Blocks) -> tuple[str, list[bool]]:
    """What the page greets with when it is opened, and which examples are shown."""
    [*_, loaded], [opened] = handlers(page, "page", "load"), handlers(page, "tab", "select")
    assert loaded.outputs == opened.outputs
    greeting, _recent, *examples = opened.fn()
    return greeting, [example.visible for example in examples[: len(EXAMPLES)]]


def test_the_welcome_offers_the_examples_whose_documents_are_there(page, index, tmp_path):
    assert welcome(page) == (empty_html(), [False] * 5)
    add_file(index, "camera.txt", "The camera report.")
    greeting, shown = welcome(page)
    assert ("1 document · 1 passage" in greeting, shown) == (True, [False] * 5)
    (tmp_path / "shipped.md").write_text("The police export.", encoding="utf-8")
    added(index, [Upload("corpus/axis-profile.md", tmp_path / "shipped.md")])
    _, shown = welcome(page)
    assert shown == [example.path == "corpus/axis-profile.md" for example in EXAMPLES]


def at_address(page: gr.Blocks, **wanted: str) -> list[list]:
    """What the page does when it is opened at an address, after the first: that sets the limits named there alone."""
    [loaded, *_] = handlers(page, "page", "load")
    first, *others = loaded.fn(SimpleNamespace(query_params=wanted), Stop(), "Quotes")
    # Of an event that yields nothing, Gradio takes the values of all components away.
    limits = [wanted.get(name, gr.skip()) for name in NAMES]
    assert first == [*[gr.skip()] * (len(loaded.outputs) - len(NAMES)), *limits]
    return others


@pytest.mark.usefixtures("document", "answering")
def test_a_conversation_is_there_again_at_its_address(page, index):
    *_, first = ask(page, "Who exports?")
    *_, second = ask(page, "And who else?", first[0])
    [opened] = at_address(built(index), conversation=second[0][0].conversation)
    assert opened[0] == second[0]
    assert is_shown(page, opened) == {"welcome": False, "send": True, "stop": False, "new": True, "edit": False}
    # It goes on where it was.
    *_, third = ask(page, "Since when?", opened[0])
    assert [exchange.number for exchange in third[0]] == [1, 2, 3]


@pytest.mark.usefixtures("document")
def test_a_question_at_an_address_keeps_to_the_limits_there(page, answering):
    *_, answered = at_address(page, question="Who exports?", document="camera")
    assert answered[0][-1].within == DocumentFilter(document="camera")
    *_, refused = at_address(page, question="Who exports?", collection="Borders")
    assert "There is no collection “Borders”, nor any other." in refused[1]
    assert len(answering.quotes.asked) == 1


@pytest.mark.usefixtures("document", "answering")
@pytest.mark.parametrize("last", [DocumentFilter(document="camera"), ALL])
def test_the_limits_of_its_last_question_are_set_again(page, index, last):
    [sent] = handlers(page, "send", "click")
    *_, first = sent.fn("Who exports?", (), "", Stop(), "Quotes", *filled_in(DocumentFilter(document="camera")))
    *_, second = sent.fn("And who else?", first[0], "", Stop(), "Quotes", *filled_in(last))
    [opened] = at_address(built(index), conversation=second[0][0].conversation)
    assert [exchange.question for exchange in opened[0]] == ["Who exports?", "And who else?"]
    assert opened[-len(NAMES) :] == filled_in(last)


@pytest.mark.usefixtures("document", "answering")
def test_a_conversation_that_only_the_page_knows_goes_on(page):
    *_, first = ask(page, "Who exports?")
    held = first[-2]
    assert held == first[0][0].conversation
    *_, second = ask(page, "And who else?", held=held)
    assert [exchange.question for exchange in second[0]] == ["Who exports?", "And who else?"]
    [edited], [typed], [suggested] = (handlers(page, name, "click") for name in ("edit", "typed", "suggested"))
    assert edited.fn((), held) == second[0][1].answer.query
    for again in (typed, suggested):
        *_, last = again.fn((), held, Stop(), "Quotes")
        assert [exchange.question for exchange in last[0]] == ["Who exports?", "And who else?"]


@pytest.mark.usefixtures("document", "answering")
def test_a_conversation_that_is_not_there_is_told_and_another_begins(page):
    [opened] = at_address(page, conversation="x")
    assert "There is no such conversation" in opened[1]
    *_, last = ask(page, "Who exports?", opened[0])
    assert [exchange.question for exchange in last[0]] == ["Who exports?"]


@pytest.mark.usefixtures("document", "answering")
def test_a_question_in_the_address_is_asked(page):
    assert at_address(page) == []
    assert at_address(page, question=" ") == []
    *_, last = at_address(page, question="Who exports?")
    assert "The police export." in last[1]


@pytest.mark.usefixtures("document", "answering")
def test_what_was_asked_before_is_offered(page):
    [opened] = handlers(page, "tab", "select")
    assert opened.fn()[1] == ""
    *_, last = ask(page, "Who <exports>?")
    assert f'<a href="/?conversation={last[0][0].conversation}">Who &lt;exports&gt;?</a>' in opened.fn()[1]


@pytest.mark.usefixtures("document")
def test_an_index_that_cannot_be_opened_is_told_in_place_of_the_greeting(index):
    def broken(*_):
        raise ModelError("The model file is missing.")

    greeting, shown = welcome(built(BackgroundIndex(index.settings, broken)))
    assert greeting == '<p class="problem" role="alert">The model file is missing.</p>'
    assert shown == [False] * 5
