"""Originals over HTTP: the very bytes, saved and never shown, for whoever may see the document, and recorded."""

import hashlib

import pytest
from fastapi.testclient import TestClient
from web_examples import add_file, added, open_index, program_client

from index.backup import back_up, restore
from index.originals import Original
from web.access.accounts import Account, Accounts, hash_token
from web.access.acting import Role
from web.access.audit import Deed, entries
from web.access.gate import Gate
from web.access.sessions import Sessions
from web.adding.uploads import Upload
from web.api.app import endpoints_app
from web.api.originals import attachment
from web.guard import Guard

TEXT = "The camera report.\r\n\r\nThe police export."
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


def download(index, document: str, **parameters: str):
    return program_client(index).get(f"/documents/{document}/original", params=parameters)


def change(index, sql: str) -> None:
    database = index.library().store._database
    with database.transaction():
        database.rows(sql)


@pytest.fixture
def document(index) -> str:
    return add_file(index, "camera report.html", f"<script>alert(1)</script>{TEXT}")


def test_the_bytes_come_as_they_were_and_are_saved(index):
    document = add_file(index, "camera.txt", TEXT)
    response = download(index, document)
    assert (response.status_code, response.content) == (200, TEXT.encode())
    assert {name: response.headers[name] for name in response.headers if name != "date"} == {
        "content-disposition": "attachment; filename=\"camera.txt\"; filename*=UTF-8''camera.txt",
        "content-length": str(len(TEXT)),
        "content-type": "application/octet-stream",
        "x-content-type-options": "nosniff",
    }


def test_a_long_one_comes_whole(index, document):
    store, content = index.library().store, bytes(range(256)) * 10_000
    store._database.rows("DELETE FROM originals")
    [source] = store.sources()
    store.keep_original(source, Original("long.pdf", content))
    assert download(index, document).content == content


def test_a_page_that_was_uploaded_is_never_shown(index, document):
    response = download(index, document)
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"].startswith('attachment; filename="camera report.html"')


def test_the_page_and_the_list_lead_to_it(index, document):
    client = program_client(index)
    [listed] = client.get(f"/api/documents/{document}").json()["originals"]
    content = client.get(listed["download"]).content
    assert listed["download"] == f"/documents/{document}/original?sha256={listed['sha256']}"
    assert (listed["name"], listed["size"]) == ("camera report.html", len(content))
    assert listed["sha256"] == hashlib.sha256(content).hexdigest()
    page = client.get(f"/documents/{document}").text
    assert f'<a href="{listed["download"]}">camera report.html</a>' in page
    assert listed["sha256"] in page.replace(listed["download"], "")


def test_each_of_several_can_be_had(index):
    document = add_file(index, "one.txt", TEXT)
    same = index.settings.index.parent / "two.txt"
    same.write_text(TEXT + "\n\n", encoding="utf-8")
    added(index, [Upload("two.txt", same)])
    found = program_client(index).get(f"/api/documents/{document}").json()["originals"]
    assert {one["name"]: one["size"] for one in found} == {"one.txt": len(TEXT), "two.txt": len(TEXT) + 2}
    assert download(index, document, sha256=SHA256).content == TEXT.encode()
    assert download(index, document, sha256="0" * 64).status_code == 404


def test_it_comes_back_from_a_backup(tmp_path, word_embedder, index, document):
    content = download(index, document).content
    back_up(index.settings.index, tmp_path / "saved")
    restore(tmp_path / "new", tmp_path / "saved")
    assert download(open_index(tmp_path / "new", word_embedder), document).content == content
    assert content.startswith(b"<script>")


def test_what_there_is_none_of_is_said(tmp_path, word_embedder, index):
    assert download(index, "0123456789abcdef").status_code == 404  # there is no index
    unkept = open_index(tmp_path / "unkept", word_embedder, keep_originals="no")
    document = add_file(unkept, "camera.txt", TEXT)
    response = download(unkept, document)
    assert response.status_code == 404
    assert "the index holds the text alone" in response.text
    assert "Original file</dt><dd>" in program_client(unkept).get(f"/documents/{document}").text
    assert download(unkept, "%3Cscript%3E").status_code == 404


def test_a_damaged_one_is_not_given_out(index, document):
    change(index, "UPDATE original_parts SET content = CAST(zeroblob(length(content)) AS BLOB)")
    response = download(index, document)
    assert response.status_code == 503
    assert "is no longer what was stored" in response.text


def test_one_that_was_removed_is_gone(index, document):
    index.library().store.remove_document(document)
    assert download(index, document).status_code == 404


def test_it_is_recorded(tmp_path, word_embedder):
    index = open_index(tmp_path / "index", word_embedder, audit="on")
    document = add_file(index, "camera.txt", TEXT)
    assert download(index, document).status_code == 200
    newest = next(entries(index.settings))
    assert (newest.what, newest.about) == (Deed.EXPORTED, f"camera.txt of camera ({document})")


def test_only_who_may_see_the_document_gets_it(index, document):
    accounts = Accounts(index.settings.index)
    accounts.put(Account("ben", Role.READER, "hash", (hash_token("verbatim-ben"),)))
    app = Guard(Gate(endpoints_app(index), accounts, Sessions(accounts), is_open=True))
    client = TestClient(app, base_url="http://127.0.0.1")
    path, ben = f"/documents/{document}/original", {"authorization": "Bearer verbatim-ben"}
    assert client.get(path).status_code == 401
    assert client.get(path, headers={**ben, "sec-fetch-site": "cross-site"}).status_code == 403
    link = {**ben, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert client.get(path, headers=link).status_code == 403
    response = client.get(path, headers=ben)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("name", "plain", "encoded"),
    [
        ("report.pdf", "report.pdf", "report.pdf"),
        ("Überwachung 1.txt", "_berwachung 1.txt", "%C3%9Cberwachung%201.txt"),
        ('a"; filename="b.exe', "a__ filename=_b.exe", "a__%20filename%3D_b.exe"),
        ("a\r\nset-cookie: x", "a__set-cookie_ x", "a__set-cookie_%20x"),
        ("..\\..\\.bashrc", "_.._.bashrc", "_.._.bashrc"),
        ("../../etc/passwd", "_.._etc_passwd", "_.._etc_passwd"),
        ("fdp.\u202eexe", "fdp._exe", "fdp._exe"),
        ("all.jsonl#x.jsonl", "all.jsonl#x.jsonl", "all.jsonl%23x.jsonl"),
        ("...", "original", "original"),
        ("a\ud800.txt", "a_.txt", "a_.txt"),
        ("x" * 300 + ".docx", "x" * 55 + ".docx", "x" * 55 + ".docx"),
        ("." + "y" * 300, "y" * 60, "y" * 60),
    ],
)
def test_no_name_is_more_than_a_name(name, plain, encoded):
    assert attachment(name) == f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"
    assert attachment(name).isascii()
