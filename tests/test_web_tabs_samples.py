"""The buttons of the samples: when they are seen, what they do, and what is told when they cannot."""

import gradio as gr
import pytest
from tab_page import handlers, page_with
from test_web_adding_samples import sampled, titles  # noqa: F401  # a fixture

from index.errors import IndexNotWritable
from web.adding.samples import put_away
from web.tabs.samples import sample_buttons, sample_events, shown_buttons


def page(index) -> gr.Blocks:
    def build(*_: object) -> None:
        greeting, buttons = gr.HTML(elem_id="greeting"), sample_buttons()
        sample_events(index, buttons, greeting, lambda: ["Greeted."], [greeting])

    return page_with(build)


def visible(index) -> list[bool]:
    return [button.visible for button in shown_buttons(index)]


def click(built: gr.Blocks, name: str) -> tuple[list, list]:
    """What is told at once, and what is shown in the end."""
    [first] = handlers(built, name, "click")
    [then] = [each for each in built.fns.values() if each.trigger_after == first._id]
    return first.fn(), then.fn()


def test_each_is_seen_when_it_is_of_use(sampled, tmp_path, word_embedder):  # noqa: F811
    from web_examples import open_index

    assert visible(sampled) == [True, False]
    put_away(sampled)
    assert visible(sampled) == [False, True]
    empty = open_index(tmp_path / "none", word_embedder, corpus=tmp_path / "no folder")
    assert visible(empty) == [False, False]


def test_samples_are_put_away_and_the_welcome_made_anew(sampled):  # noqa: F811
    told, shown = click(page(sampled), "own")
    assert ("Putting the samples away…" in told[0], [each.visible for each in told[1:]]) == (True, [False, False])
    assert (shown, titles(sampled)) == (["Greeted."], [])


def test_what_stands_in_the_way_is_told(sampled, monkeypatch):  # noqa: F811
    def full(_index):
        raise IndexNotWritable("The disk is full.")

    monkeypatch.setattr("web.tabs.samples.put_away", full)
    _, shown = click(page(sampled), "own")
    assert "The disk is full." in shown[0]
    assert titles(sampled) == ["a", "b"]


@pytest.mark.slow
def test_samples_are_had_back(sampled):  # noqa: F811
    put_away(sampled)
    told, _ = click(page(sampled), "samples-back")
    assert "Reading the samples" in told[0]
    assert titles(sampled) == ["a", "b"]
