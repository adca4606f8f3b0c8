"""A page that is only a wall is refused as what it is; an article about walls, or before one, is an article."""

import logging

import pytest

from index.errors import NoText
from ingest.extract.blocks import Block
from ingest.extract.html.page import extract_html
from ingest.extract.html.walls import wall_of, without_paywall

PROSE = "The port of Leer has ninety cameras at its quays, and they record all day long."
MORE = "The harbour office bought them in 2019 without a tender, the council said on Monday."
SCRIPT = "is filled by JavaScript and holds no words without it; "
PAYWALL = "is only a paywall; "
CONSENT = "is only a request for consent; "
CHECK = "is only a check that a person reads it; "


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>Leer</title></head><body>{body}</body></html>".encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


WALLS = [
    ('<noscript>Enable it.</noscript><div id="root"></div><script src="/main.js"></script>', SCRIPT),
    ("<div><p>Please enable JavaScript in your browser to view this page.</p></div>", SCRIPT),
    ("<div><p>Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.</p></div>", SCRIPT),
    (
        "<article><h1>Cameras</h1><h2>Subscribe to continue reading</h2>"
        "<p>To continue reading this article, subscribe for 1 euro a month.</p>"
        "<p>Already a subscriber? Log in.</p></article>",
        PAYWALL,
    ),
    ("<article><p>Dieser Artikel ist nur für Abonnenten. Haben Sie bereits ein Abo? Anmelden.</p></article>", PAYWALL),
    ("<article><p>Cet article est réservé aux abonnés du journal de Leer.</p></article>", PAYWALL),
    (
        "<div><h1>Before you continue to Bote</h1><p>We and our 842 partners use cookies to measure audiences.</p>"
        "<p>If you choose to accept all, we will also use cookies to develop services.</p></div>",
        CONSENT,
    ),
    (
        "<div><p>Besuchen Sie uns mit Werbung und Tracking, indem Sie der Nutzung aller Cookies zustimmen.</p>"
        "<p>Details zum Widerruf finden Sie in unserer Datenschutzerklärung auf dieser Seite.</p></div>",
        CONSENT,
    ),
    ("<div><p>bote.test needs to review the security of your connection before proceeding.</p></div>", CHECK),
    ("<div><p>Please verify that you are a human by ticking the box below this line.</p></div>", CHECK),
]


@pytest.mark.parametrize(("body", "told"), WALLS)
def test_a_page_that_is_only_a_wall_is_named(body: str, told: str) -> None:
    with pytest.raises(NoText) as refused:
        extract_html(page(body), "a.html")
    assert str(refused.value).startswith(f"a.html {told}")


IN_OTHER_LANGUAGES = {
    SCRIPT: (
        "Für die Nutzung dieser Website muss JavaScript aktiviert sein.",
        "JavaScript ist in Ihrem Browser deaktiviert. Schalten Sie es ein und laden Sie neu.",
        "Diese Anwendung erfordert JavaScript und Cookies in Ihrem Browser.",
        "JavaScript est désactivé dans votre navigateur. Activez-le pour continuer.",
        "Ce site nécessite JavaScript pour fonctionner correctement.",
        "Su navegador no admite JavaScript o lo tiene desactivado.",
        "Para usar esta página es necesario tener JavaScript activado.",
    ),
    PAYWALL: (
        "Weiterlesen mit dem Digital-Abo der Zeitung für nur einen Euro.",
        "Dieser Artikel ist exklusiv für unsere Abonnentinnen und Abonnenten.",
        "Melde dich an, um diesen Artikel weiterzulesen.",
        "Um diesen Artikel weiterzulesen, brauchen Sie ein Abo der Zeitung.",
        "Sie haben bereits ein Abo? Hier geht es zur Anmeldung.",
        "Il vous reste 80 % de cet article à lire. La suite est réservée aux abonnés.",
        "La lecture de cet article est réservée à nos abonnés.",
        "Pour poursuivre la lecture de cet article, abonnez-vous au journal.",
        "Créez un compte gratuit pour lire la suite de cet article.",
        "Para seguir leyendo este artículo necesitas una suscripción al diario.",
        "¿Quieres seguir leyendo? Suscríbete por un euro el primer mes.",
        "Contenido exclusivo para suscriptores: inicia sesión para leer la noticia.",
    ),
    CONSENT: (
        "Wir nutzen Cookies, um unsere Inhalte und Anzeigen für Sie zu personalisieren.",
        "Ihre Privatsphäre ist uns wichtig. Sie können Ihre Zustimmung jederzeit widerrufen.",
        "En cliquant sur « Tout accepter », vous consentez au dépôt de cookies par nos partenaires.",
        "Ce site utilise des cookies afin de vous offrir la meilleure expérience possible.",
        "Utilizamos cookies propias y de terceros para mostrarle publicidad según sus hábitos.",
        "Su privacidad es importante para nosotros; puede retirar su consentimiento siempre.",
    ),
    CHECK: (
        "Bitte bestätigen Sie, dass Sie kein Roboter sind, um fortzufahren.",
        "Wir prüfen, ob Ihre Verbindung sicher ist. Das dauert einen Moment.",
        "Nous vérifions la sécurité de votre connexion avant de continuer.",
        "Cochez la case pour confirmer que vous êtes humain et continuez.",
        "Necesitamos comprobar que no eres un robot antes de continuar.",
    ),
}


