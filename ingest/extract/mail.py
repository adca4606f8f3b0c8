"""E-mail messages and pages saved as MHTML, which are laid out like messages; read with the standard library.

Owns what of a message is its own text: what it quotes of another stands in that, and is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from index.errors import NoText
from index.records import Document
from ingest.addresses import is_address
from ingest.extract.archive import damaged
from ingest.extract.blocks import Block, make_document
from ingest.extract.html.flat import read_all
from ingest.extract.html.page import extract_html
from ingest.extract.html.tree import read_tree
from ingest.extract.metadata import Metadata, title_of_path
from ingest.extract.plain.clean import clean_blocks
from text.characters import one_line

_FAULTS = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
_QUOTED = re.compile(r"\s*>")
_INTRODUCES = re.compile(
    r"(?:on|am|le|el|op|il|den|em)\b.{5,200}\b"
    r"(?:wrote|schrieb(?: [^:\n]{1,80})?|a écrit|escribió|schreef|ha scritto|skrev|escreveu)\s*:\s*",
    re.IGNORECASE | re.DOTALL,
)
_FORWARDED = re.compile(
    r"\s*-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine)\s*-{2,}", re.IGNORECASE
)
_SIGNATURE = "-- "
_HEADED = re.compile(
    r"^[ \t]{0,9}\*?(?:from|von|de|da|van|från|fra)\s?:\*? .{1,300}\n"
    r"(?:.{0,300}\n){0,3}?[ \t]{0,9}\*?"
    r"(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|inviato|verzonden|skickat)\s?:\*? ",
    re.IGNORECASE | re.MULTILINE,
)
"""How Outlook begins the message that is answered, below the answer."""


def extract_mail(content: bytes, path: str) -> Document:
    """Extract a message: who wrote it, when, of what, and its own words.

    :param content: the message's bytes.
    :param path: the file, as users see it.
    :return: the document.
    :raises NoText: when it has no words of its own.
    :raises UnreadableSource: when it is damaged.
    """
    try:
        message = _parse(content)
        blocks = list(_blocks(message, path))
        metadata = _metadata(message)
    except _FAULTS as error:
        raise damaged(path, error) from error
    if not any(block.text.strip() for block in blocks):
        raise NoText(f"{path} holds no text of its own, only perhaps attachments or what it quotes; leave it out.")
    return make_document(blocks, metadata.filled_from(Metadata(title=title_of_path(path))), path)


def extract_saved_page(content: bytes, path: str) -> Document:
    """Extract a page that a browser saved with all its parts.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document, with the address that the page was saved from.
    :raises NoText: when it holds no page.
    :raises UnreadableSource: when it is damaged.
    """
    try:
        message = _parse(content)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        body = page.get_payload(decode=True) if page else None
        address = message.get("Snapshot-Content-Location") or (page.get("Content-Location") if page else None)
    except _FAULTS as error:
        raise damaged(path, error) from error
    if not isinstance(body, bytes):
        raise NoText(f"{path} holds no page; save it again as HTML.")
    document = extract_html(body, path)
    url = str(address or "").strip()
    return replace(document, url=url) if document.url is None and is_address(url) else document


def _parse(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)  # so says the policy
    return message


def _metadata(message: EmailMessage) -> Metadata:
    senders = message["From"].addresses if message["From"] is not None else ()
    names = (one_line(sender.display_name or sender.addr_spec) for sender in senders)
    return Metadata(
        title=one_line(str(message["Subject"] or "")) or None,
        authors=tuple(name for name in names if name),
        published=_day(str(message["Date"] or "")),
    )


def _day(stated: str) -> str | None:
    """The day on which a message was sent, where its writer was."""
    try:
        sent = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).date().isoformat()


def _blocks(message: EmailMessage, path: str) -> Iterator[Block]:
    body = message.get_body(("plain", "html"))
    if body is None:
        return
    if body.get_content_type() == "text/html":
        content = body.get_payload(decode=True)
        tree = read_tree(content if isinstance(content, bytes) else b"", path)
        for quoted in [*tree.iter("blockquote"), *tree.xpath("//*[contains(@class, 'gmail_quote')]")]:
            if quoted.getparent() is not None:
                quoted.drop_tree()
        _drop_answered(tree)
        yield from read_all(tree)
    else:
        yield from clean_blocks(_own(str(body.get_content())))


def _drop_answered(tree: HtmlElement) -> None:
    """Leave out what Outlook puts below an answer: the message that it answers."""
    for head in tree.xpath("//*[@id='divRplyFwdMsg']"):
        for element in [head, *head.itersiblings()]:
            element.drop_tree()


def _own(text: str) -> str:
    """What the writer of a message wrote: without what is quoted, the line that introduces it, and the signature."""
    lines: list[str] = []
    headed = _HEADED.search(text)
    written = text[: headed.start()] if headed else text
    for line in (written if written.strip() else text).splitlines():
        if _FORWARDED.match(line) or line == _SIGNATURE:
            break
        if not _QUOTED.match(line):
            lines.append(line)
        elif lines:
            _drop_introduction(lines)
    return "\n".join(lines)


def _drop_introduction(lines: list[str]) -> None:
    """Leave out the last lines if they only say who wrote what is quoted below; a long one is wrapped."""
    while lines and not lines[-1].strip():
        lines.pop()
    for count in (1, 2, 3):
        if _INTRODUCES.fullmatch("\n".join(lines[-count:]).strip()):
            del lines[-count:]
            return
    lines.append("")
