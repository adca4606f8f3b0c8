"""Messages as Outlook saves them (MSG), made the messages that they were sent as. The one file that knows oxmsg.

Owns the way from one to the other; mail.py reads what comes of it, and mailbox.py takes it apart.
"""

import hashlib
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from oxmsg import Message
from oxmsg.domain.constants import PID_ATTACH_FILENAME

from index.errors import NoText
from index.records import Document
from ingest.extract.archive import DAMAGE, damaged
from ingest.extract.mail import extract_mail
from ingest.extract.mailbox import message_parts
from ingest.extract.parts import Part
from text.characters import one_line

_LONGEST = 1000
"""In characters, of a header: a line of mail has no more."""
_DAMAGE = (*DAMAGE, AssertionError, RecursionError)


def extract_outlook(content: bytes, path: str) -> Document:
    """Extract a message.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    """
    return extract_mail(as_mail(content, path), path)


def outlook_parts(shown: str, content: bytes, mark: str) -> Iterator[Part]:
    """A message, as mail, and its attachments.

    :param shown: the message, as users see it.
    :param content: its bytes.
    :param mark: what stands between its path and the names of its attachments.
    :yield: the message, followed by those of its attachments that are read.
    """
    yield from message_parts(shown, as_mail(content, shown), mark)


def as_mail(content: bytes, path: str) -> bytes:
    """The message as mail, always the same for the same file.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the message's bytes.
    :raises NoText: when it has its words in a way that is not read.
    :raises UnreadableSource: when it is damaged.
    """
    try:
        saved = Message.load(content)
        mail = _mail(saved)
        for name, attached in _attachments(saved):
            mail.add_attachment(attached, "application", "octet-stream", filename=name)
        if mail.is_multipart():
            mail.set_boundary(f"={hashlib.sha256(content).hexdigest()[:40]}")
        written = mail.as_bytes(policy=policy.SMTP)
    except _DAMAGE as error:
        raise damaged(path, error) from error
    if not saved.body and not saved.html_body:
        raise NoText(f"{path} keeps no words as text or HTML; open it in Outlook and save it as HTML.")
    return written


def _mail(saved: Message) -> EmailMessage:
    """The message without its attachments. The mark at the start of a page says which encoding it is in now."""
    mail = EmailMessage()
    stated = {name.lower(): value for name, value in saved.message_headers.items()}
    sent = format_datetime(saved.sent_date) if saved.sent_date else ""
    headers = {"From": saved.sender, "Date": stated.get("date") or sent, "Subject": saved.subject}
    for name, value in headers.items():
        if line := one_line(value or "")[:_LONGEST]:
            mail[name] = line
    if saved.body:
        mail.set_content(saved.body)
    else:
        mail.set_content(f"\ufeff{saved.html_body or ''}", subtype="html")
    return mail


def _attachments(saved: Message) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of files that are attached; messages in it have none."""
    for attached in saved.attachments:
        name = attached.file_name or attached.properties.str_prop_value(PID_ATTACH_FILENAME)
        if name and attached.file_bytes:
            yield one_line(name), attached.file_bytes
