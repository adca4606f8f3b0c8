"""The tools that assistants get through the Model Context Protocol: what each takes and what it answers.

Plain functions over the index; they only read. Knows no protocol.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from answer.statements import StatementFilter, find_said
from answer.understand.history import read_history
from index.corpus import Corpus
from index.errors import QuestionError
from web.api.corpus import LARGEST_LIMIT, check_limit, no_document, read_document, search_passages
from web.api.events import ToJson
from web.api.markdown import answer_markdown
from web.readers import Readers, quiet

LONGEST_TEXT = 20_000
"""How many characters of a document are opened at once."""

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
    title: str
    description: str
    schema: dict[str, Any]
    run: Callable[[Corpus, Arguments, str], Output]


def make_tools(readers: Readers, to_json: ToJson) -> tuple[Tool, ...]:
    """Make the tools.

    :param readers: who may answer; where a language model may, the tool `ask` takes a reader.
    :param to_json: an answer as the JSON of the contract.
    :return: all of them.
    """

    def answer(corpus: Corpus, arguments: Arguments, base: str) -> Output:
        read = readers.reading(arguments.get("reader", "quotes"))
        found = read(corpus, arguments["question"], read_history(arguments.get("history")), *quiet())
        return Output(answer_markdown(found, base), to_json(found))

    return (
        Tool(
            "ask",
            "Ask a question",
            "Answers a question from the documents with their exact words: who said them, source, date and link to "
            "the place. Says so when the documents do not answer. Quote the words unchanged.",
            _schema(("question",), question=_TEXT, history=_HISTORY, **({"reader": _READER} if readers.writer else {})),
            answer,
        ),
        Tool(
            "search_passages",
            "Search passages",
            "Finds the passages that best fit a query, best first, whether or not they answer it.",
            _schema(("query",), query=_TEXT, limit=_LIMIT),
            _search,
        ),
        Tool(
            "search_statements",
            "Search statements",
            "Lists who said what in the documents. Every filter may be left out; dates are a year, a month or a day.",
            _schema((), **dict.fromkeys(_FILTERS, _TEXT), direct={"type": "boolean"}, limit=_LIMIT),
            _statements,
        ),
        Tool(
            "open_document",
            "Open a document",
            f"Gives the text of a document from start to end, at most {LONGEST_TEXT} characters at once, with what is "
            "known about it. Without start and end, from its beginning.",
            _schema(("document_id",), document_id=_TEXT, start=_OFFSET, end=_OFFSET),
            _open,
        ),
    )


_TEXT = {"type": "string"}
_OFFSET = {"type": "integer", "minimum": 0}
_LIMIT = {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": 10}
_FILTERS = ("speaker", "words", "document", "since", "until")
_TURN = {
    "type": "object",
    "properties": {"role": {"enum": ["user", "assistant"]}, "text": _TEXT},
    "required": ["role", "text"],
}
_READER = {
    "enum": ["quotes", "llm"],
    "default": "quotes",
    "description": "Who writes: quotes gives the sources' own words; llm a language model's sentences, of which only "
    "those come that the sources bear out.",
}
_HISTORY = {"type": "array", "items": _TURN, "description": "Earlier turns of the conversation, oldest first."}


def _schema(required: tuple[str, ...], **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _search(corpus: Corpus, arguments: Arguments, base: str) -> Output:
    found = search_passages(corpus, arguments["query"], _limit(arguments))
    return _as_json({"passages": [_linked(asdict(one), base) for one in found]})


def _statements(corpus: Corpus, arguments: Arguments, base: str) -> Output:
    limit = _limit(arguments)
    wanted = StatementFilter(**{name: value for name, value in arguments.items() if name != "limit"})
    found = find_said(corpus, wanted)
    return _as_json({"total": len(found), "statements": [_linked(asdict(one), base) for one in found[:limit]]})


def _open(corpus: Corpus, arguments: Arguments, base: str) -> Output:
    document = read_document(corpus, arguments["document_id"])
    if document is None:
        raise QuestionError(no_document(arguments["document_id"]))
    length = len(document.text)
    start = arguments.get("start", 0)
    end = min(arguments.get("end", length), length, start + LONGEST_TEXT)
    if start >= end:
        raise QuestionError(f"There is nothing from {start} to {end} in a text of {length} characters.")
    part = {"text": document.text[start:end], "start": start, "end": end, "length": length}
    return _as_json({**_linked(asdict(document), base), **part})


def _limit(arguments: Arguments) -> int:
    limit: int = arguments.get("limit", _LIMIT["default"])
    check_limit(limit)
    return limit


def _linked(values: dict[str, Any], base: str) -> dict[str, Any]:
    return {**values, "link": base.rstrip("/") + values["permalink"]}


def _as_json(values: dict[str, Any]) -> Output:
    return Output(json.dumps(values, ensure_ascii=False), values)
