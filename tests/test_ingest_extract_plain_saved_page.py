"""Pages saved as text lose their boilerplate, get their sentences back, and say where they come from.

The user's own article is read where it lies; the other pages were made up for these tests.
"""

from pathlib import Path

import pytest

from index.records import Document
from ingest.extract.plain.file import extract_text

ARTICLE = Path(__file__).parents[2] / "shared" / "corpus" / "amnesty-eu-surveillance-exports.txt"


def read(page: str) -> Document:
    return extract_text(page.encode(), "page.txt")


def headings(document: Document) -> list[str]:
    return [document.text[heading.start : heading.end] for heading in document.headings]


def paragraphs(document: Document) -> list[str]:
    return document.text.split("\n\n")


@pytest.fixture(scope="module")
def article() -> Document:
    if not ARTICLE.exists():
        pytest.skip(f"the article {ARTICLE.name} does not lie beside the project")
    return extract_text(ARTICLE.read_bytes(), ARTICLE.name)


def test_the_article_says_where_it_comes_from(article: Document) -> None:
    assert article.title == "Amnesty International report: EU companies deliver surveillance technology to China"
    assert article.publisher == "The Limited Times"
    assert (article.published, article.updated, article.retrieved) == ("2020-09-21", None, None)
    assert (article.origin, article.authors) == ("spiegel", ("rai / dpa",))


def test_the_article_has_its_headings(article: Document) -> None:
    assert headings(article) == ["Three companies under suspicion", "360 degree cameras for China's authorities"]


def test_the_article_begins_with_its_lead_and_ends_with_its_last_sentence(article: Document) -> None:
    assert article.text.startswith('From 360-degree cameras to software for "emotion recognition": Several companies')
    assert article.text.endswith('and we clearly communicate how our solutions should be used."')
    assert len(paragraphs(article)) == 26


def test_the_article_gets_its_broken_sentences_back(article: Document) -> None:
    assert "Second, Amnesty named the French company Idemia." in paragraphs(article)
    assert "Amnesty also criticized the Swedish company Axis." in paragraphs(article)
    (joined,) = [each for each in paragraphs(article) if each.startswith("The organization accuses")]
    assert joined.startswith(
        "The organization accuses the Dutch company Noldus Information Technology of having also sold its software for"
    )
    assert joined.endswith("in the region at the time.")


def test_the_article_has_lost_its_boilerplate(article: Document) -> None:
    for debris in (
        "Icon",
        "Face recognition at",
        "REUTERS",
        "non-English",
        "Source:",
        "All business articles",
        "You may",
    ):
        assert debris not in article.text
    for debris in ("News/Politics", "Trends", "Latest", "Communities", "external sources", "inclusion of any links"):
        assert debris not in article.text


GERMAN = """Nordwind Nachrichten
Startseite
Politik
Anmelden
Abonnieren

Diese Webseite verwendet Cookies, um Ihnen ein besseres Erlebnis zu bieten.
Alle akzeptieren

Überwachungstechnik
Behörde stoppt Lieferung von Kameras an die Küstenwache
Das Amt prüft nun auch ältere Geschäfte des Herstellers
Von Jana Petersen und Uwe Brandt
Veröffentlicht am 14. März 2023, 17:42 Uhr

Artikel anhören
Auf Facebook teilen
Drucken

Ein Frachtschiff im Hafen von Emden, aufgenommen im Februar.
Foto: Lars Hinrichs / dpa

Das Bundesamt hat die Ausfuhr von 340 Kameras an eine ausländische Küstenwache vorläufig untersagt.

Die Geräte könnten auch zur Überwachung von Demonstrationen dienen, heißt es in dem Bescheid.

Der Hersteller

Seeblick Optik

, ein Familienbetrieb aus Leer, widersprach.

Lesen Sie auch
Wie die Küstenwache ihre Boote erneuert
Streit um neue Hafengebühren

"Unsere Kameras sind Seenotgeräte und nichts anderes", sagte die Geschäftsführerin Antje Focken.

Anzeige

Alte Geschäfte auf dem Prüfstand

Geprüft werden nun auch drei Lieferungen aus den Jahren 2018 bis 2020.

Das Ergebnis soll im Sommer vorliegen.

jpe/ub/dpa

Mehr zum Thema
Kameras für alle: Der Markt wächst
12.03.2023
Was das Ausfuhrrecht sagt
Ein Überblick über die wichtigsten Regeln.
Kommentare (14)
© 2023 Nordwind Nachrichten GmbH. Alle Rechte vorbehalten.
Impressum
"""


