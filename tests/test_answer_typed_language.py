"""A question in a language of no document is known, and one of names or in the documents' language is not mistaken."""

import pytest
from web_examples import add_file

from answer.typed.language import foreign_language, held_languages, other_language

ENGLISH = (
    "On Thursday the company Oculon sold nine hundred cameras to the police of Arlen, and Idemia said that it would "
    "not export them to China. The report was read in the parliament."
)
GERMAN = (
    "Am Donnerstag verkaufte die Firma Oculon der Polizei von Arlen neunhundert Kameras, und der Minister sagte, dass "
    "er davon nichts gewusst habe. Der Bericht wurde im Parlament gelesen."
)


@pytest.fixture
def corpus(index):
    add_file(index, "english.txt", ENGLISH)
    return index.snapshot()


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was hat Idemia zur Echtzeitnutzung gesagt?", "de"),
        ("Wem gehört Idemia?", "de"),
        ("Was sagt Idemia?", "de"),
        ("Qui possède Idemia ?", "fr"),
        ("Combien de caméras en Chine ?", "fr"),
        ("¿Cuántas cámaras hay en China?", "es"),
        ("¿Quién es el dueño de Idemia?", "es"),
        ("Chi possiede Idemia?", "it"),
    ],
)
def test_other_languages_are_known(corpus, question, language):
    assert foreign_language(corpus, question) == language


@pytest.mark.parametrize(
    "question",
    [
        "Who owns Idemia?",
        "Wat did Idmeia say about realtime use",
        "Idemia Noldus?",
        "Xinjang Tianamen",
        "idmeia noldsu",
        "Was anybody convicted over Amesys?",
        "What did Le Monde say about Charles de Gaulle?",
        "FinFisher insolvency",
        "What does DER SPIEGEL report?",
        "",
    ],
)
def test_questions_in_the_documents_language_and_names_are_not_mistaken(corpus, question):
    assert foreign_language(corpus, question) is None


@pytest.mark.usefixtures("corpus")
def test_a_document_too_short_for_its_language_to_be_stored_counts_all_the_same(index):
    add_file(index, "short.txt", "In May the harbour board of Leer bought nine cameras.")
    assert foreign_language(index.snapshot(), "¿Cuántas cámaras compró el puerto de Leer en mayo?") == "es"
    add_file(index, "names.txt", "Leer Emden 9")
    assert held_languages(index.snapshot()) == ()


def test_a_language_that_a_document_has_is_none_of_another(index, corpus):
    assert held_languages(corpus) == ("en",)
    add_file(index, "german.txt", GERMAN)
    both = index.snapshot()
    assert held_languages(both) == ("de", "en")
    assert foreign_language(both, "Was hat Idemia zur Echtzeitnutzung gesagt?") is None
    assert foreign_language(both, "Qui possède Idemia ?") == "fr"


def test_it_is_said_in_that_language_where_we_can():
    assert other_language("declined", "de", ("en",)) == (
        "Die Frage ist auf Deutsch gestellt, die Dokumente sind auf Englisch: So wurde keine Antwort gefunden. "
        "Bitte fragen Sie auf Englisch."
    )
    assert other_language("answered", "fr", ("en", "de")).startswith(
        "La question est en français, les documents sont en anglais, allemand"
    )
    assert other_language("declined", "es", ("en",)).startswith("La pregunta está en español")
    assert other_language("declined", "it", ("en",)).startswith("The question is in Italian, the documents are in En")
