"""The Check tab: quotations are pasted, and shown to be word for word, altered, cut, somebody else's or not there.

Owns the tab's components and events.
"""

import gradio as gr

from answer.check.verdict import check_all
from answer.phrases import phrase
from web.access.audit import Deed, claim, record
from web.background_index import BackgroundIndex
from web.html.check import checks_html
from web.html.render import line, render
from web.readers import in_turn
from web.tabs.theme import QUIET
from web.tabs.welcome import problem_html, shown_html
from web.tabs.words import words, words_of


def checking_tab(index: BackgroundIndex) -> None:
    """Build the tab inside the page that is being built.

    :param index: where quotations are looked for.
    """
    gr.HTML(words_of("check_explained", _explained), js_on_load=None)
    quotation = gr.Textbox(label=words("quotation"), lines=4, max_lines=12, elem_id="quotation")
    with gr.Row(elem_id="check-by"):
        speaker = gr.Textbox(label=words("said_by"), lines=1, max_lines=1, elem_id="said-by")
        send = gr.Button(words("check"), variant="primary", scale=0, min_width=80, elem_id="check-send")
    outcome = gr.HTML(elem_id="outcome", js_on_load=None, apply_default_css=False)

    def checked(quoted: str, name: str) -> str:
        return shown_html(lambda: _checked(index, quoted, name.strip() or None))

    for trigger in (send.click, speaker.submit):
        event = trigger(checked, [quotation, speaker], outcome, **QUIET)
        event.failure(lambda: problem_html(phrase("fault_checking")), None, outcome, **QUIET)


def _explained() -> str:
    return line("note", phrase("check_explained")) + render("draft_link")


def _checked(index: BackgroundIndex, words: str, speaker: str | None) -> str:
    record(index.settings, Deed.ASKED, words=claim(words, speaker))
    with in_turn(index.settings):
        return checks_html(check_all(index.snapshot(), words, speaker))
