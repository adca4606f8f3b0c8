"""The tools that assistants get through the Model Context Protocol: what each takes and what it answers.

Plain functions over the index; they only read. Knows no protocol.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from answer.phrases import phrase
from answer.render import to_json
from answer.statements import StatementFilter, find_said
from answer.understand.history import read_history
from answer.within import DocumentFilter, narrowed
from index.errors import QuestionError
from index.settings import Settings
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.api.corpus import LARGEST_LIMIT, check_limit, no_document, read_document, search_passages
from web.api.limits import NAMES, read_limits
from web.api.markdown import answer_markdown
from web.background_index import BackgroundIndex
from web.readers import model_in, prepare

LONGEST_TEXT = 20_000
"""How many characters of a document are opened at once: what a model can read beside all else that it is given."""

Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Output:
    """What a tool answers: text for a reader, and the same as an object of plain values."""

    text: str
    structured: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: `schema` is the JSON schema of its arguments.

    `run` takes the index, arguments that fit the schema, and the address of this server; it raises VerbatimError
    when it cannot answer.
    """

    name: str
    schema: dict[str, Any]
    run: Callable[[BackgroundIndex, Arguments, str], Output]

    @property
    def title(self) -> str:
        """The tool's name for people."""
        return phrase(f"tool_{self.name}")

    @property
    def description(self) -> str:
        """What an assistant is told of it."""
        return phrase(f"tool_{self.name}_about", limit=LONGEST_TEXT)


def make_tools(settings: Settings) -> tuple[Tool, ...]:
    """All tools; where the settings name a language model, the tool `ask` takes a reader."""
    reader = {"reader": _READER} if model_in(settings) else {}
    asked: dict[str, Any] = {"history": _HISTORY, "as_typed": _AS_TYPED}
    return (
        Tool(
            "ask",
            _schema(("question",), question=_TEXT, **asked, **_LIMITS, **reader),
            _ask,
        ),
        Tool("search_passages", _schema(("query",), query=_TEXT, limit=_LIMIT, **_LIMITS), _search),
        Tool(
            "search_statements",
            _schema((), **dict.fromkeys(_FILTERS, _TEXT), direct={"type": "boolean"}, limit=_LIMIT),
            _statements,
        ),
        Tool("open_document", _schema(("document_id",), document_id=_TEXT, start=_OFFSET, end=_OFFSET), _open),
    )


_TEXT = {"type": "string"}
_OFFSET = {"type": "integer", "minimum": 0}
_LIMIT = {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": 10}
_FILTERS = ("speaker", "words", "document", "since", "until")
_LIMITS = {name: {"type": "string", "description": phrase(f"only_{name}")} for name in NAMES}
_TURN = {
    "type": "object",
    "properties": {"role": {"enum": ["user", "assistant"]}, "text": _TEXT},
    "required": ["role", "text"],
}
_READER = {
    "enum": ["quotes", "llm"],
    "default": "quotes",
    "description": phrase("api_reader"),
}
_AS_TYPED = {"type": "boolean", "default": False, "description": phrase("api_as_typed")}
_HISTORY = {"type": "array", "items": _TURN, "description": phrase("tool_history")}


def _schema(required: tuple[str, ...], **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _ask(index: BackgroundIndex, arguments: Arguments, base: str) -> Output:
    turns = read_history(arguments.get("history"))
    reader, as_typed = arguments.get("reader", "quotes"), arguments.get("as_typed", False)
    work = prepare(index, arguments["question"], turns, reader, as_typed=as_typed, within=_within(arguments))
    found = work()
    return Output(answer_markdown(found, base), to_json(found))


def _search(index: BackgroundIndex, arguments: Arguments, base: str) -> Output:
    record(index.settings, Deed.ASKED, words=arguments["query"])
    corpus = narrowed(index.snapshot(), _within(arguments))
    found = search_passages(corpus, arguments["query"], _limit(arguments))
    return _as_json({"passages": [_linked(asdict(passage), base) for passage in found]})


def _statements(index: BackgroundIndex, arguments: Arguments, base: str) -> Output:
    limit = _limit(arguments)
    wanted = StatementFilter(**{name: value for name, value in arguments.items() if name != "limit"})
    record_list(index.settings, "statements", asdict(wanted))
    found = find_said(index.snapshot(), wanted)
    return _as_json({"total": len(found), "statements": [_linked(asdict(said), base) for said in found[:limit]]})


def _open(index: BackgroundIndex, arguments: Arguments, base: str) -> Output:
    document = read_document(index.snapshot(), arguments["document_id"])
    if document is None:
        raise QuestionError(no_document(arguments["document_id"]))
    record(index.settings, Deed.OPENED, f"{document.title} ({document.id})")
    length = len(document.text)
    start = arguments.get("start", 0)
    end = min(arguments.get("end", length), length, start + LONGEST_TEXT)
    if start >= end:
        raise QuestionError(phrase("nothing_there", start=start, end=end, length=length))
    part = {"text": document.text[start:end], "start": start, "end": end, "length": length}
    return _as_json({**_linked(asdict(document), base), **part})


def _within(arguments: Arguments) -> DocumentFilter:
    return read_limits({name: arguments[name] for name in NAMES if name in arguments})


def _limit(arguments: Arguments) -> int:
    limit: int = arguments.get("limit", _LIMIT["default"])
    check_limit(limit)
    return limit


def _linked(values: dict[str, Any], base: str) -> dict[str, Any]:
    return {**values, "link": base.rstrip("/") + values["permalink"]}


def _as_json(values: dict[str, Any]) -> Output:
    return Output(json.dumps(values, ensure_ascii=False), values)
