"""The adapter to language models: pieces as they come, and one clear sentence for whatever an endpoint may do."""

import logging
import threading
import time
from collections.abc import Iterator

import pytest
from llm_server import DONE, LlmServer, chunk, cut, forever, hangs_up, llm_server, says, sends, stalls, usage

from answer.progress import Stop
from answer.records import Usage
from answer.write.client import replies
from answer.write.endpoint import Endpoint
from index.errors import EndpointError

KEY = "sk-secret-123"


@pytest.fixture
def server() -> Iterator[LlmServer]:
    with llm_server() as serving:
        yield serving


def endpoint(server: LlmServer, **other: object) -> Endpoint:
    return Endpoint(**{"url": server.url, "model": "m", "key": KEY, "seconds": 5, "tokens": 3000, **other})


def problem(asked: Endpoint) -> str:
    """What is said of a reply that fails."""
    with pytest.raises(EndpointError) as raised:
        list(replies(asked, "Why?"))
    assert KEY not in str(raised.value)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_the_reply_comes_in_pieces_and_the_prompt_goes_out_with_the_key(server):
    server.script = says("It was old.")
    assert list(replies(endpoint(server), "Why?")) == ["It", " was", " old."]
    assert server.requests[0]["messages"] == [{"role": "user", "content": "Why?"}]
    assert server.requests[0]["model"] == "m"
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_nothing_but_the_key_and_the_prompt_is_told_of_whoever_asks(server, monkeypatch):
    for name in ("ORG_ID", "PROJECT_ID", "API_KEY", "BASE_URL", "CUSTOM_HEADERS"):
        monkeypatch.setenv(f"OPENAI_{name}", "http://127.0.0.1:1/" if name == "BASE_URL" else "X-Mine: mine")
    server.script = says("Yes.")
    assert list(replies(endpoint(server), "Why?")) == ["Yes."]
    sent = {name.lower(): value for name, value in server.headers[0].items()}
    known = "host accept accept-encoding connection content-type content-length authorization user-agent"
    assert set(sent) <= set(known.split())
    assert "mine" not in " ".join(sent.values()).lower()


def test_a_failure_before_the_reply_is_tried_again(server):
    server.script, server.failures = says("Yes."), 1
    assert "".join(replies(endpoint(server), "Why?")) == "Yes."
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "VERBATIM_LLM_KEY"), (403, "VERBATIM_LLM_KEY"), (404, "VERBATIM_LLM_MODEL"), (400, "VERBATIM_LLM_TOKENS")],
)
def test_a_refusal_says_what_to_change_and_repeats_nothing(server, status, said):
    server.status = status
    assert said in problem(endpoint(server))


@pytest.mark.slow
@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_endpoint_that_goes_on_failing_is_given_up(server, status):
    server.status = status
    assert f"status {status}" in problem(endpoint(server, seconds=10))
    assert len(server.requests) == 3


