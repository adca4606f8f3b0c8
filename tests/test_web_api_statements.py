"""Statements as JSON and CSV, asked for over HTTP."""

import csv
import io
from dataclasses import fields

import pytest
from web_examples import add_file, ingest_file

from web.api.statements import LinkedStatement


@pytest.fixture
def document(index):
    return add_file(index, "one.txt", 'Cameras\n\n“We sold it, "all" of it,” Idemia said. “No,” Noldus said.\n')


@pytest.mark.usefixtures("document")
def test_json_and_csv_hold_the_same_statements(client):
    listed = client.get("/api/statements", params={"speaker": "idemia", "direct": True}).json()
    table = client.get("/statements.csv", params={"speaker": "idemia", "direct": True})
    assert [one["speaker"] for one in listed] == ["Idemia"]
    [row] = csv.DictReader(table.content.decode("utf-8-sig").splitlines())
    assert row["words"] == listed[0]["words"]
    assert table.headers["content-type"] == "text/csv; charset=utf-8"


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize("address", ["/api/statements", "/statements.csv"])
def test_what_is_no_date_is_the_person_s_mistake(client, address):
    response = client.get(address, params={"since": "soon"})
    assert (response.status_code, "is no date" in response.json()["error"]) == (400, True)


def test_without_an_index_it_says_what_to_do(client):
    response = client.get("/api/statements")
    assert response.status_code == 503
    assert "python -m ingest" in response.json()["error"]


@pytest.mark.usefixtures("document")
def test_the_table_has_a_column_for_each_field_and_a_row_for_each_statement(client):
    table = client.get("/statements.csv")
    assert table.headers["content-disposition"] == 'attachment; filename="statements.csv"'
    assert table.content.startswith(b"\xef\xbb\xbf")  # by which spreadsheets know UTF-8
    columns, *rows = csv.reader(io.StringIO(table.content.decode("utf-8-sig")))
    assert columns == [field.name for field in fields(LinkedStatement)]
    assert [dict(zip(columns, row, strict=True))["words"] for row in rows] == ['We sold it, "all" of it,', "No,"]


def test_all_sources_of_a_text_are_named(client, index):
    for publisher, day in (("Courier", "2021-03-04"), ("Gazette", "2022-03-05")):
        front = f"---\npublisher: {publisher}\npublished: {day}\n---\n\n"
        ingest_file(index, f"{publisher}.md", f"{front}“No,” Noldus said.\n")
    [said] = client.get("/api/statements").json()
    others = [{"title": "Gazette", "publisher": "Gazette", "published": "2022-03-05", "url": None}]
    assert (said["publisher"], said["same_text"]) == ("Courier", others)
    [row] = csv.DictReader(client.get("/statements.csv").content.decode("utf-8-sig").splitlines())
    assert (row["publisher"], row["same_text"]) == ("Courier", "the same text in Gazette, 2022-03-05")


@pytest.mark.usefixtures("document")
def test_nothing_found_is_an_empty_list_and_a_table_of_one_line(client):
    asked = {"words": "nowhere"}
    assert client.get("/api/statements", params=asked).json() == []
    assert client.get("/statements.csv", params=asked).content.decode("utf-8-sig").splitlines() == [
        ",".join(field.name for field in fields(LinkedStatement))
    ]


def test_each_statement_says_how_likely_its_name_is_and_who_tells_of_it(client, index):
    add_file(index, "two.txt", "Plans\n\nReuters reported on Monday that Irena Kolb had denied the sale of cameras.\n")
    [denied] = client.get("/api/statements", params={"speaker": "Kolb"}).json()
    assert denied["via"] == "Reuters"
    assert 0.9 < denied["probability"] <= 1
    [row] = csv.DictReader(
        client.get("/statements.csv", params={"speaker": "Kolb"}).content.decode("utf-8-sig").splitlines()
    )
    assert (row["via"], float(row["probability"])) == ("Reuters", denied["probability"])


def test_words_that_a_spreadsheet_would_run_are_set_off(client, index):
    add_file(index, "two.txt", "Forms\n\n“=HYPERLINK(9) stood in the form,” said Ines Łoś.\n")
    [row] = csv.DictReader(client.get("/statements.csv").content.decode("utf-8-sig").splitlines())
    assert (row["words"], row["speaker"]) == ("'=HYPERLINK(9) stood in the form,", "Ines Łoś")


def test_a_statement_stands_at_its_place(client, document):
    [said] = client.get("/api/statements", params={"speaker": "noldus"}).json()
    text = client.get(f"/api/documents/{document}").json()["text"]
    start = text.index("No,")
    assert (said["document_id"], said["start"], said["end"]) == (document, start, start + 3)
    assert said["permalink"] == f"/documents/{document}?start={start}&end={start + 3}"


def test_a_spreadsheet_runs_nothing(client, index):
    add_file(index, "two.txt", "Formulas\n\n“=1+1 is two,” Idemia said. “Nothing = nothing,” Noldus said.\n")
    rows = csv.DictReader(client.get("/statements.csv").text.splitlines())
    assert [row["words"] for row in rows] == ["'=1+1 is two,", "Nothing = nothing,"]


@pytest.mark.usefixtures("document")
def test_each_has_the_whole_address_of_its_place(client):
    listed = client.get("/api/statements").json()
    assert [one["link"] for one in listed] == [f"http://verbatim.test{one['permalink']}" for one in listed]
    rows = list(csv.DictReader(client.get("/statements.csv").text.splitlines()))
    assert [row["link"] for row in rows] == [one["link"] for one in listed]
    assert client.get(listed[0]["link"]).status_code == 200


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize("address", ["/api/statements", "/statements.csv"])
def test_they_come_in_the_order_that_is_asked_for(client, address):
    asked = {"sort": "speaker", "descending": True}
    text = client.get(address, params=asked).text
    assert text.index("Noldus") < text.index("Idemia")
    wrong = client.get(address, params={"sort": "colour"})
    assert (wrong.status_code, "take one of: date, speaker, document" in wrong.json()["error"]) == (400, True)