def test_a_german_page() -> None:
    document = read(GERMAN)
    assert document.title == "Behörde stoppt Lieferung von Kameras an die Küstenwache"
    assert (document.publisher, document.published) == ("Nordwind Nachrichten", "2023-03-14")
    assert document.authors == ("Jana Petersen und Uwe Brandt",)
    assert paragraphs(document) == [
        "Das Amt prüft nun auch ältere Geschäfte des Herstellers",
        "Das Bundesamt hat die Ausfuhr von 340 Kameras an eine ausländische Küstenwache vorläufig untersagt.",
        "Die Geräte könnten auch zur Überwachung von Demonstrationen dienen, heißt es in dem Bescheid.",
        "Der Hersteller Seeblick Optik, ein Familienbetrieb aus Leer, widersprach.",
        '"Unsere Kameras sind Seenotgeräte und nichts anderes", sagte die Geschäftsführerin Antje Focken.',
        "Alte Geschäfte auf dem Prüfstand",
        "Geprüft werden nun auch drei Lieferungen aus den Jahren 2018 bis 2020.",
        "Das Ergebnis soll im Sommer vorliegen.",
    ]


AMERICAN = """Skip to main content
Menu
The Harbor Ledger
U.S.
Opinion
Sign in
Subscribe

Advertisement

Port Commission Votes to Remove Face-Scanning Gates

The gates misread one worker in nine, an audit found.

By Dana Whitcombe and Luis Ortega
Published March 3, 2022 at 6:15 p.m. ET
Updated March 4, 2022

Share on Facebook
Print

A turnstile at the north pier, which was closed in January. Photograph: Mia Chen/The Harbor Ledger

The Port Commission voted 5-2 on Thursday to remove face-scanning gates from all four piers by June.

An audit found that the gates misread one worker in nine, and that most of those turned away were night-shift staff.

"We bought a promise," Commissioner Ruth Alvarado said. "What we got was a queue."

Sign up for the Harbor Brief newsletter and get the day's news in your inbox.

The vendor, Gatekeep Systems, disputed the figure.

Read more: What the audit counted

"The audit counted every retry as a failure," the company's chief executive, Tom Reyes, said in a statement.

What happens next

The commission must still approve $1.2 million for card readers.

A hearing is set for April 12.

Related Stories

Pier 4 reopens after storm repairs
The work took nine weeks.

Most Read

1
Ferry fares to rise in May

Show comments

© 2022 The Harbor Ledger. All rights reserved.
Privacy Policy
"""


def test_an_american_page() -> None:
    document = read(AMERICAN)
    assert document.title == "Port Commission Votes to Remove Face-Scanning Gates"
    assert document.publisher == "The Harbor Ledger"
    assert (document.published, document.updated) == ("2022-03-03", "2022-03-04")
    assert document.authors == ("Dana Whitcombe and Luis Ortega",)
    assert headings(document) == ["What happens next"]
    assert paragraphs(document)[:2] == [
        "The gates misread one worker in nine, an audit found.",
        "The Port Commission voted 5-2 on Thursday to remove face-scanning gates from all four piers by June.",
    ]
    assert paragraphs(document)[-1] == "A hearing is set for April 12."
    assert len(paragraphs(document)) == 9


FRENCH = """Le Quai

Accueil
Se connecter
S'abonner

Partager
Publicité

L'assemblée régionale suspend son contrat de reconnaissance faciale

Publié le 7 novembre 2021 à 10h32

Par Claire Dumont

L'assemblée régionale a suspendu vendredi le contrat qui la liait à un fournisseur de reconnaissance faciale.

Le contrat, signé en 2019, portait sur

deux lycées

et une gare.

À lire aussi

Les lycées attendent leurs ordinateurs

Le fournisseur affirme avoir respecté la loi.

La région doit se prononcer avant la fin de l'année sur la suite du projet.

Crédit photo : Paul Martin / AFP

Sur le même sujet

Une gare sans guichet

© Le Quai 2021 - Tous droits réservés
"""


