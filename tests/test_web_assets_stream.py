"""The repair of Gradio's stream of messages, in a real browser against a server that answers on command."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from web.tabs.theme import STREAM_FILE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A server whose streams say what they are told to, and which answers a join when it is told to.
_SERVER = """
const streams = [], joins = [];
window.opened = () => streams.length;
window.say = (message) => streams.at(-1).enqueue(new TextEncoder().encode(`data: ${JSON.stringify(message)}\\n\\n`));
window.end = () => streams.at(-1).close();
window.accept = (id) => joins.shift()(new Response(JSON.stringify({event_id: id})));
window.refuse = () => joins.shift()(new Response('{"detail": "no"}', {status: 422}));
window.fetch = (input) => {
  const url = input.url ?? input;
  if (url.includes('/queue/join')) return new Promise((resolve) => joins.push(resolve));
  if (!url.includes('/queue/data')) return Promise.resolve(new Response('as it was'));
  return Promise.resolve(new Response(new ReadableStream({start: (controller) => streams.push(controller)})));
};
"""
_CLIENT = """
window.heard = [];
window.join = () => { fetch('http://127.0.0.1/queue/join', {method: 'POST', body: '{}'}); };
window.listen = async () => {
  const reader = (await fetch(new Request('http://127.0.0.1/queue/data?session_hash=a'))).body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const message of new TextDecoder().decode(part.value).trim().split('\\n\\n')) {
      const {msg, event_id: id} = JSON.parse(message.slice(6));
      window.heard.push(id ? `${msg} ${id}` : msg);
    }
  }
  window.heard.push('ended');
};
window.settled = () => new Promise((resolve) => setTimeout(resolve, 20));
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    for script in (_SERVER, STREAM_FILE.read_text(encoding="utf-8"), _CLIENT):
        opened.evaluate(f"() => {{ {script} }}")
    yield opened
    context.close()


def heard(page: Page, *steps: str) -> list[str]:
    """What the page has heard after the steps, each of which is given the time to have its effect."""
    for step in steps:
        page.evaluate(f"async () => {{ {step}; await settled(); }}")
    return page.evaluate("heard")


def say(message: str, event: str | None = None) -> str:
    return f"say({json.dumps({'msg': message, 'event_id': event})})"


_FIRST = ("join(); accept('a'); listen()", say("process_completed", "a"))


def test_a_stream_ends_when_its_last_event_has(page):
    assert heard(page, *_FIRST, say("close_stream"), "end()") == ["process_completed a", "close_stream", "ended"]
    assert page.evaluate("opened()") == 1


def test_an_event_sent_while_the_stream_closes_is_heard_of(page):
    steps = ("join()", say("close_stream"), "end()", "accept('b')", say("process_completed", "b"))
    assert heard(page, *_FIRST, *steps) == ["process_completed a", "process_completed b"]
    assert heard(page, say("close_stream"), "end()")[2:] == ["close_stream", "ended"]
    assert page.evaluate("opened()") == 2


def test_an_event_accepted_before_the_stream_closes_is_heard_of(page):
    steps = ("join(); accept('b')", say("close_stream"), "end()", say("process_completed", "b"))
    assert heard(page, *_FIRST, *steps) == ["process_completed a", "process_completed b"]


def test_an_event_that_ends_before_the_page_knows_its_name_keeps_nothing_open(page):
    steps = ("join()", say("process_completed", "b"), "accept('b')", say("close_stream"), "end()")
    assert heard(page, *_FIRST, *steps)[-2:] == ["close_stream", "ended"]


def test_a_refused_event_keeps_nothing_open(page):
    assert heard(page, *_FIRST, "join(); refuse()", say("close_stream"), "end()")[-2:] == ["close_stream", "ended"]


def test_a_stream_that_breaks_off_is_not_taken_up_again(page):
    assert heard(page, "join(); accept('a'); listen()", "end()") == ["ended"]
    assert page.evaluate("opened()") == 1


def test_other_requests_pass_as_they_are(page):
    assert page.evaluate("fetch('http://127.0.0.1/config').then((response) => response.text())") == "as it was"
