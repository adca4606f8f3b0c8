"""The names in documents, and what each is the name of."""

from answer.overview.names import names_of
from answer.records import NameKind
from index.records import Document, document_id

TEXT = (
    "The maker Kolbar sold cameras in Denmark. Firms such as Sentar and Vexia did so, too. "
    "Vexia, Dorlin and Kolbar share a market. Jane Miller said no. The agency Norwatch asked the researcher Ula Prandt."
)


def test_names_are_told_apart_by_what_stands_around_them():
    found = {named.name: named.kind for named in names_of([Document(document_id(TEXT), TEXT, "A title")])}
    assert found == {
        "Denmark": NameKind.COUNTRY,
        "Dorlin": NameKind.COMPANY,
        "Jane Miller": NameKind.PERSON,
        "Kolbar": NameKind.COMPANY,
        "Norwatch": NameKind.ORGANISATION,
        "Sentar": NameKind.COMPANY,
        "Ula Prandt": NameKind.PERSON,
        "Vexia": NameKind.COMPANY,
    }


def test_a_name_has_all_its_places():
    places = {named.name: len(named.places) for named in names_of([Document(document_id(TEXT), TEXT, "A title")])}
    assert (places["Kolbar"], places["Vexia"], places["Sentar"]) == (2, 2, 1)
