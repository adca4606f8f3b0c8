"""The Ask tab: a question goes in, the answer appears sentence by sentence and can be stopped.

Owns the tab's components and events. Knows nothing of how answers are found or shown.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from answer.records import Answer, Turn
from index.errors import VerbatimError
from index.retriever import Retriever
from web.answer_html import conversation_html
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Excerpt, Exchange, excerpt, history
from web.welcome import EXAMPLES, examples_for, welcome_html

Ask = Callable[[Retriever, str, Sequence[Turn]], Answer]

# Brings a new question to the top of the window; everything else on the page works without script.
_SCROLL_TO_NEWEST = """
let questions = 0;
watch('value', () => setTimeout(() => {
  const found = element.querySelectorAll('.exchange');
  if (found.length > questions) found[found.length - 1].scrollIntoView({block: 'start'});
  questions = found.length;
}, 50));
"""
_SEARCHING = "Searching the corpus…"
_LOADING = "Verbatim is still loading its models; your question is searched as soon as they are ready…"
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def chat_tab(page: gr.Blocks, index: BackgroundIndex, ask: Ask) -> None:
    """Build the tab inside the page that is being built.

    :param page: the page; the tab's welcome is filled in when it loads.
    :param index: where the questions are asked.
    :param ask: answers a question.
    """
    conversation = gr.State(())
    with gr.Column(elem_id="welcome") as welcome:
        greeting = gr.HTML(elem_id="greeting", js_on_load=None)
        examples = [gr.Button(example.question, elem_classes="example", visible=False) for example in EXAMPLES]
    thread = gr.HTML(elem_id="thread", js_on_load=_SCROLL_TO_NEWEST, apply_default_css=False)
    with gr.Row(elem_id="ask"):
        question = gr.Textbox(
            placeholder="Ask the corpus a question", label="Question", show_label=False, container=False,
            lines=1, max_lines=6, autofocus=True, scale=1, elem_id="question",
        )  # fmt: skip
        send = gr.Button("Ask", variant="primary", scale=0, min_width=80, elem_id="send")
        stop = gr.Button("Stop", scale=0, min_width=80, elem_id="stop", visible=False)
        new = gr.Button("New conversation", scale=0, min_width=160, elem_id="new", visible=False)

    def answer(typed: str, before: Conversation) -> Iterator[list[Any]]:
        for exchanges in answered(index, ask, typed, before):
            running = not _is_finished(exchanges)
            buttons = [gr.Button(visible=not running), gr.Button(visible=running), gr.Button(visible=not running)]
            emptied = gr.Textbox(value="") if running else gr.skip()
            yield [exchanges, conversation_html(exchanges), emptied, gr.Column(visible=False), *buttons]

    def stopped(exchanges: Conversation) -> list[Any]:
        marked = mark_stopped(exchanges)
        return [
            marked,
            conversation_html(marked),
            gr.Button(visible=True),
            gr.Button(visible=False),
            gr.Button(visible=True),
        ]

    shown = [conversation, thread, question, welcome, send, stop, new]
    inputs = [question, conversation]
    events = [
        trigger(answer, inputs, shown, concurrency_limit=4, **_QUIET) for trigger in (question.submit, send.click)
    ]
    events += [
        button.click(answer, [button, conversation], shown, concurrency_limit=4, **_QUIET) for button in examples
    ]
    stop.click(stopped, conversation, [conversation, thread, send, stop, new], cancels=events, **_QUIET)
    new.click(
        lambda: [(), "", gr.Column(visible=True), gr.Button(visible=False)],
        None,
        [conversation, thread, welcome, new],
        **_QUIET,
    )
    page.load(lambda: _welcome(index), None, [greeting, *examples], **_QUIET)


def answered(index: BackgroundIndex, ask: Ask, typed: str, before: Conversation) -> Iterator[Conversation]:
    """The conversation as it grows: the question, what is going on, then one sentence of the answer after the other."""
    exchange = Exchange(typed.strip(), status=_SEARCHING if index.is_ready else _LOADING)
    yield (*before, exchange)
    try:
        retriever = index.retriever()
        answer = ask(retriever, typed, history(before))
        excerpts = _excerpts(retriever, answer)
    except VerbatimError as error:
        yield (*before, replace(exchange, problem=str(error)))
        return
    for shown in range(1, len(answer.sentences) + 1):
        yield (*before, replace(exchange, answer=answer, excerpts=excerpts, shown=shown))


def mark_stopped(conversation: Conversation) -> Conversation:
    """The conversation after the person stopped the newest answer; one that is finished stays as it is."""
    if not conversation or _is_finished(conversation):
        return conversation
    return (*conversation[:-1], replace(conversation[-1], stopped=True))


def _is_finished(conversation: Conversation) -> bool:
    newest = conversation[-1]
    return newest.stopped or newest.problem is not None or newest.is_complete


def _excerpts(retriever: Retriever, answer: Answer) -> tuple[Excerpt, ...]:
    store = retriever.store
    cited = answer.nearest if answer.refused else answer.citations
    return tuple(
        excerpt(citation, store.document(citation.document_id), store.document_passages(citation.document_id))
        for citation in cited
    )


def _welcome(index: BackgroundIndex) -> list[Any]:
    """The greeting and the example questions, which are shown when the documents that answer them are there."""
    try:
        store = index.retriever().store
        counts, paths = store.counts(), [source.path for source in store.sources()]
    except VerbatimError as error:
        return [welcome_html(None, str(error)), *(gr.Button(visible=False) for _ in EXAMPLES)]
    fitting = examples_for(paths)
    return [welcome_html(counts), *(gr.Button(visible=example in fitting) for example in EXAMPLES)]
