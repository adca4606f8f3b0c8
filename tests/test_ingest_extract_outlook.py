"""Messages of Outlook are read as mail is: who wrote, when, of what; attachments beside them, nothing twice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from outlook_examples import ADDRESS, BODY, HEADERS, HTML, SENDER, SENT, SUBJECT, outlook_message

from index.errors import NoText, UnreadableSource
from ingest.extract.outlook import as_mail, extract_outlook
from ingest.records import Source
from ingest.sources import find_sources

WHO = {SENDER: "Ines Okoro", ADDRESS: "ines@port.test", SENT: datetime(2021, 6, 4, 22, 12, tzinfo=UTC)}
MESSAGE = {SUBJECT: "Your questions", BODY: "The port has ninety cameras.\r\nGrüße", **WHO}


def test_headers_are_metadata_and_the_body_is_the_text() -> None:
    document = extract_outlook(outlook_message(MESSAGE), "in/a.msg")
    assert (document.title, document.authors, document.published) == ("Your questions", ("Ines Okoro",), "2021-06-04")
    assert document.text == "The port has ninety cameras.\nGrüße"


def test_the_day_is_that_of_the_writer_where_the_headers_say_it() -> None:
    headers = 'From: "Okoro, Ines" <ines@port.test>\r\nDate: Sat, 05 Jun 2021 00:12:00 +0200\r\n'
    document = extract_outlook(outlook_message({**MESSAGE, HEADERS: headers}), "a.msg")
    assert (document.authors, document.published) == (("Okoro, Ines",), "2021-06-05")


def test_a_draft_has_no_day() -> None:
    document = extract_outlook(outlook_message({SUBJECT: "Draft", BODY: "Words."}), "a.msg")
    assert (document.authors, document.published) == ((), None)


def test_a_page_is_read_where_there_is_no_text() -> None:
    page = b'<html><head><meta charset="iso-8859-1"></head><body><p>Gr\xfc\xdfe from the port.</p></body></html>'
    document = extract_outlook(outlook_message({SUBJECT: "S", HTML: page}), "a.msg")
    assert document.text == "Grüße from the port."


QUOTED = (
    "No, only one.\r\n\r\n{from_}: Tom Ray <tom@bote.test>\r\n{sent}: Friday, 4 June 2021 09:12\r\n"
    "{to}: Ines Okoro\r\n{subject}: Cameras\r\n\r\nAre there ninety?\r\n"
)


@pytest.mark.parametrize(
    "names",
    [
        {"from_": "From", "sent": "Sent", "to": "To", "subject": "Subject"},
        {"from_": "Von", "sent": "Gesendet", "to": "An", "subject": "Betreff"},
        {"from_": "De", "sent": "Envoyé", "to": "À", "subject": "Objet"},
        {"from_": "De", "sent": "Enviado el", "to": "Para", "subject": "Asunto"},
    ],
)
def test_what_it_answers_stands_in_that(names: dict[str, str]) -> None:
    document = extract_outlook(outlook_message({**MESSAGE, BODY: QUOTED.format(**names)}), "a.msg")
    assert document.text == "No, only one."


def test_a_message_that_only_passes_another_on_keeps_that() -> None:
    names = {"from_": "From", "sent": "Sent", "to": "To", "subject": "Subject"}
    passed_on = QUOTED.format(**names).removeprefix("No, only one.\r\n\r\n")
    assert extract_outlook(outlook_message({**MESSAGE, BODY: passed_on}), "a.msg").text.endswith("Are there ninety?")


def test_a_page_that_answers_is_read_up_to_what_it_answers() -> None:
    page = (
        b"<html><body><p>No, only one.</p><div><div id='divRplyFwdMsg'><b>From:</b> Tom</div>"
        b"<p>Are there ninety?</p></div></body></html>"
    )
    assert extract_outlook(outlook_message({SUBJECT: "S", HTML: page}), "a.msg").text == "No, only one."


def test_attachments_come_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    attached = {"notes.txt": b"Nine.", "größe.csv": b"a,b", "logo.png": b"x"}
    Path("a.msg").write_bytes(outlook_message(MESSAGE, attached))
    message, notes, table = find_sources([tmp_path])
    assert (message.path, notes, table) == (
        "a.msg",
        Source("a.msg#notes.txt", b"Nine.", ".txt"),
        Source("a.msg#größe.csv", b"a,b", ".csv"),
    )
    assert isinstance(message, Source)
    assert message.suffix == ".eml"
    assert b"Tmlu" not in message.content  # what is removed with its own document is not kept here


def test_the_same_file_is_the_same_message() -> None:
    content = outlook_message(MESSAGE, {"notes.txt": b"Nine."})
    assert as_mail(content, "a.msg") == as_mail(content, "a.msg")


def test_headers_on_several_lines_are_no_orders() -> None:
    document = extract_outlook(outlook_message({**MESSAGE, SUBJECT: "One\r\nBcc: all@port.test"}), "a.msg")
    assert document.title == "One Bcc: all@port.test"


def test_words_that_are_kept_in_another_way_are_missed_aloud() -> None:
    with pytest.raises(NoText, match=r"^a\.msg keeps no words as text or HTML; open it in Outlook and save"):
        extract_outlook(outlook_message({SUBJECT: "S"}), "a.msg")


WHOLE = outlook_message(MESSAGE, {"notes.txt": b"Nine."})


@pytest.mark.parametrize("content", [b"", b"words", WHOLE[:600], WHOLE[:2000], WHOLE[:512] + b"\xff" * 2000])
def test_what_is_damaged_is_named(content: bytes) -> None:
    with pytest.raises((UnreadableSource, NoText), match=r"^a\.msg "):
        extract_outlook(content, "a.msg")
