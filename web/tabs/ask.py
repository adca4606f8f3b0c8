"""The Ask tab: a question goes in, the answer appears sentence by sentence and can be stopped.

Owns the tab's components and events.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import gradio as gr

from answer.phrases import phrase, quoted
from answer.progress import Stop
from answer.retold import retold
from answer.typed.language import documents_language
from index.errors import IndexMissing, VerbatimError
from index.store_reader import Counts
from web.adding.samples import known_samples
from web.assets import FOLDER
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Exchange, earlier_in, held_in
from web.html.answer import conversation_html, is_reworded
from web.html.render import render
from web.kept.answers import opened, recent_conversations
from web.kept.feedback import offered
from web.readers import Reader, model_in
from web.tabs.answering import answered, failed
from web.tabs.limits import CHOSEN, NAMES, at_address, choices, filled_in, limit_chips, limit_fields, wanted
from web.tabs.samples import sample_buttons, sample_events, shown_buttons
from web.tabs.theme import QUIET
from web.tabs.welcome import EXAMPLES, empty_html, examples_for, greeting_html, problem_html, recent_html
from web.tabs.words import words, words_of

_FOLLOW = (FOLDER / "follow.js").read_text(encoding="utf-8")
_FORGET = "() => { history.pushState(null, '', '/'); return []; }"
_AT_ONCE = 32
"""How many questions the page hands on at a time, to wait for their turn; the other tabs need threads, too."""
_QUOTES = "Quotes"


def chat_tab(page: gr.Blocks, tab: gr.Tab, index: BackgroundIndex) -> None:
    """Build the tab inside the page that is being built.

    :param page: the page; the tab's welcome is filled in when it loads.
    :param tab: the tab; its welcome is brought up to date whenever it is opened.
    :param index: where the questions are asked; where its settings name a language model, people can choose it.
    """
    model = model_in(index.settings)
    conversation, stopping = gr.State(()), gr.State(Stop())
    held = gr.Textbox("", visible=False)  # the page knows it, whatever becomes of the server
    with gr.Column(elem_id="welcome") as welcome:
        greeting = gr.HTML(words_of("greeting", greeting_html), elem_id="greeting", js_on_load=None)
        recent = gr.HTML(elem_id="recent", js_on_load=None)
        samples = sample_buttons()
        examples = [gr.Button(example.question, elem_classes="example", visible=False) for example in EXAMPLES]
    thread = gr.HTML(elem_id="thread", js_on_load=_FOLLOW, apply_default_css=False)
    gr.HTML(words_of("sign", lambda: render("sign")), js_on_load=None, elem_id="signs", apply_default_css=False)
    with gr.Row(elem_id="after"):
        edit = gr.Button(words("edit_understood"), size="sm", scale=0, elem_id="edit", visible=False)
        typed = gr.Button(size="sm", scale=0, elem_id="typed", visible=False)
        suggested = gr.Button(size="sm", scale=0, elem_id="suggested", visible=False)
        new = gr.Button(words("new_conversation"), size="sm", scale=0, elem_id="new", visible=False)
    with gr.Column(elem_id="asking"):
        with gr.Row(elem_id="chips"):
            chips = limit_chips()
        limits = limit_fields(chips)
        with gr.Row(elem_id="ask"):
            question = _question_field()
            reader = _reader_choice(model)
            send = gr.Button(words("ask"), variant="primary", scale=0, min_width=80, elem_id="send")
            stop = gr.Button(words("stop"), scale=0, min_width=80, elem_id="stop", visible=False)
    changing = [conversation, thread, welcome, send, stop, new, edit, typed, suggested, held]

    def answer(
        asked: str,
        before: Conversation,
        held_id: str,
        stop_state: Stop,
        chosen: str,
        *within: str,
        as_typed: bool = False,
        instead: Exchange | None = None,
    ) -> Iterator[list[Any]]:
        before = before or _held(index, held_id)
        if before and not before[-1].is_finished:  # Enter was pressed again while an answer is on its way
            yield [gr.skip()] * (len(changing) + 1)
            return
        reader: Reader = "llm" if chosen == model else "quotes"
        limited = instead.within if instead else wanted(within) if within else None
        for exchanges in answered(
            index, asked, before, stop_state, reader, as_typed=as_typed, instead=instead, within=limited
        ):
            is_new = exchanges[-1].answer is None and exchanges[-1].problem is None
            yield [*_shown(index, exchanges), "" if is_new else gr.skip()]

    def open_address(request: gr.Request, stop_state: Stop, chosen: str) -> Iterator[list[Any]]:
        # Of an event that yields nothing, Gradio takes the values of all components away.
        limited = at_address(request)
        # What somebody typed before the page had loaded whole stays.
        yield [*[gr.skip()] * (len(changing) + 1), *(limit or gr.skip() for limit in limited)]
        yield from _at_address(index, request, lambda asked: answer(asked, (), "", stop_state, chosen, *limited))

    def answer_as_typed(before: Conversation, held_id: str, *others: Any) -> Iterator[list[Any]]:  # noqa: ANN401  # as given
        *earlier, last = before or _held(index, held_id)
        yield from answer(last.question, tuple(earlier), "", *others, as_typed=True, instead=last)

    def answer_suggested(before: Conversation, held_id: str, *others: Any) -> Iterator[list[Any]]:  # noqa: ANN401  # as given
        *earlier, last = before or _held(index, held_id)
        suggested = (last.answer and last.answer.suggestion) or last.question
        yield from answer(suggested, tuple(earlier), "", *others, instead=last)

    given = [conversation, held, stopping, reader, *limits]
    asking: list[tuple[Any, Callable[..., Iterator[list[Any]]], list[Any], list[Any]]] = [
        (question.submit, answer, [question, *given], []),
        (send.click, answer, [question, *given], []),
        (page.load, open_address, [stopping, reader], limits),
    ]
    asking += [(example.click, answer, [example, *given], []) for example in examples]
    asking += [(typed.click, answer_as_typed, given, []), (suggested.click, answer_suggested, given, [])]
    for trigger, work, fields, filled in asking:
        event = trigger(
            work,
            fields,
            [*changing, question, *filled],
            concurrency_limit=_AT_ONCE,
            concurrency_id="ask",
            **QUIET,
        )
        event.failure(lambda exchanges: _shown(index, failed(exchanges)), conversation, changing, **QUIET)
    # The answer looks at the button itself. Gradio's own way to cancel leaves it unclear when the next question may
    # be asked, and cannot end a step that is under way either.
    stop.click(_stop, stopping, None, **QUIET)
    new.click(lambda: _shown(index, ()), None, changing, js=_FORGET, **QUIET)
    edit.click(partial(_understood, index), [conversation, held], question, **QUIET)
    welcomed = [greeting, recent, *examples, *limits[: len(CHOSEN)], *samples, reader]

    def greeted() -> list[Any]:
        return [*_welcome(index), *choices(index), *shown_buttons(index), gr.Radio(_readers(model))]

    for seen in (page.load, tab.select):
        seen(greeted, None, welcomed, **QUIET)
    sample_events(index, samples, greeting, greeted, welcomed)


def _held(index: BackgroundIndex, id: str) -> Conversation:
    """The conversation that the page shows, where the server that showed it knows it no more."""
    return opened(index, id) if id else ()


def _understood(index: BackgroundIndex, before: Conversation, held_id: str) -> str:
    """What the last question was understood as."""
    answer = (before or _held(index, held_id))[-1].answer
    return answer.query if answer else ""


def _stop(stop_state: Stop) -> None:
    stop_state.requested = True


def _at_address(
    index: BackgroundIndex, request: gr.Request, answer: Callable[[str], Iterator[list[Any]]]
) -> Iterator[list[Any]]:
    """What the address of the page asks for: a conversation that is kept with its limits, a question, or nothing."""
    wanted = dict(request.query_params)
    if "conversation" in wanted:
        try:
            conversation = opened(index, wanted["conversation"])
        except VerbatimError as error:
            conversation = (Exchange("", problem=retold(str(error))),)
        yield [*_shown(index, conversation), gr.skip(), *filled_in(conversation[-1].within)]
    elif wanted.get("question", "").strip():
        for told in answer(wanted["question"]):
            yield [*told, *[gr.skip()] * len(NAMES)]


def _reader_choice(model: str | None) -> gr.Radio:
    """Who writes the answers; there is a choice only where there is a language model."""
    return gr.Radio(
        _readers(model),
        value=_QUOTES,
        label=words("answer_by"),
        show_label=False,
        container=False,
        scale=0,
        min_width=170,
        visible=model is not None,
        elem_id="reader",
    )


def _readers(model: str | None) -> list[tuple[str, str]]:
    return [(phrase("quotes"), _QUOTES), *([(model, model)] if model else [])]


def _question_field() -> gr.Textbox:
    return gr.Textbox(
        placeholder=words("ask_here"),
        label=words("question"),
        show_label=False,
        container=False,
        lines=1,
        max_lines=6,
        autofocus=True,
        elem_id="question",
    )


def _shown(index: BackgroundIndex, conversation: Conversation) -> list[Any]:
    """The tab's components as the conversation wants them, in the order of `changing`."""
    is_running = bool(conversation) and not conversation[-1].is_finished
    earlier = earlier_in(conversation)
    return [
        conversation,
        conversation_html(conversation, offered(index, conversation[earlier:]), earlier=earlier),
        gr.Column(visible=not conversation),
        gr.Button(visible=not is_running),
        gr.Button(visible=is_running),
        gr.Button(visible=bool(conversation) and not is_running),
        gr.Button(visible=bool(conversation) and _is_reworded(conversation[-1])),
        *_other_readings(conversation),
        held_in(conversation) or "",
    ]


