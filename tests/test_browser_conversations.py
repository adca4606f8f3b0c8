"""Kept conversations in a real browser: Back, a reload, a second tab, a permalink, and one that is deleted."""

import re
import shutil
from pathlib import Path

import pytest
from app_process import running_app
from playwright.sync_api import BrowserContext, Page, expect
from test_browser import IDEMIA, QUOTED, ask, context, has_no_sideways_scroll, open_page  # noqa: F401  # a fixture
from web_examples import make_answer

from index.settings import Settings
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Exchange, held_in
from web.kept.answers import keep

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.parametrize(
        "context",
        [{"viewport": {"width": width, "height": 740}} for width in (1280, 360)],
        ids=["1280", "360"],
        indirect=True,
    ),
]


@pytest.fixture(scope="module")
def kept_index(shipped_index, tmp_path_factory) -> Path:
    return shutil.copytree(shipped_index.index, tmp_path_factory.mktemp("conversations") / "index")


@pytest.fixture
def served(kept_index, tmp_path):
    with running_app(shutil.copytree(kept_index, tmp_path / "index")) as address:
        yield address


def question_at(page: Page, number: int) -> None:
    """The page shows a question under the address of its turn."""
    expect(page).to_have_url(re.compile(rf"/\?conversation=[\w-]+#turn-{number}$"))
    expect(page.locator(f"#turn-{number}")).to_be_in_viewport()


def test_a_conversation_survives_back_a_reload_a_second_tab_and_a_restart(context, kept_index, tmp_path):  # noqa: F811
    index = shutil.copytree(kept_index, tmp_path / "index")
    with running_app(index) as address:
        page = open_page(context, address)
        ask(page, IDEMIA)
        question_at(page, 1)
        ask(page, "Who owns it now?")
        question_at(page, 2)
        page.go_back()
        question_at(page, 1)
        page.reload()
        expect(page.locator("#thread .exchange")).to_have_count(2)
        question_at(page, 1)
        other = context.new_page()
        other.goto(page.url)
        expect(other.locator(".quotation", has_text=QUOTED).first).to_be_visible()
        kept = page.url.removeprefix(address)
    with running_app(index) as address:
        page = context.new_page()
        page.goto(address + kept)
        expect(page.locator("#thread .exchange")).to_have_count(2)
        ask(page, "Since when?")
        question_at(page, 3)
        page.get_by_role("button", name="Start a new conversation").click()
        expect(page).to_have_url(f"{address}/")
        expect(page.locator("#recent a", has_text=IDEMIA)).to_be_visible()
        page.go_back()
        expect(page.locator("#thread .exchange")).to_have_count(3)


def long_conversation(folder: Path) -> str:
    index = BackgroundIndex(Settings(index=folder))
    asked = (f"What of number {number}?" for number in range(1, 26))
    before: Conversation = ()
    for question in asked:
        before = (*before, keep(index, before, Exchange(question, answer=make_answer(question), shown=1)))
    return held_in(before) or ""


def test_a_long_conversation_opens_at_its_last_turn_and_has_them_all(context, kept_index, tmp_path):  # noqa: F811
    index = shutil.copytree(kept_index, tmp_path / "index")
    held = long_conversation(index)
    earlier = "#earlier .exchange"
    with running_app(index) as address:
        page = context.new_page()
        page.goto(f"{address}/?conversation={held}")
        expect(page.locator(earlier)).to_have_count(10)
        question_at(page, 25)
        ask(page, IDEMIA)
        question_at(page, 26)
        expect(page.locator(earlier)).to_have_count(10)
        expect(page.locator("#thread .exchange")).to_have_count(16)
        page.goto("about:blank")
        page.goto(f"{address}/?conversation={held}#turn-3")
        question_at(page, 3)
        page.route("**/turns?*", lambda _: None)  # no answer comes
        page.reload()
        page.get_by_role("link", name="Earlier: 10 questions").click()
        expect(page.locator("#turn-1")).to_be_in_viewport()


def test_a_question_in_the_address_is_asked_and_its_answer_has_a_permalink(context: BrowserContext, served):  # noqa: F811
    page = context.new_page()
    page.goto(f"{served}/?question={IDEMIA}")
    question_at(page, 1)
    page.get_by_role("link", name="Permalink").click()
    expect(page).to_have_url(re.compile(r"/answers/[\w-]+$"))
    expect(page.locator(".quotation", has_text=QUOTED).first).to_be_visible()
    page.get_by_role("button", name="Ask again today").click()
    expect(page.get_by_text("The same quotations today.")).to_be_visible()
    assert has_no_sideways_scroll(page)


def test_a_conversation_is_renamed_found_deleted_and_had_back(context: BrowserContext, served):  # noqa: F811
    page = open_page(context, served)
    ask(page, IDEMIA)
    page.get_by_role("link", name="Conversations").click()
    page.get_by_text("Rename").first.click()
    page.get_by_label("Name").fill("Idemia in Shanghai")
    page.keyboard.press("Enter")
    name = page.get_by_role("link", name="Idemia in Shanghai")
    expect(name).to_be_visible()
    page.get_by_label("Words of a question or an answer").fill("shanghai")
    page.keyboard.press("Enter")
    expect(name).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    expect(name).to_have_count(0)
    page.get_by_role("button", name="Bring back").click()
    name.click()
    question_at(page, 1)
    page.goto(f"{served}/conversations")
    assert has_no_sideways_scroll(page)


def test_quotations_are_pinned_noted_on_ordered_and_exported(context: BrowserContext, served):  # noqa: F811
    page = open_page(context, served)
    ask(page, IDEMIA)
    page.locator("#latest .pin").first.click()
    expect(page.get_by_role("link", name="Pinned into “My dossier”")).to_be_visible()
    ask(page, "Who owns Idemia?")
    page.locator("#latest .pin").first.click()
    with context.expect_page() as opened:
        page.locator("#latest").get_by_role("link", name="Pinned into “My dossier”").click()
    dossier = opened.value
    expect(dossier.locator(".pins > li")).to_have_count(2)
    dossier.get_by_label("Note").first.fill("Ask for their reply.")
    dossier.get_by_role("button", name="Move down").first.click()
    expect(dossier.get_by_label("Note").last).to_have_value("Ask for their reply.")
    expect(dossier.locator(".pins > li").last).to_contain_text(QUOTED)
    with dossier.expect_download() as saved:
        dossier.get_by_role("link", name="Markdown").click()
    written = Path(saved.value.path()).read_text(encoding="utf-8")
    assert QUOTED in written
    assert written.index("Ask for their reply.") < written.index("[^1]: ")
    dossier.get_by_role("button", name="Take out").last.click()
    expect(dossier.locator(".pins > li")).to_have_count(1)
    dossier.get_by_role("button", name="Bring back").click()
    expect(dossier.locator(".pins > li")).to_have_count(2)
    assert has_no_sideways_scroll(dossier)
