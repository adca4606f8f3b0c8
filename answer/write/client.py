"""A language model behind an OpenAI-compatible endpoint: a prompt in, the reply in pieces as it comes.

The only file that imports openai and the HTTP library under it; slow to import, so it is imported where a model is
asked. Knows nothing of questions and sources. What an endpoint says of its errors is not passed on: it may repeat keys.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from json import JSONDecodeError
from typing import Any

import httpx2
import openai
from openai import AsyncOpenAI

from answer.phrases import phrase
from answer.progress import Stop
from answer.records import Usage
from answer.write.endpoint import Endpoint
from index.errors import EndpointError

_RETRIES = 2
_MOST_CHARACTERS = 20_000
_MOST_BYTES = 10_000_000
_LOOK_SECONDS = 0.1
_SENT = frozenset("host accept accept-encoding connection content-type content-length transfer-encoding".split())

Chunks = asyncio.Queue[object | None]
"""What an endpoint sends, None at the end."""
OnUsage = Callable[[Usage], None]
"""Is told how many tokens a reply took."""


def replies(
    endpoint: Endpoint, prompt: str, on_usage: OnUsage | None = None, stop: Stop | None = None
) -> Iterator[str]:
    """Ask the model.

    Failures before the reply begins are tried again, a little later each time.

    :param endpoint: where the model is.
    :param prompt: what it is asked.
    :param on_usage: told the tokens that the reply took, when the endpoint says so.
    :param stop: closes the connection soon after it is requested, so that the model need not write on.
    :return: the reply in pieces, as they come.
    :raises EndpointError: when the endpoint is down, refuses, sends something else than a reply, breaks off, or takes
        longer than it may, or when it is stopped; pieces may have come before.
    """
    return _told(endpoint, prompt, on_usage or _ignore, stop or Stop())


def _ignore(_usage: Usage) -> None:
    pass


def _told(endpoint: Endpoint, prompt: str, on_usage: OnUsage, stop: Stop) -> Iterator[str]:
    """The pieces, with every failure as one sentence."""
    try:
        yield from _pieces(endpoint, prompt, on_usage, stop)
    except (TimeoutError, openai.APITimeoutError, httpx2.TimeoutException) as error:
        raise EndpointError(
            f"The language model {endpoint.shown} did not finish within {endpoint.seconds} seconds; try again, or "
            f"raise VERBATIM_LLM_SECONDS."
        ) from error
    except openai.APIStatusError as error:
        raise EndpointError(_refusal(endpoint, error.status_code)) from None
    except (openai.APIConnectionError, httpx2.ConnectError, httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise EndpointError(
            f"The language model {endpoint.shown} cannot be reached; see that it runs there, and that "
            f"VERBATIM_LLM_URL is right."
        ) from error
    except (openai.OpenAIError, httpx2.HTTPError, JSONDecodeError, UnicodeError, ValueError) as error:
        raise EndpointError(
            f"The endpoint {endpoint.shown} sent something that is no reply of a language model; see that "
            f"VERBATIM_LLM_URL is that of an OpenAI-compatible endpoint."
        ) from error


def _pieces(endpoint: Endpoint, prompt: str, on_usage: OnUsage, stop: Stop) -> Iterator[str]:
    """The pieces, each awaited no longer than the time that is left: an endpoint may stall at any of them."""
    until = time.monotonic() + endpoint.seconds
    with asyncio.Runner() as runner:
        runner.get_loop().set_default_executor(_Hasty())
        chunks: Chunks = asyncio.Queue()
        # One task reads from beginning to end, so that cancelling it unwinds and closes all that it has open.
        reading = runner.get_loop().create_task(_read_into(chunks, endpoint, prompt))
        reading.add_done_callback(lambda _: chunks.put_nowait(None))
        try:
            length, ending, is_reply = 0, None, False
            while (chunk := runner.run(_next(chunks, until, stop))) is not None:
                (text, ended), is_reply = _read(chunk), True
                if usage := _usage(chunk):
                    on_usage(usage)
                length, ending = length + len(text), ended or ending
                if text:
                    yield text
                if length > _MOST_CHARACTERS:
                    raise EndpointError(f"The language model {endpoint.shown} does not end its reply.")
            reading.result()
            if not is_reply:
                raise ValueError("no chunk at all, as from a web page")
            if ending != "stop":
                raise _broken_off(endpoint)
        finally:
            reading.cancel()
            runner.run(_ended(reading))


class _Hasty(ThreadPoolExecutor):
    """Threads that nobody waits for: what looks up the name of a host cannot be stopped."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Let go of the threads."""
        super().shutdown(wait=False, cancel_futures=True)


