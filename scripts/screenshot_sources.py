"""Documents as people have them, made for the pictures in docs/screenshots/: a scan, a mail, a spreadsheet, a report.

All that they say is made up, and nobody is named in them.
"""

import csv
import io
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from fpdf import FPDF
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_NOTICE = (
    "Harbour office of Ilmstadt",
    "",
    "Notice to all who use the quays",
    "",
    "Since the first of March, ninety cameras watch the harbour.",
    "Their pictures are kept for three days, and then erased.",
    "No camera recognises faces. Who wants to see a picture of",
    "themselves may ask for it at the office in writing.",
)
_MAIL = """\
Good morning,

you asked whether the harbour recognises faces. The harbour office says that it has never bought software for
that, and that none of its ninety cameras is connected to a police database.

Where they stand is in the table beside this message.
"""
_QUAYS = (("Quay", "Cameras"), ("Northern quay", 42), ("Southern quay", 21), ("Ferry terminal", 27))
_COSTS = (
    ("Year", "Cameras", "Cost in euros", "Paid by"),
    (2023, 40, 61_000, "Harbour office"),
    (2024, 75, 118_500, "Town and harbour office"),
    (2025, 90, 134_200, "Town and harbour office"),
)
_REPORT = """\
The harbour of Ilmstadt put up its first cameras in 2019, after a warehouse had burnt down. The harbour office
paid for twelve of them, all on the northern quay, and said that they would be taken down once the quay was lit
at night.

They were not taken down. In 2023 the council doubled their number, and in 2024 it let a contract for the ferry
terminal. The council ended that contract in 2025, because the company had kept pictures for ninety days instead
of three.

The company denied that it had broken the rules. It said that the pictures of the terminal had been kept at the
wish of the insurer, who was looking for the cause of a fire, and that nobody else had seen them.

Whether more cameras make the harbour safer is not known. The harbour office counted fewer thefts in 2024 than
in the year before, but also fewer ships, and it keeps no figures of what the cameras helped to clear up.
"""


def make_sources(folder: Path) -> None:
    """Write the documents into a folder."""
    (folder / "notice.pdf").write_bytes(_scan())
    (folder / "reply.eml").write_bytes(_mail())
    (folder / "cameras.pdf").write_bytes(_report())
    _spreadsheet().save(folder / "costs.xlsx")


def _scan() -> bytes:
    """A page without text, a little askew, as a copying machine makes it."""
    page = Image.new("L", (1240, 1754), 244)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(34)
    for number, line in enumerate(_NOTICE):
        pen.text((150, 220 + 60 * number), line, fill=40, font=font)
    askew = page.rotate(0.7, resample=Image.Resampling.BICUBIC, fillcolor=244).filter(ImageFilter.GaussianBlur(0.6))
    written = io.BytesIO()
    askew.save(written, "PDF", resolution=150, title="Notice to all who use the quays")
    return written.getvalue()


def _mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Your question about the cameras"
    message["From"] = "Harbour office of Ilmstadt <press@harbour.example>"
    message["To"] = "desk@newspaper.example"
    message["Date"] = format_datetime(datetime(2026, 3, 9, 9, 30, tzinfo=UTC))
    message.set_content(_MAIL)
    table = io.StringIO()
    csv.writer(table).writerows(_QUAYS)
    message.add_attachment(table.getvalue(), subtype="csv", filename="quays.csv")
    return message.as_bytes()


def _spreadsheet() -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Costs"
    for row in _COSTS:
        sheet.append(row)
    book.properties.title = "What the cameras of the harbour cost"
    return book


def _report() -> bytes:
    """Two columns, as reports are set."""
    pdf = FPDF(format="A4")
    pdf.set_title("The cameras of the harbour")
    pdf.add_page()
    pdf.set_font("Times", "B", 20)
    pdf.cell(0, 16, "The cameras of the harbour", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Times", size=11)
    with pdf.text_columns(ncols=2, gutter=8, text_align="J", balance=True) as columns:
        for paragraph in _REPORT.split("\n\n"):
            columns.write(" ".join(paragraph.split()) + "\n\n")
    return bytes(pdf.output())
