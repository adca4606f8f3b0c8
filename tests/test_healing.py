"""What the app says while something of its index is damaged, what it answers meanwhile, and that both heal."""

import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import gradio as gr
import pytest
from conftest import WordEmbedder
from small_corpus import TEXTS, take_in
from tab_page import handlers, page_with
from web_examples import add_file, open_index, program_client

from answer.ask import ask
from answer.phrases import phrase
from index.checking import check_index
from index.corpus import Corpus
from index.store_reader import DATABASE
from web.background_index import BackgroundIndex
from web.html.statements import View as StatementsView
from web.listing import View
from web.tabs.check import checking_tab
from web.tabs.library import library_tab
from web.tabs.statements import statements_tab

TEXT = "The camera report.\n\nThe police export."
SAID = "# Said\n\n“We sold all of it,” said Ada Lee."
QUESTION = "How many cameras did Falk Optics sell?"
DAMAGES = {
    "the text": ("UPDATE documents SET text = replace(text, 'nine hundred', 'six hundred')", False),
    "the text, in bytes that are no letters": ("UPDATE documents SET text = CAST(x'ff00' || text AS TEXT)", False),
    "the title": ("UPDATE documents SET title = 'Fa1k Optics' WHERE title = 'Falk Optics'", True),
    "places of passages": ('UPDATE passages SET start = 90000, "end" = 90100', True),
    "vectors": ("UPDATE passages SET vector = x'00000000' WHERE document_id = (SELECT min(id) FROM documents)", True),
    "what its source says": ("UPDATE sources SET description = '[' WHERE path LIKE '%falk%'", True),
    "statements": ("UPDATE statements SET contents = '[[900000, 900001]]'", True),
}
"""What is damaged, and whether the next ingest must be told of it by a check."""


def change(folder: Path, sql: str) -> None:
    """Change the database of an index as no program of ours would."""
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        database.execute(sql)


def quotes(corpus: Corpus) -> list[tuple[str, str, str]]:
    """Those of Falk Optics: what else is near hangs on the order in which documents came, too."""
    answer = ask(corpus, QUESTION)
    return [
        (one.title, one.document_id, one.quote)
        for one in (*answer.citations, *answer.nearest)
        if one.title == "Falk Optics"
    ]


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_document_heals_when_its_source_is_ingested_again(what, tmp_path, word_embedder):
    texts = {**TEXTS, "said": SAID}
    sound = take_in(tmp_path / "index", word_embedder, texts)
    [said] = [one for each in sound.store.documents() for one in sound.store.statements(each.id)]
    before = quotes(sound)
    assert any("sold nine hundred cameras" in quote for _, _, quote in before)
    sound.store._database.close()
    sql, is_checked = DAMAGES[what]
    change(tmp_path / "index", sql)
    if is_checked:
        assert "is damaged" in " ".join(check_index(tmp_path / "index"))
    healed = take_in(tmp_path / "index", word_embedder, texts)
    assert quotes(healed) == before
    assert healed.store.statements(said.document_id) == [said]
    assert healed.damaged == {}
    assert list(check_index(tmp_path / "index")) == []


def health(index: BackgroundIndex) -> dict[str, object]:
    told: dict[str, object] = program_client(index).get("/health").json()
    return told


def found(index: BackgroundIndex) -> list[str]:
    return [one["text"] for one in program_client(index).get("/api/search", params={"query": "police"}).json()]


def reopened(index: BackgroundIndex, embedder: WordEmbedder) -> BackgroundIndex:
    index.library().store.close()
    opened = open_index(index.settings.index, embedder)
    assert opened.wait(10)
    return opened


def test_health_names_a_damaged_document_until_it_is_ingested_again(index, document, word_embedder):
    add_file(index, "alpha.txt", "Alpha and the police.")
    change(
        index.settings.index, f"UPDATE documents SET text = replace(text, 'export', 'import') WHERE id = '{document}'"
    )
    index = reopened(index, word_embedder)
    assert found(index) == ["Alpha and the police."]
    told = health(index)
    assert (told["status"], told["documents"]) == ("degraded", 2)
    assert told["faults"] == [phrase("damaged_document", title="camera", id=document)]
    page = program_client(index).get(f"/documents/{document}")
    assert page.status_code == 503
    assert "The stored text of “camera”" in page.text
    add_file(index, "camera.txt", TEXT)
    assert health(index)["status"] == "ok"
    assert found(index) == ["Alpha and the police.", TEXT]


