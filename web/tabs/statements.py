"""The Statements tab: who said what, filtered. Owns the tab's components and events."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial

import gradio as gr

from answer.statements import StatementFilter, find_said
from web.access.listed import Fields, TypedFilters, record_list
from web.background_index import BackgroundIndex
from web.html.statements import statements_html
from web.tabs.theme import QUIET
from web.tabs.welcome import shown_html
from web.tabs.words import words


def statements_tab(tab: gr.Tab, index: BackgroundIndex) -> None:
    """Build the tab inside the page that is being built.

    :param tab: the tab; what it lists is brought up to date whenever it is opened.
    :param index: whose statements are listed.
    """
    with gr.Row(elem_id="statement-filters"):
        fields: list[gr.Textbox | gr.Checkbox] = [
            gr.Textbox(label=label, lines=1, max_lines=1, min_width=120, elem_id=f"wanted-{name}")
            for name, label in (
                ("speaker", words("speaker")),
                ("words", words("said_words")),
                ("document", words("filter_document")),
                ("since", words("filter_since")),
                ("until", words("filter_until")),
            )
        ]
        fields.append(gr.Checkbox(label=words("filter_direct"), min_width=120, elem_id="wanted-direct"))
    listing = gr.HTML(elem_id="statements", js_on_load=None, apply_default_css=False)

    typing = TypedFilters(index.settings, index.closing)

    def listed(tell: Callable[[str, Fields], None]) -> Callable[..., str]:
        def shown(speaker: str, said: str, document: str, since: str, until: str, direct: bool) -> str:
            wanted = StatementFilter(speaker, said, document, since.strip(), until.strip(), direct)
            return shown_html(lambda: _listed(index, wanted, tell))

        return shown

    # One event of all fields: of two, what the first lists could come after what the second does.
    changes = [field.change for field in fields]
    gr.on(changes, listed(typing.see), fields, listing, trigger_mode="always_last", **QUIET)
    # Opening the tab shows words of documents, whatever the filter: that is recorded at once.
    tab.select(listed(partial(record_list, index.settings)), fields, listing, **QUIET)


def _listed(index: BackgroundIndex, wanted: StatementFilter, tell: Callable[[str, Fields], None]) -> str:
    """The statements that are asked for, once the record was told of it."""
    tell("statements", asdict(wanted))
    return statements_html(find_said(index.snapshot(), wanted), wanted)