async def _next(chunks: Chunks, until: float, stop: Stop) -> object | None:
    """The next chunk, None at the end."""
    while not stop.requested:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        with suppress(TimeoutError):
            return await asyncio.wait_for(chunks.get(), min(left, _LOOK_SECONDS))
    raise EndpointError(phrase("stopped"))


async def _read_into(chunks: Chunks, endpoint: Endpoint, prompt: str) -> None:
    """Ask the model, and take in what it replies."""
    async with _client(endpoint) as client:
        stream = await _begun(client, endpoint, prompt)
        try:
            async for chunk in stream:
                chunks.put_nowait(chunk)
        except openai.APITimeoutError:
            raise
        except openai.APIConnectionError as error:
            raise _broken_off(endpoint) from error


async def _ended(reading: asyncio.Task[None]) -> None:
    """Wait until all is closed; an error that nobody waits for any more is nobody's."""
    await asyncio.wait([reading], timeout=1)
    if reading.done() and not reading.cancelled():
        reading.exception()


def _broken_off(endpoint: Endpoint) -> EndpointError:
    return EndpointError(f"The language model {endpoint.shown} broke off its reply.")


def _client(endpoint: Endpoint) -> AsyncOpenAI:
    async def bare(request: httpx2.Request) -> None:
        """Take out what the client tells of this machine, and what it reads of the user's from OPENAI_* variables."""
        for name in set(request.headers) - _SENT:
            del request.headers[name]
        request.headers.update({"Authorization": f"Bearer {endpoint.key}", "User-Agent": "Verbatim"})

    # A redirect could send the sources to a host that the user did not name.
    http = httpx2.AsyncClient(
        follow_redirects=False, event_hooks={"request": [bare], "response": [_bound]}, timeout=endpoint.seconds
    )
    return AsyncOpenAI(
        base_url=endpoint.url, api_key=endpoint.key, timeout=endpoint.seconds, max_retries=_RETRIES, http_client=http
    )


async def _begun(client: AsyncOpenAI, endpoint: Endpoint, prompt: str) -> AsyncIterator[object]:
    async def create(**more: object) -> AsyncIterator[object]:
        return await client.chat.completions.create(
            model=endpoint.model,
            messages=[{"role": "user", "content": prompt}],
            temperature=0,
            stream=True,
            extra_body=more,
        )

    try:
        return await create(stream_options={"include_usage": True})
    except (openai.BadRequestError, openai.UnprocessableEntityError):
        # Not every endpoint knows that option.
        return await create()


def _read(chunk: object) -> tuple[str, str | None]:
    """The text of a chunk and why the reply ends with it, if it does; the client does not check what it was sent."""
    choices = getattr(chunk, "choices", None)
    if not isinstance(choices, list):
        raise ValueError("a chunk without choices")
    if not choices:
        return "", None
    content = getattr(getattr(choices[0], "delta", None), "content", None)
    ending = getattr(choices[0], "finish_reason", None)
    return content if isinstance(content, str) else "", ending if isinstance(ending, str) else None


def _usage(chunk: object) -> Usage | None:
    """The tokens that a chunk reports, if it does."""
    usage = getattr(chunk, "usage", None)
    counts = [getattr(usage, name, None) for name in ("prompt_tokens", "completion_tokens")]
    read, wrote = (count if isinstance(count, int) and count >= 0 else None for count in counts)
    return None if read is None or wrote is None else Usage(read, wrote)


def _refusal(endpoint: Endpoint, status: int) -> str:
    """What a status says, and what to do."""
    if status in (401, 403):
        return f"The endpoint {endpoint.shown} does not accept the key; set VERBATIM_LLM_KEY to one that it does."
    if status == 404:
        return (
            f"The endpoint {endpoint.shown} does not know the model {endpoint.model!r}, or is not at this address; see "
            f"VERBATIM_LLM_MODEL and VERBATIM_LLM_URL."
        )
    if status in (400, 413, 422):
        return (
            f"The endpoint {endpoint.shown} does not take the prompt (status {status}); it may be too long for the "
            f"model: lower VERBATIM_LLM_TOKENS."
        )
    return f"The language model {endpoint.shown} is failing or overloaded (status {status}); try again later."


async def _bound(response: httpx2.Response) -> None:
    response.stream = _Bounded(response.stream)


class _Bounded(httpx2.AsyncByteStream):
    """A body that is given up when it grows beyond what any reply needs."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401  # either kind of stream, of which only this one comes
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        length = 0
        async for part in self._stream:
            length += len(part)
            if length > _MOST_BYTES:
                raise ValueError("The body is too long.")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()