def test_a_french_page() -> None:
    document = read(FRENCH)
    assert document.title == "L'assemblée régionale suspend son contrat de reconnaissance faciale"
    assert (document.publisher, document.published) == ("Le Quai", "2021-11-07")
    assert document.authors == ("Claire Dumont",)
    assert paragraphs(document)[1:] == [
        "Le contrat, signé en 2019, portait sur deux lycées et une gare.",
        "Le fournisseur affirme avoir respecté la loi.",
        "La région doit se prononcer avant la fin de l'année sur la suite du projet.",
    ]


BLOG = """Small Rooms Blog
Home
About us
Contact

What I learned from a year of reading tender documents

Posted on 2 May 2019 by Orla Keane

Tender documents are long, and nobody reads them for pleasure.

I read four hundred of them last year, because I wanted to know which cities buy cameras that count people.

Cities buy "sensors", "analytics" and, once, "presence management".

Share this
Tweet
Leave a comment
"""


def test_a_blog_page_with_buttons_above_and_below() -> None:
    document = read(BLOG)
    assert document.title == "What I learned from a year of reading tender documents"
    assert (document.publisher, document.published) == ("Small Rooms Blog", "2019-05-02")
    assert document.authors == ("Orla Keane",)
    assert paragraphs(document)[0].startswith("Tender documents")
    assert paragraphs(document)[-1] == 'Cities buy "sensors", "analytics" and, once, "presence management".'


AGGREGATOR = """Trade Mirror

Now in eleven languages...

Hackers publish tender files of camera maker

2021-03-11T08:12:44.002Z

A group of hackers has published internal files of a camera maker from Taiwan.

Icon: enlarge

A warehouse of the company in Taoyuan

Photo: Wen Li / AP

The files show prices, names of customers and

the company's

own doubts about

its software

.

The company

Lightpath

declined to comment.

Source: channelnine

All tech articles on 2021-03-11

You may like

News/Tech 2021-03-11T10:56:30.160Z

Latest

© Communities 2019 - Privacy
"""


def test_an_aggregator_page() -> None:
    document = read(AGGREGATOR)
    assert document.title == "Hackers publish tender files of camera maker"
    assert (document.publisher, document.published, document.origin) == ("Trade Mirror", "2021-03-11", "channelnine")
    assert paragraphs(document) == [
        "A group of hackers has published internal files of a camera maker from Taiwan.",
        "The files show prices, names of customers and the company's own doubts about its software.",
        "The company Lightpath declined to comment.",
    ]


CHRONOLOGY = """The Ledger
Home
Sign in
Share
Print

How the harbour got its cameras, day by day

By Ruth Amsel
3 June 2021

The story of the cameras is one of forms and signatures.

It begins with a letter.

12 March 2019

The harbour master asks the city for ninety cameras.

20 March 2019

The city agrees within a week, without a vote.

Most read
Ferry fares to rise
© 2021 The Ledger
"""


def test_dates_between_paragraphs_are_headings_of_a_chronology() -> None:
    document = read(CHRONOLOGY)
    assert document.published == "2021-06-03"
    assert headings(document) == ["12 March 2019", "20 March 2019"]


def test_a_text_without_boilerplate_is_no_page() -> None:
    text = (
        "Search\n\nShe went down to the quay and looked for the boat. It had gone.\n\n"
        "Home\n\nThe lamp was lit, and nobody asked where she had been all day."
    )
    document = read(text)
    assert "She went down to the quay and looked for the boat. It had gone." in paragraphs(document)
    assert "Home" in paragraphs(document)


def test_a_page_that_is_mostly_something_else_is_left_whole() -> None:
    comments = "\n\n".join(
        f"Reader {n} wrote at some length about the fares and the boats of this port." for n in range(30)
    )
    page = AMERICAN.replace("© 2022", f"© 2022 The Harbor Ledger\n\n{comments}\n\n© 2022")
    assert "Reader 29 wrote at some length about the fares and the boats of this port." in read(page).text
