"""Chat completions as OpenAI's clients send and expect them. Plain records and values; knows no HTTP and no index."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import uuid4

from answer.records import Answer, Citation, Turn
from index.errors import QuestionError
from web.characters import whole_characters
from web.chat_markdown import answer_markdown, answer_pieces, link, said

MODEL = "verbatim"
_SPOKEN = ("user", "assistant")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation; `content` is text, or parts of which only those of type "text" are read."""

    role: str
    content: str | list[dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What a client asks for. Everything else that it may send, such as a temperature, changes nothing here."""

    messages: list[Message]
    model: str = MODEL
    stream: bool | None = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the pieces of one reply share."""

    id: str
    created: int


def new_reply() -> Reply:
    """A reply with an id of its own, made now."""
    return Reply(f"chatcmpl-{uuid4().hex}", int(time.time()))


def read_messages(messages: Sequence[Message]) -> tuple[str, tuple[Turn, ...]]:
    """Find the question in a conversation, and what was said before it.

    :param messages: the conversation, oldest first; instructions and the output of tools are left out.
    :return: the last message of the user, and the turns before it.
    :raises QuestionError: when the user has said nothing.
    """
    spoken = [Turn(one.role, _text(one)) for one in messages if one.role in _SPOKEN]
    asked = [place for place, turn in enumerate(spoken) if turn.role == "user"]
    if not asked:
        raise QuestionError('The messages hold none of the role "user", so nothing is asked.')
    before = spoken[: asked[-1]]
    return spoken[asked[-1]].text, tuple(
        Turn(turn.role, said(turn.text) if turn.role == "assistant" else turn.text) for turn in before
    )


def completion(answer: Answer, base: str) -> dict[str, Any]:
    """The answer as one chat completion.

    :param answer: the answer.
    :param base: the address of this server, for links.
    :return: its message has `citations`, `nearest` and `refused` beside the usual fields.
    """
    message = {"role": "assistant", "content": answer_markdown(answer, base), **_extension(answer, base)}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return {**_frame("chat.completion", new_reply()), "choices": [choice]}


def chunks(answer: Answer, base: str, reply: Reply) -> Iterator[dict[str, Any]]:
    """The answer as chunks, one for each quotation, source list or sentence; the last but one has the extension."""
    for piece in answer_pieces(answer, base):
        yield chunk(reply, {"content": piece})
    yield chunk(reply, _extension(answer, base))
    yield chunk(reply, {}, "stop")


def chunk(reply: Reply, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    """One chunk of a streamed completion."""
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return {**_frame("chat.completion.chunk", reply), "choices": [choice]}


def model_card() -> dict[str, Any]:
    """The one model, as the list of models describes it."""
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}


def _text(message: Message) -> str:
    if not isinstance(message.content, list):
        return whole_characters(message.content or "")
    parts = [part.get("text") for part in message.content if part.get("type") == "text"]
    return whole_characters("\n".join(part for part in parts if isinstance(part, str)))


def _frame(kind: str, reply: Reply) -> dict[str, Any]:
    return {"id": reply.id, "object": kind, "created": reply.created, "model": MODEL}


def _extension(answer: Answer, base: str) -> dict[str, Any]:
    return {
        "refused": answer.refused,
        "citations": [_citation(one, base) for one in answer.citations],
        "nearest": [_citation(one, base) for one in answer.nearest],
    }


def _citation(citation: Citation, base: str) -> dict[str, Any]:
    return {**asdict(citation), "link": link(base, citation)}
