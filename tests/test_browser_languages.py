"""The page in four languages, in a real browser: each reader sees one, throughout, and may choose another."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from app_process import running_app
from playwright.sync_api import BrowserContext, Page, expect
from test_browser import IDEMIA, QUOTED, ask, context, has_no_sideways_scroll, open_page  # noqa: F401  # a fixture
from test_browser_accessible import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PROMPTS = Path(__file__).parents[1] / "prompts"
CODES = ("de", "fr", "es")
REFUSED = "What is the price of gold in Timbuktu?"
ALTERED = f"“{QUOTED}”, says Idemia".replace("unable", "able")
SIZES = [{"width": 1280, "height": 900}, {"width": 360, "height": 740}]
WINDOWS = [{"locale": code, "viewport": size} for code in CODES for size in SIZES]
# What a reader sees and hears, without the words of documents, of questions, of titles and names, and of programs.
_SHOWN = """
() => {
  const theirs = `blockquote, mark, .passage, .question, .example, .title, cite, q, code, pre, del, ins, .compared, h1,
    .here, .bars .name, .languages, #recent a, .kept-list .name, article, .draft-text, .spoken, .origin, .also-in a, dd,
    td:has(a[href^="/documents/"]), #statements td:is(:first-child, :last-child), #documents td, .spoken-in,
    .said-list :is(.who, .words, .place), .also-called`;
  const copy = document.body.cloneNode(true);
  const hearable = [...copy.querySelectorAll('[aria-label], [placeholder]')].filter((one) => !one.closest(theirs));
  const heard = hearable.map((one) => one.getAttribute('aria-label') ?? one.getAttribute('placeholder'));
  const asked = [...copy.querySelectorAll('.question, .kept-list .name')].map((one) => one.textContent);
  copy.querySelectorAll(`${theirs}, script, style, iframe`).forEach((one) => one.remove());
  return asked.reduce((told, one) => told.replaceAll(one, ''), [copy.textContent, ...heard].join('\\n'));
}
"""


def phrases(code: str) -> dict[str, str]:
    name = "phrases.toml" if code == "en" else f"phrases.{code}.toml"
    return tomllib.loads((PROMPTS / name).read_text(encoding="utf-8"))


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))


ENGLISH = words("the this that these those with which what they there and were not from has have its is are your")
"""Small words that our English sentences are full of, and which none of the other languages has."""


def english_in(page: Page) -> set[str]:
    return ENGLISH & words(page.evaluate(_SHOWN))


@pytest.fixture(scope="module")
def address(shipped_index, tmp_path_factory) -> Iterator[str]:
    index = shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("languages") / "index")
    with running_app(index) as at:
        yield at
    shutil.rmtree(index)


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def tabs(page: Page, told: dict[str, str]) -> Iterator[str]:
    """Each tab with something in it."""
    expect(page.locator(".held").first).to_contain_text(re.compile(r"\d"))
    yield "welcome"
    ask(page, IDEMIA)
    yield "answer"
    page.locator("#latest a.number").first.click()
    expect(page.frame_locator("#source iframe").locator("#quote")).to_be_visible()
    yield "source"
    page.keyboard.press("Escape")
    ask(page, REFUSED)
    expect(page.locator("#latest .refusal .verdict")).to_have_text(told["refusal"])
    yield "refusal"
    page.locator("#question textarea").fill(" ".join(["word"] * 500))  # shown cut
    page.keyboard.press("Enter")
    expect(page.locator("#latest .problem")).to_be_visible()
    yield "error"
    open_tab(page, told["tab_check"])
    page.locator("#quotation textarea").fill(ALTERED)
    page.locator("#check-send").click()
    expect(page.locator("#outcome .verdict")).to_have_text(told["check_altered"])
    yield "check"
    open_tab(page, told["tab_statements"])
    expect(page.locator("#statements tbody tr").first).to_be_visible()
    yield "statements"
    open_tab(page, told["tab_library"])
    expect(page.locator("#documents table")).to_be_visible()
    yield "library"


def pages(page: Page, address: str, place: str) -> Iterator[str]:
    """Each page of its own."""
    printed = place.replace("?", "/pages/1?")
    pin = place.replace("/documents/", "/pin?document=").replace("?start", "&start")
    kept = ("/conversations", "/dossiers", "/drafts", "/docs")
    kept += ("/watches", "/collections", "/speakers", "/speakers/Idemia", "/matrix", "/feedback")
    for path in (place.partition("#")[0], printed, pin, *kept):
        page.goto(urljoin(address, path))
        yield path


def pages_with_drafts(page: Page, address: str) -> Iterator[str]:
    page.goto(f"{address}/drafts")
    page.locator("textarea").fill(f"{ALTERED}. Axis sold 30 cameras to Guilin in 2015.")
    page.locator("form button").click()
    expect(page.locator(".findings")).to_be_visible()
    yield "draft"


@pytest.mark.parametrize(
    "context", WINDOWS, indirect=True, ids=lambda one: f"{one['locale']}-{one['viewport']['width']}"
)
def test_all_views_are_in_the_reader_s_language(context, address, request):  # noqa: F811
    window = request.node.callspec.params["context"]
    code, told = window["locale"], phrases(window["locale"])
    page = open_page(context, address)
    seen = {name: english_in(page) for name in tabs(page, told)}
    assert page.locator("html").get_attribute("lang") == code
    page.goto(f"{address}/?question={IDEMIA}")
    place = page.locator("#latest a.number").first.get_attribute("href")
    for views in (pages(page, address, place), pages_with_drafts(page, address)):
        for name in views:
            seen[name] = english_in(page)
            assert page.locator("html").get_attribute("lang") == code, name
            assert has_no_sideways_scroll(page), name
    left = {name: found for name, found in seen.items() if found}
    assert not left, left


def test_quotations_are_in_the_language_of_their_documents(context, address):  # noqa: F811
    context.set_extra_http_headers({"accept-language": "fr"})
    page = context.new_page()
    page.goto(f"{address}/?question={IDEMIA}")
    quotation = page.locator("#latest blockquote", has_text=QUOTED).first
    expect(quotation).to_have_attribute("lang", "en")


def upload_words(page: Page) -> str:
    return page.locator("#files").inner_text()


@pytest.mark.parametrize("context", [{"locale": "de-AT"}], indirect=True)
def test_a_reader_chooses_another_language_and_gradio_follows(context, address):  # noqa: F811
    page = open_page(context, address)
    open_tab(page, "Bibliothek")
    assert {"Datei", "Hochladen"} <= set(upload_words(page).split())
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("tab", name="Biblioteca")).to_be_visible()
    open_tab(page, "Biblioteca")
    expect(page.locator("#files")).to_contain_text("Coloque el archivo aquí")
    assert not {"Datei", "Hochladen"} & set(upload_words(page).split())
    expect(page.locator(".languages [aria-current]")).to_have_text("Español")
    page.get_by_role("link", name="English").click()
    open_tab(page, "Library")
    expect(page.locator("#files")).to_contain_text("Drop File Here")
    expect(page.locator("#files")).to_contain_text("Click to Upload")


@pytest.mark.parametrize("context", [{"locale": "en-US"}], indirect=True)
def test_another_language_is_chosen_on_a_page_that_is_come_back_to(context, address):  # noqa: F811
    page = context.new_page()
    page.goto(f"{address}/?question={IDEMIA}")
    place = page.locator("#latest a.number").first.get_attribute("href").partition("#")[0]
    page.goto(address + place)
    page.get_by_role("link", name="Français").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(phrases("fr")["pin_these"])).to_be_visible()
    assert page.url == address + place
    expect(page.locator("mark").first).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "fr"
    page.goto(f"{address}/dossiers")
    expect(page.get_by_role("heading", name="Dossiers")).to_be_visible()
    expect(page.get_by_text(phrases("fr")["new_dossier"])).to_be_visible()


@pytest.mark.parametrize("context", [{"locale": "de", "viewport": SIZES[1]}], indirect=True)
def test_an_upload_that_is_not_read_is_told_in_the_reader_s_language(context, address, tmp_path):  # noqa: F811
    page = open_page(context, address)
    open_tab(page, "Bibliothek")
    (tmp_path / "leer.pdf").write_bytes(b"nothing of the kind")
    page.locator("#files input[type=file]").set_input_files(tmp_path / "leer.pdf")
    told = (
        "Nicht hinzugefügt: leer.pdf ist keine PDF-Datei, was auch immer der Name sagt; speichern Sie sie neu als PDF."
    )
    expect(page.locator("#progress .failed")).to_have_text(told)
    assert english_in(page) == set()


@pytest.mark.parametrize("context", [{"locale": "de"}], indirect=True)
def test_an_export_is_in_the_reader_s_language(context, address):  # noqa: F811
    page = context.new_page()
    page.goto(f"{address}/?question={IDEMIA}")
    kept = page.locator("#latest .kept a").get_attribute("href")
    exported = page.request.get(f"{address}{kept}/export/html", headers={"accept-language": "de"}).text()
    assert '<html lang="de">' in exported
    assert "So beantwortet am" in exported
    assert ">Dokument öffnen<" in exported


@pytest.mark.parametrize("context", [{"locale": "fr", "viewport": SIZES[1]}], indirect=True)
def test_the_choice_breaks_no_rule_of_accessibility(context, address):  # noqa: F811
    page = open_page(context, address)
    for path in ("/", "/dossiers"):
        page.goto(address + path)
        expect(page.locator(".languages a")).to_have_count(4)
        assert violations(page) == []


def test_programs_are_answered_in_english_unless_they_ask(context: BrowserContext, address):  # noqa: F811
    def told(**headers: str) -> str:
        answer = context.request.get(f"{address}/api/ask", params={"question": REFUSED}, headers=headers)
        return answer.json()["sentences"][0]["text"]

    assert told(**{"accept-language": "es"}) == phrases("es")["refusal"]
    assert told(**{"accept-language": "*"}) == phrases("en")["refusal"]