def test_nobody_there(server):
    assert "http://127.0.0.1:1/v1 cannot be reached" in problem(endpoint(server, url="http://127.0.0.1:1/v1"))


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (cut("It was"), "broke off"),
        (sends(chunk("It was", "length"), DONE), None),
        (sends(chunk("It", "length"), b"data: [DONE]\n\n"), "broke off"),
        (sends(b"data: {not json\n\n"), "no reply of a language model"),
        (sends(b'data: {"error": {"message": "sk-secret-123"}}\n\n'), "no reply of a language model"),
        (sends(b'data: {"choices": "x"}\n\n'), "no reply of a language model"),
        (sends(b'data: ["x"]\n\n'), "no reply of a language model"),
        (sends(b"data: 7\n\n"), "no reply of a language model"),
        (sends(b'data: {"choices": [7]}\n\n', DONE), None),
        (sends(b'data: {"choices": [{"delta": {"content": 7}}]}\n\n', DONE), None),
        (sends(b"<html>Not found</html>"), "no reply of a language model"),
        (sends(b"\xff\xfe\x00garbage\n\n"), "no reply of a language model"),
        (sends(), "no reply of a language model"),
        (sends(chunk("x" * 30_000), DONE), "does not end"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_garbage_is_told_or_left_out(server, script, said):
    server.script = script
    if said:
        assert said in problem(endpoint(server))
    else:
        assert "".join(replies(endpoint(server), "Why?")) in ("", "It was")


def test_a_connection_that_breaks_is_told_from_one_that_never_was(server):
    server.script, server.length = hangs_up("It was"), 10_000
    assert "broke off" in problem(endpoint(server))


@pytest.mark.slow
@pytest.mark.parametrize(
    "script",
    [
        stalls("It was"),
        forever(chunk(""), 0.05),
        forever(b": still here\n\n", 0.05),
        forever(b"x" * 1000, 0.02),
        forever(chunk("word "), 0.05),
        forever(b"y" * 100_000),
        forever(chunk("word " * 20)),
    ],
)
def test_what_never_ends_is_ended_in_time(server, caplog, script):
    server.script = script
    began = time.monotonic()
    assert "127.0.0.1" in problem(endpoint(server, seconds=1))
    assert time.monotonic() - began < 2.5
    assert caplog.text == ""


def test_whoever_stops_listening_ends_it(server):
    server.script = forever(chunk("word "), 0.01)
    pieces = replies(endpoint(server), "Why?")
    assert next(pieces) == "word "
    since = time.monotonic()
    pieces.close()
    assert server.seconds_to_leave(since) < 1


def requested_after(seconds: float, server: LlmServer) -> tuple[Stop, list[float]]:
    """A stop that is requested a little after the server is asked, and when it was."""
    stop, since = Stop(), list[float]()

    def request() -> None:
        while not server.requests:
            time.sleep(0.01)
        time.sleep(seconds)
        since.append(time.monotonic())
        stop.requested = True

    threading.Thread(target=request, daemon=True).start()
    return stop, since


@pytest.mark.parametrize("script", [forever(chunk("word "), 0.02), stalls("It was"), forever(b": thinking\n\n", 0.02)])
def test_a_reply_that_is_awaited_can_be_stopped(server, caplog, script):
    server.script = script
    stop, since = requested_after(0.2, server)
    with pytest.raises(EndpointError, match="was stopped"):
        list(replies(endpoint(server), "Why?", stop=stop))
    assert time.monotonic() - since[0] < 0.5
    assert caplog.text == ""


def test_the_endpoint_is_hung_up_on_when_a_reply_is_stopped(server):
    server.script = forever(chunk("word "), 0.02)
    stop, since = requested_after(0.2, server)
    with pytest.raises(EndpointError):
        list(replies(endpoint(server), "Why?", stop=stop))
    assert server.seconds_to_leave(since[0]) < 1


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15}, [Usage(12, 3)]),
        ({"prompt_tokens": 12}, []),
        ({"prompt_tokens": "12", "completion_tokens": -3}, []),
    ],
)
def test_the_tokens_are_told_when_the_endpoint_tells_them(server, counts, told):
    server.script = sends(chunk("Yes."), chunk(None, "stop"), usage(**counts), b"data: [DONE]\n\n")
    used: list[Usage] = []
    assert list(replies(endpoint(server), "Why?", used.append)) == ["Yes."]
    assert used == told
    assert server.requests[0]["stream_options"] == {"include_usage": True}


def test_an_endpoint_that_does_not_know_how_to_tell_the_tokens_is_asked_without(server):
    server.script, server.unknown = says("Yes."), "stream_options"
    assert list(replies(endpoint(server), "Why?")) == ["Yes."]
    assert len(server.requests) == 2


def test_nothing_is_logged_of_the_key(server, caplog):
    caplog.set_level(logging.DEBUG)
    server.script = says("Yes.")
    list(replies(endpoint(server), "Why?"))
    assert KEY not in caplog.text


def test_a_redirect_is_not_followed(server):
    server.status = 307
    assert "status 307" in problem(endpoint(server, seconds=10))