def _other_readings(conversation: Conversation) -> tuple[gr.Button, gr.Button]:
    """The buttons that ask the last question as it was typed, and with the words that may have been meant."""
    last = conversation[-1] if conversation else None
    answer = last.answer if last and last.is_complete else None
    typed = ", ".join(quoted(one.typed) for one in answer.corrections) if answer else ""
    suggestion = answer.suggestion if answer else None
    return (
        gr.Button(phrase("as_typed", words=typed), visible=bool(typed)),
        gr.Button(phrase("as_suggested", question=suggestion), visible=suggestion is not None),
    )


def _is_reworded(exchange: Exchange) -> bool:
    return exchange.is_complete and exchange.answer is not None and is_reworded(exchange.answer)


def _welcome(index: BackgroundIndex) -> list[Any]:
    """The greeting and the example questions, which are shown when the documents that answer them are there."""
    try:
        corpus = index.snapshot()
        counts, paths = corpus.store.counts(), [source.path for source in corpus.store.sources()]
        samples, held = len(known_samples(index)), documents_language(corpus)
    except IndexMissing:
        counts, paths, samples, held = Counts(0, 0, 0), [], 0, ""
    except VerbatimError as error:
        return [problem_html(str(error)), "", *(gr.Button(visible=False) for _ in EXAMPLES)]
    fitting = examples_for(paths)
    greeting = greeting_html(counts, samples, held) if counts.documents else empty_html()
    recent = recent_html(recent_conversations(index))
    return [greeting, recent, *(gr.Button(visible=example in fitting) for example in EXAMPLES)]
