"""Chat completions as OpenAI's clients send and expect them. Plain records and values; knows no HTTP and no index."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import uuid4

from answer.phrases import phrase
from answer.records import Answer, Citation, Turn, Usage
from index.errors import QuestionError
from text.characters import whole_characters
from web.api.markdown import answer_markdown, answer_pieces, link, said

MODEL = "verbatim"
WRITING_MODEL = "verbatim-llm"
"""The assistant whose answers a language model writes; called as the command line calls that reader."""
_SPOKEN = ("user", "assistant")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation; `content` is text, or parts of which only those of type "text" are read."""

    role: str
    content: str | list[dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class StreamOptions:
    """What a client wants of a stream."""

    include_usage: bool | None = False


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What a client asks for, and of which documents. Else, such as a temperature, nothing changes anything here."""

    messages: list[Message]
    model: str = MODEL
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    limits: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the pieces of one reply share."""

    id: str
    created: int
    model: str


def new_reply(model: str) -> Reply:
    """A reply of a model with an id of its own, made now."""
    return Reply(f"chatcmpl-{uuid4().hex}", int(time.time()), model)


def read_messages(messages: Sequence[Message]) -> tuple[str, tuple[Turn, ...]]:
    """Find the question in a conversation, and what was said before it.

    :param messages: the conversation, oldest first; instructions and the output of tools are left out.
    :return: the last message of the user, and the turns before it.
    :raises QuestionError: when the user has said nothing.
    """
    spoken = [Turn(message.role, _text(message)) for message in messages if message.role in _SPOKEN]
    asked = [place for place, turn in enumerate(spoken) if turn.role == "user"]
    if not asked:
        raise QuestionError(phrase("nobody_asks"))
    before = spoken[: asked[-1]]
    return spoken[asked[-1]].text, tuple(
        Turn(turn.role, said(turn.text) if turn.role == "assistant" else turn.text) for turn in before
    )


def completion(answer: Answer, base: str, model: str) -> dict[str, Any]:
    """The answer as one chat completion.

    :param answer: the answer.
    :param base: the address of this server, for links.
    :param model: the model that was asked for.
    :return: its message has `citations`, `nearest`, `withheld`, `refused`, `limits` and `outside`, too.
    """
    message = {"role": "assistant", "content": answer_markdown(answer, base), **_extension(answer, base)}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return {**_frame("chat.completion", new_reply(model)), "choices": [choice], "usage": usage(answer)}


def last_chunks(
    reply: Reply, answer: Answer, sent: Sequence[str], base: str, options: StreamOptions | None = None
) -> Iterator[dict[str, Any]]:
    """The chunks of a whole answer after the pieces that were sent.

    There is one for each quotation, source list or sentence; then one has the extension, one says that the reply ends
    and, for a client that wants to know, one says what it took.
    """
    pieces = list(answer_pieces(answer, base))
    rest = pieces[len(sent) :] if pieces[: len(sent)] == list(sent) else ["\n\n", *pieces]
    yield from (chunk(reply, {"content": piece}) for piece in rest)
    yield chunk(reply, _extension(answer, base))
    yield chunk(reply, {}, "stop")
    if options and options.include_usage:
        yield {**_frame("chat.completion.chunk", reply), "choices": [], "usage": usage(answer)}


def usage(answer: Answer) -> dict[str, int] | None:
    """The tokens that a language model read and wrote: none for quotations, None when its endpoint does not tell."""
    provenance = answer.provenance
    if provenance.usage is None and provenance.model is not None:
        return None
    used = provenance.usage or Usage(0, 0)
    return {**asdict(used), "total_tokens": used.prompt_tokens + used.completion_tokens}


def chunk(reply: Reply, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    """One chunk of a streamed completion."""
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return {**_frame("chat.completion.chunk", reply), "choices": [choice]}


def model_card(model: str) -> dict[str, Any]:
    """A model as the list of models describes it."""
    return {"id": model, "object": "model", "created": 0, "owned_by": MODEL}


def _text(message: Message) -> str:
    if not isinstance(message.content, list):
        return whole_characters(message.content or "")
    parts = [part.get("text") for part in message.content if part.get("type") == "text"]
    return whole_characters("\n".join(part for part in parts if isinstance(part, str)))


def _frame(kind: str, reply: Reply) -> dict[str, Any]:
    return {"id": reply.id, "object": kind, "created": reply.created, "model": reply.model}


def _extension(answer: Answer, base: str) -> dict[str, Any]:
    return {
        "refused": answer.refused,
        "citations": [_citation(citation, base) for citation in answer.citations],
        "nearest": [_citation(citation, base) for citation in answer.nearest],
        "withheld": [asdict(sentence) for sentence in answer.withheld],
        "limits": answer.limits,
        "outside": answer.outside,
    }


def _citation(citation: Citation, base: str) -> dict[str, Any]:
    return {**asdict(citation), "link": link(base, citation)}
