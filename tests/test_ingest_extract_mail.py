"""Messages: who wrote what when, and none of what they quote; pages saved as MHTML."""

import pytest
from format_examples import MESSAGE

from index.errors import NoText
from ingest.extract.mail import extract_mail, extract_saved_page

OWN = "Oculon has never sold a camera to a prison."
PLAIN = "Content-Type: text/plain; charset=utf-8\r\n"


def mail(body: str, kind: str = PLAIN, head: str = MESSAGE) -> bytes:
    return f"{head}{kind}\r\n{body}".encode()


def test_the_head_of_a_message_says_who_wrote_it_when_and_of_what():
    document = extract_mail(mail(OWN), "a.eml")
    assert (document.text, document.title) == (OWN, "Your questions")
    assert (document.authors, document.published) == (("Ines Okoro",), "2021-06-04")


def test_encoded_heads_and_bodies_are_read():
    head = MESSAGE.replace("Your questions", "=?utf-8?q?F=C3=BCr_den_Boten?=").replace("Ines Okoro ", "")
    kind = "Content-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    document = extract_mail(mail("=A3=F3d=BC has nine=\r\nty.", kind, head), "a.eml")
    assert (document.text, document.title, document.authors) == (
        "Łódź has ninety.",
        "Für den Boten",
        ("ines@port.test",),
    )


@pytest.mark.parametrize(
    "quoted",
    [
        "On Thu, 3 Jun 2021 at 09:00, Tom Ray <tom@bote.test> wrote:\n> Did you sell any?\n> Tom",
        "On Thu, 3 Jun 2021 at 09:00, Tom Ray\n<tom@bote.test> wrote:\n\n> Did you sell any?",
        "Am 03.06.2021 um 09:00 schrieb Tom Ray:\n> Haben Sie?",
        "-----Original Message-----\nFrom: Tom Ray\n\nDid you sell any?",
        "-- \nInes Okoro\nPress office",
    ],
)
def test_what_a_message_quotes_and_its_signature_are_left_out(quoted):
    assert extract_mail(mail(f"{OWN}\n\n{quoted}\n"), "a.eml").text == OWN


def test_answers_between_quoted_lines_stay():
    body = "> Did you sell any?\n\nNever, in no year.\n\n> And now?\n\nWe shall see in May.\n"
    assert extract_mail(mail(body), "a.eml").text == "Never, in no year.\n\nWe shall see in May."


def test_a_message_in_html_alone_is_read_without_what_it_quotes():
    page = f"<p>{OWN}</p><div class='gmail_quote'>On Thursday<blockquote>Did you?</blockquote></div>"
    assert extract_mail(mail(page, "Content-Type: text/html\r\n"), "a.eml").text == OWN


def test_words_are_preferred_to_html_and_attachments_are_not_its_text():
    parts = f"--x\r\n{PLAIN}\r\n{OWN}\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Other</p>\r\n--x--\r\n"
    assert extract_mail(mail(parts, 'Content-Type: multipart/alternative; boundary="x"\r\n'), "a.eml").text == OWN


@pytest.mark.parametrize("stated", ["Date: soon\r\n", "Date: Fri, 99 Jun 2021\r\n", ""])
def test_a_date_that_is_none_is_missing(stated):
    head = MESSAGE.replace("Date: Fri, 04 Jun 2021 23:12:00 +0200\r\n", stated)
    assert extract_mail(mail(OWN, head=head), "a.eml").published is None


def test_a_message_that_only_quotes_holds_no_text():
    with pytest.raises(NoText, match=r"^a\.eml holds no text of its own"):
        extract_mail(mail("> Did you sell any?\n"), "a.eml")


def test_a_saved_page_has_the_address_that_it_was_saved_from():
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://bote.test/a\r\nMIME-Version: 1.0\r\n"
    page = f"<html><head><title>Prisons</title></head><body><p>{OWN}</p></body></html>"
    parts = f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--x--\r\n"
    document = extract_saved_page(mail(parts, 'Content-Type: multipart/related; boundary="x"\r\n', head), "a.mhtml")
    assert (document.text, document.title, document.url) == (OWN, "Prisons", "https://bote.test/a")
    with pytest.raises(NoText, match="holds no page"):
        extract_saved_page(mail("words"), "a.mhtml")
