"""Rows of files of values and of workbooks become lines with bars between the cells."""

from datetime import date, datetime

import openpyxl
import pytest
from format_examples import workbook

from index.errors import NoText, UnreadableSource
from ingest.extract.tables import extract_csv, extract_workbook


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Port,Cameras\nLeer,90\n", "Port | Cameras\nLeer | 90"),
        (b"Port;Price\nLeer;1,5\nEmden;2,5\n", "Port | Price\nLeer | 1,5\nEmden | 2,5"),
        (b"Port\tCameras\nLeer\t90\n", "Port | Cameras\nLeer | 90"),
        (b'Port,Note\nLeer,"nine, ""old""\nones"\n', 'Port | Note\nLeer | nine, "old" ones'),
        ("Żółw,Łoś\nEmden,,\n".encode("utf-8-sig"), "Żółw | Łoś\nEmden |"),
        (b"Port,Cameras\nLeer,90\n\nTotal,90\n", "Port | Cameras\nLeer | 90\n\nTotal | 90"),
    ],
    ids=["commas", "semicolons", "tabs", "quoted", "UTF-8 with a mark", "two tables"],
)
def test_a_file_of_values_is_read_row_by_row(content, text):
    document = extract_csv(content, "harbour_ports.csv")
    assert (document.text, document.title) == (text, "harbour ports")


def test_a_workbook_is_read_sheet_by_sheet_with_values_as_they_are_shown():
    rows = [["Port", "Since", "Share"], ["Leer", date(2019, 3, 1), 0.125], ["Emden", datetime(2020, 5, 4, 12, 30), 3]]
    document = extract_workbook(workbook(Ports=rows, Notes=[["Counted by hand."]]), "a.xlsx")
    assert document.text == (
        "Ports\n\nPort | Since | Share\nLeer | 2019-03-01 | 0.125\nEmden | 2020-05-04 12:30 | 3\n\n"
        "Notes\n\nCounted by hand."
    )
    assert [document.text[one.start : one.end] for one in document.headings] == ["Ports", "Notes"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.125, "0%", "12%"),
        (0.125, "0.0%", "12.5%"),
        (1234567, "#,##0", "1,234,567"),
        (1234.5, "#,##0.00", "1,234.50"),
        (2.0, "General", "2"),
        (True, "General", "TRUE"),
    ],
)
def test_numbers_have_the_form_that_their_cell_gives_them(tmp_path, value, form, shown):
    made = openpyxl.Workbook()
    made.active.append(["Value", value])
    made.active["B1"].number_format = form
    made.save(tmp_path / "a.xlsx")
    assert extract_workbook((tmp_path / "a.xlsx").read_bytes(), "a.xlsx").text == f"Value | {shown}"


def test_a_hidden_sheet_is_left_out_and_title_and_author_are_those_that_somebody_filled_in(tmp_path):
    made = openpyxl.Workbook()
    made.active.append(["Port"])
    made.create_sheet("Secret").append(["Leer"])
    made["Secret"].sheet_state = "hidden"
    made.properties.title, made.properties.creator = "Ports", "Ines Okoro"
    made.save(tmp_path / "a.xlsx")
    document = extract_workbook((tmp_path / "a.xlsx").read_bytes(), "a.xlsx")
    assert (document.text, document.title, document.authors) == ("Port", "Ports", ("Ines Okoro",))


def test_a_program_is_no_author():
    assert extract_workbook(workbook(One=[["Port"]]), "a.xlsx").authors == ()  # openpyxl writes its own name


def test_what_holds_nothing_or_is_damaged_is_said_in_a_sentence():
    with pytest.raises(NoText):
        extract_workbook(workbook(One=[]), "a.xlsx")
    with pytest.raises(UnreadableSource, match=r"^a\.xlsx is damaged"):
        extract_workbook(workbook(One=[["Port"]])[:400], "a.xlsx")
