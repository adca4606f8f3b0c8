"""An export as a PDF file, with fonts for the alphabets of Europe, and for Arabic and Hebrew, inside it."""

from collections.abc import Iterable, Iterator, Sequence

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from answer.phrases import phrase
from web.assets import FOLDER
from web.exports.collect import ExportedQuotation, Section, footnote

_FONTS = {
    ("words", ""): "DejaVuSerif.ttf",
    ("words", "B"): "DejaVuSerif-Bold.ttf",
    ("others", ""): "DejaVuSans.ttf",
}
"""Letters that the first has not are taken from the others."""
_INDENT, _MARGIN = 8.0, 22.0
"""In millimetres."""
_ACCENT = (138, 31, 31)
# No ligatures: a reader who copies words gets the letters that stand there.
_SHAPED = {"liga": False, "clig": False, "dlig": False}


def pdf(sections: Sequence[Section]) -> bytes:
    """The sections as a PDF: quotations with numbers, and the sources under these numbers at the end."""
    file = _new_file(sections[0].heading if sections else "")
    quotations = [each for section in sections for each in section.quotations]
    if _lacks_letters(file, _texts(sections)):
        _paragraph(file, phrase("pdf_lacks_letters"), size=9)
    notes = {each.number: file.add_link() for each in quotations}
    for section in sections:
        _paragraph(file, section.heading, size=15, style="B")
        _paragraph(file, f"{section.label} {section.dated}", size=9, link=section.link)
        for told in section.told:
            _paragraph(file, told)
        for each in section.quotations:
            _quotation(file, each, notes[each.number])
    if quotations:
        _paragraph(file, phrase("sources"), size=12, style="B")
    for each in quotations:
        file.set_link(notes[each.number], file.get_y(), file.page)
        _paragraph(file, f"{each.number}. {footnote(each)}", size=9, link=each.link)
    return bytes(file.output())


def _new_file(title: str) -> FPDF:
    file = FPDF()
    for (family, style), name in _FONTS.items():
        file.add_font(family, style, FOLDER / "fonts" / name)
    file.set_fallback_fonts(["others"], exact_match=False)
    file.set_text_shaping(use_shaping_engine=True, features=_SHAPED)
    file.set_margin(_MARGIN)
    file.set_auto_page_break(auto=True, margin=_MARGIN)
    file.set_title(title)
    file.add_page()
    return file


def _quotation(file: FPDF, each: ExportedQuotation, note: int) -> None:
    for said in each.said:
        _paragraph(file, said, size=9, indent=_INDENT)
    top, page = file.get_y(), file.page
    _paragraph(file, each.words, size=12, indent=_INDENT, after=0)
    if file.page == page:
        file.set_draw_color(_ACCENT)
        file.line(_MARGIN + _INDENT / 2, top, _MARGIN + _INDENT / 2, file.get_y())
    _paragraph(file, f"[{each.number}]", size=9, indent=_INDENT, link=note)
    if each.note:
        _paragraph(file, each.note, size=10, indent=_INDENT)


def _paragraph(
    file: FPDF,
    text: str,
    size: float = 11,
    style: str = "",
    indent: float = 0,
    after: float = 3,
    link: int | str = "",
) -> None:
    """Write a text with its lines; sizes are in points, distances in millimetres."""
    file.set_font("words", style, size)
    file.set_text_color(*(_ACCENT if link else (0, 0, 0)))
    file.set_x(_MARGIN + indent)
    file.multi_cell(0, size * 0.55, text, align="L", link=link, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    file.ln(after)


def _texts(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield from (section.heading, *section.told)
        for each in section.quotations:
            yield from (each.words, each.note, *each.said, footnote(each))


def _lacks_letters(file: FPDF, texts: Iterable[str]) -> bool:
    """Whether texts have letters that no font of the file has, which are left blank."""
    known = {code for font in file.fonts.values() if isinstance(font, TTFFont) for code in font.cmap}
    return any(ord(sign) not in known for text in texts for sign in set(text) if not sign.isspace())
