"""The page's stream of messages, in a real browser against a server that answers, breaks off and is away on command."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from web.assets import FOLDER

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A server whose streams say what they are told to, and which answers a join when it is told to.
_SERVER = """
const streams = [], joins = [];
let away = false;
window.leave = () => { away = true; streams.at(-1).error(new TypeError('network error')); };
window.comeBack = () => { away = false; };
window.opened = () => streams.length;
window.asked = [];
window.say = (message) => streams.at(-1).enqueue(new TextEncoder().encode(`data: ${JSON.stringify(message)}\\n\\n`));
window.end = () => { try { streams.at(-1).close(); } catch { /* the page has let go of it already */ } };
window.accept = (id) => joins.shift()(new Response(JSON.stringify({event_id: id})));
window.refuse = () => joins.shift()(new Response('{"detail": "no"}', {status: 422}));
window.fetch = async (input) => {
  const url = input.url ?? input;
  if (away) throw new TypeError('Failed to fetch');
  if (url.includes('/queue/join')) {
    window.asked.push(await input.clone().json());
    return new Promise((resolve) => joins.push(resolve));
  }
  if (!url.includes('/queue/data')) return new Response('as it was');
  window.asked.push(new URL(url).searchParams.get('session_hash'));
  return new Response(new ReadableStream({start: (controller) => streams.push(controller)}));
};
"""
_CLIENT = """
window.heard = [];
const body = '{"data": [1], "session_hash": "a"}';
window.join = () => { fetch('http://127.0.0.1/queue/join', {method: 'POST', body}); };
window.listen = async () => {
  const reader = (await fetch(new Request('http://127.0.0.1/queue/data?session_hash=a'))).body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const message of new TextDecoder().decode(part.value).trim().split('\\n\\n')) {
      const {msg, event_id: id, output} = JSON.parse(message.slice(6));
      window.heard.push([msg, id, output && JSON.stringify(output.data)].filter(Boolean).join(' '));
    }
  }
  window.heard.push('ended');
};
window.settled = () => new Promise((resolve) => setTimeout(resolve, 20));
"""


def read(name: str) -> str:
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.set_content('<p id="away"><span data-away="away" hidden>Away</span></p>')
    for script in (_SERVER, *map(read, ("server", "stream")), _CLIENT):
        opened.evaluate(f"() => {{ {script} }}")
    yield opened
    context.close()


def heard(page: Page, *steps: str) -> list[str]:
    """What the page has heard after the steps, each of which is given the time to have its effect."""
    for step in steps:
        page.evaluate(f"async () => {{ {step}; await settled(); }}")
    return page.evaluate("heard")


def say(message: str, event: str | None = None, data: list[object] | None = None) -> str:
    output = {"output": {"data": data}} if data else {}
    return f"say({json.dumps({'msg': message, 'event_id': event, **output})})"


_BEGUN = ("join()", "accept('a'); listen()")
_FIRST = (*_BEGUN, say("process_completed", "a"))


def test_a_stream_ends_when_its_last_event_has(page):
    assert heard(page, *_FIRST, say("close_stream"), "end()") == ["process_completed a", "close_stream", "ended"]
    assert page.evaluate("opened()") == 1


def test_an_event_sent_while_the_stream_closes_is_heard_of(page):
    heard(page, *_FIRST, "join()", say("close_stream"), "end()", "accept('b')")
    page.wait_for_function("opened() === 2")
    assert heard(page, say("process_completed", "b")) == ["process_completed a", "process_completed b"]
    assert heard(page, say("close_stream"), "end()")[2:] == ["close_stream", "ended"]
    assert page.evaluate("opened()") == 2


def test_an_event_accepted_before_the_stream_closes_is_heard_of(page):
    heard(page, *_FIRST, "join()", "accept('b')", say("close_stream"))
    page.wait_for_function("opened() === 2")
    assert heard(page, say("process_completed", "b")) == ["process_completed a", "process_completed b"]


def test_an_event_that_ends_before_the_page_knows_its_name_keeps_nothing_open(page):
    steps = ("join()", say("process_completed", "b"), "accept('b')", say("close_stream"), "end()")
    assert heard(page, *_FIRST, *steps)[-2:] == ["close_stream", "ended"]


def test_a_refused_event_keeps_nothing_open(page):
    assert heard(page, *_FIRST, "join()", "refuse()", say("close_stream"), "end()")[-2:] == ["close_stream", "ended"]


def test_a_server_that_went_away_is_told_of_and_asked_again_in_a_new_session(page):
    before = heard(page, *_BEGUN, say("process_generating", "a", ["one"]), "leave()")
    assert before == ['process_generating a ["one"]']
    expect(page.get_by_text("Away")).to_be_visible()
    page.evaluate("comeBack()")
    page.wait_for_function("asked.length === 3")  # the event, the stream, and the event again
    expect(page.get_by_text("Away")).to_be_hidden()
    heard(page, "accept('z')")
    page.wait_for_function("asked.length === 4")
    asked = page.evaluate("asked")
    assert [asked[0], asked[1]] == [{"data": [1], "session_hash": "a"}, "a"]
    assert asked[3] not in ("a", None)
    assert asked[2] == {"data": [1], "session_hash": asked[3]}
    # The page knows the event by its first name, and expects what has changed in each output.
    steps = (say("process_generating", "z", ["two"]), say("process_generating", "z", [[]]))
    told = heard(page, *steps, say("process_completed", "z"), say("close_stream"))
    assert told[1:] == [
        'process_generating a [[["replace",[],"two"]]]',
        "process_generating a [[]]",
        "process_completed a",
        "close_stream",
        "ended",
    ]


def test_what_is_sent_while_the_server_is_away_is_sent_when_it_is_back(page):
    heard(page, *_FIRST, say("close_stream"), "leave(); join()")
    expect(page.get_by_text("Away")).to_be_visible()
    page.evaluate("comeBack()")
    page.wait_for_function("asked.length === 3")
    expect(page.get_by_text("Away")).to_be_hidden()


def test_an_event_that_is_refused_when_it_is_sent_again_has_failed(page):
    heard(page, *_BEGUN, "leave(); comeBack()")
    page.wait_for_function("asked.length === 3")
    heard(page, "refuse()")
    page.wait_for_function("heard.includes('ended')")
    assert page.evaluate("heard") == ["process_completed a", "close_stream", "ended"]


def test_a_server_that_takes_leave_before_it_has_told_all_is_asked_again(page):
    heard(page, *_BEGUN, say("unexpected_error"), "end()")
    page.wait_for_function("asked.length === 3")
    assert page.evaluate("heard") == []


def test_other_requests_pass_as_they_are(page):
    assert page.evaluate("fetch('http://127.0.0.1/config').then((response) => response.text())") == "as it was"