@pytest.mark.parametrize(
    ("told", "wall"), [(told, wall) for told, walls in IN_OTHER_LANGUAGES.items() for wall in walls]
)
def test_walls_in_other_languages_are_named(told: str, wall: str) -> None:
    assert str(wall_of([Block(wall)], is_scripted=False)).startswith(told)


@pytest.mark.parametrize("wall", IN_OTHER_LANGUAGES[PAYWALL])
def test_paywalls_in_other_languages_end_what_may_be_read(wall: str) -> None:
    assert without_paywall([Block(PROSE), Block(wall)]) == [Block(PROSE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Die meisten Seiten benötigen heute JavaScript, zeigt eine Studie der Universität.",
        "Um den Bericht zu lesen, müssen Sie ihn bei der Behörde bestellen.",
        "Sie haben bereits ein Konto bei der Bank, das sie nutzen.",
        "Der Konzern und seine 120 Partner speichern Daten auf dem Gerät der Nutzer.",
        "La suite du procès est réservée aux magistrats de la cour.",
        "Les sites qui utilisent des cookies doivent demander le consentement des visiteurs.",
        "Le ministère vérifie la sécurité de la connexion entre les caméras.",
        "El contenido exclusivo para suscriptores crece cada año en los diarios españoles.",
        "Para seguir leyendo los expedientes, el juez nombra a un perito.",
    ],
)
def test_sentences_in_other_languages_about_such_things_are_no_walls(sentence: str) -> None:
    blocks = [Block(PROSE), Block(sentence)]
    assert (wall_of(blocks[1:], is_scripted=False), without_paywall(blocks)) == (None, blocks)


@pytest.mark.parametrize(
    "texts",
    [
        (PROSE, "Readers who want to continue reading such stories must subscribe, the publisher said in its report."),
        ("The court ruled that cookies need consent before they are set.", "Privacy groups welcomed what it said."),
        ("Most sites require JavaScript today, a study by the university found.", MORE),
        ("Most sites require JavaScript today, a study by the university found.",),
        (
            "France's authority fined the firm because it is harder to reject all cookies than to accept them.",
            "Users must give consent as easily as they refuse it on each page.",
            "The firm will change its cookie banner within three months.",
        ),
        (
            "The new rules make it as easy to reject all cookies as to accept them.",
            "Every site must ask for consent before its tracking begins.",
        ),
        ("The archive is reserved for members of parliament from the first day of June on.",),
        ("Chatbots that tell people they are not a robot must be labelled from June, ministers decided.",),
        ("Users who subscribe to access the archive pay three euros for each month.",),
    ],
)
def test_an_article_about_walls_is_none(texts: tuple[str, ...]) -> None:
    assert extract_html(page(f"<article>{paragraphs(*texts)}</article>"), "a.html").text == "\n\n".join(texts)


def test_what_may_be_read_before_a_paywall_is_read_and_the_rest_is_missed_aloud(
    caplog: pytest.LogCaptureFixture,
) -> None:
    wall = (
        "<div><h2>Subscribe to continue reading</h2><p>This article is for subscribers only. Subscribe now.</p></div>"
    )
    with caplog.at_level(logging.WARNING, "ingest"):
        document = extract_html(page(f"<article>{paragraphs(PROSE, MORE)}{wall}</article>"), "a.html")
    assert document.text == f"{PROSE}\n\n{MORE}"
    assert caplog.messages == ["a.html ends at a paywall: what stands behind it is missing."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Already a member of the Schengen area, Croatia will use the cameras from May.",
        "To continue reading the files, the court appointed an expert from Leer.",
        "Bereits Abonnent des Dienstes ist der Verdächtige seit dem Jahr 2019.",
        "Déjà abonnée à la chaîne, elle reçoit chaque jour les images du port.",
    ],
)
@pytest.mark.parametrize("below", [(), (MORE, "Idemia did not answer.")])
def test_a_sentence_that_begins_like_a_paywall_ends_nothing(sentence: str, below: tuple[str, ...]) -> None:
    blocks = [Block(text) for text in (PROSE, sentence, *below)]
    assert without_paywall(blocks) == blocks


def test_sentences_below_a_paywall_are_kept() -> None:
    wall = [Block(PROSE), Block("Already a subscriber? Log in."), Block("Idemia did not answer.")]
    assert without_paywall(wall) == wall


def test_offers_below_a_paywall_go_with_it() -> None:
    wall = ["Subscribe to continue reading", "All of the Bote for 1 euro a month. Cancel any time.", "Choose a plan"]
    assert without_paywall([Block(PROSE), *map(Block, wall)]) == [Block(PROSE)]


def test_a_sentence_about_subscribers_high_above_the_end_ends_nothing() -> None:
    blocks = [Block("The paper is for subscribers only."), *[Block(PROSE)] * 8]
    assert without_paywall(blocks) == blocks
    assert without_paywall(blocks[:1]) == blocks[:1]


def test_much_text_is_no_wall() -> None:
    assert wall_of([Block("Subscribe to continue reading this article today. " * 60)], is_scripted=True) is None