def test_a_damaged_document_can_be_removed_on_the_page(index, document, word_embedder):
    change(index.settings.index, "UPDATE documents SET text = 'other'")
    index = reopened(index, word_embedder)
    library = page_with(lambda page, tab: library_tab(page, tab, index))
    [asked, *_], [removed] = handlers(library, "documents", "click"), handlers(library, "remove", "click")
    chosen, warning, _ = asked.fn(gr.EventData(None, {"act": "remove", "ids": [document]}), View())
    assert "camera" in warning
    told = removed.fn(chosen, View())[2]
    assert told.startswith('<p class="note" role="status">Removed “camera”.</p>')
    assert index.snapshot().store.listed() == []


def test_health_tells_of_a_damaged_word_index_until_it_is_built_anew(index, document):
    library, chance = index.library(), random.Random(1)
    for file in (index.settings.index / "derived" / "lexical").iterdir():
        if not file.name.startswith("."):
            file.write_bytes(chance.randbytes(file.stat().st_size))  # in place: it is open
    assert found(index) == [TEXT]
    told = health(index)
    assert (told["status"], told["faults"]) == ("degraded", [phrase("lacks_words")])
    assert library.wait(30)
    assert health(index) == {"status": "ok", "documents": 1, "passages": 1, "generation": 1}
    assert index.snapshot().indexes.lexical.search("police", 9)
    assert document


BREAKS: dict[str, Callable[[Path], object]] = {
    "garbage": lambda file: file.write_bytes(random.Random(1).randbytes(40_000)),
    "another program's": lambda file: (file.unlink(), change(file.parent, "CREATE TABLE mine (a)")),
    "no number of the last change": lambda file: change(file.parent, "DELETE FROM meta WHERE name = 'generation'"),
    "no number at all": lambda file: change(file.parent, "UPDATE meta SET value = 'x' WHERE name = 'generation'"),
    "without a table": lambda file: change(file.parent, "DROP TABLE documents"),
}


# Before the app begins, what has no table of ours is as good as no index.
CASES = [(how, is_open) for how in BREAKS for is_open in (True, False) if is_open or how != "another program's"]


@pytest.mark.parametrize(("how", "is_open"), CASES)
def test_an_index_that_cannot_be_read_is_one_sentence_everywhere(index, document, word_embedder, how, is_open):
    for log in index.settings.index.glob(f"{DATABASE}-*") if how in ("garbage", "another program's") else ():
        log.unlink()
    BREAKS[how](index.settings.index / DATABASE)
    if not is_open:
        index = open_index(index.settings.index, word_embedder)
    client = program_client(index)
    for address in (f"/documents/{document}", "/api/search?query=a", "/api/documents", f"/api/documents/{document}"):
        told = client.get(address)
        assert told.status_code == 503, (address, told.text)
        assert re.search(r"The index|Another index|Nothing has been ingested", told.text), told.text
    for address in ("/api/ask?question=Who%3F", "/api/check?text=the police export", "/api/statements", "/health"):
        assert client.get(address).status_code == 503, address
    library = page_with(lambda page, part: library_tab(page, part, index))
    [opened] = handlers(library, "tab", "select")
    view, table, *_ = opened.fn("", View())
    assert (view, table.count('class="problem" role="alert"')) == (View(), 1)
    [asked, *_] = handlers(library, "documents", "click")
    assert 'class="problem" role="alert"' in asked.fn(gr.EventData(None, {"act": "remove", "ids": [document]}), view)[1]
    [opened] = handlers(page_with(lambda _, part: statements_tab(part, index)), "tab", "select")
    assert 'class="problem" role="alert"' in opened.fn(StatementsView(), *[""] * 5, False)[0]
    [checked] = handlers(page_with(lambda *_: checking_tab(index)), "check-send", "click")
    assert 'class="problem" role="alert"' in checked.fn("the police export", "")
