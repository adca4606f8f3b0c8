"""PDF files made for tests."""

from fpdf import FPDF


def pdf_file(*pages: str) -> bytes:
    """A file with a page for each text, a line for each of its lines."""
    file = FPDF()
    for text in pages:
        file.add_page()
        file.set_font("Helvetica", size=12)
        file.multi_cell(0, 8, text)
    return bytes(file.output())
