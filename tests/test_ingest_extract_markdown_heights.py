"""Raised and lowered text, and the marks of notes, in the notations that Markdown programs write."""

import pytest

from ingest.extract.markdown import render_markdown


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("10^9^ items", "10⁹ items"),
        ("CO~2~ and x~i~", "CO₂ and xᵢ"),
        ("It is so.[^1]", "It is so.¹"),
        ("It is so.[^note]", "It is so."),
        ("~~gone~~ kept", "kept"),
        ("a ^ b ^ c", "a ^ b ^ c"),
        ("about ~2 hours or ~3", "about ~2 hours or ~3"),
        ("[^1]: The note.", "¹ The note."),
    ],
)
def test_notations_are_read(text: str, plain: str) -> None:
    assert [" ".join(block.text.split()) for block in render_markdown(text)] == [plain]


def test_where_a_link_leads_to_is_still_read() -> None:
    assert [block.text for block in render_markdown("See [this][a].\n\n[a]: https://l.example")] == ["See this."]
