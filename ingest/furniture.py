"""Recognises a page's furniture by its wording: buttons, labels, link lists, credits, notices, in several languages.

Owns the vocabulary. Each test looks at one line alone; what follows from it is decided elsewhere. A sentence that
only mentions such words is none of these: every test wants the whole line, or how it begins, to be furniture.
"""

import re

from ingest.characters import fold


def _phrases(text: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in re.split(r" / |\n", text) if phrase.strip())


# Buttons and labels: the whole line is one of these, give or take punctuation and a number.
_LABELS = _phrases("""
    share / share this / share this article / share on facebook / share on twitter / share on x / share on whatsapp
    share on linkedin / share via email / share by email / tweet / retweet / pin it / pin / like / like this / save
    save article / bookmark / print / print article / print this page / email / e-mail / email this / copy link
    copy url / link copied / facebook / twitter / whatsapp / linkedin / telegram / reddit / instagram / youtube
    flipboard / pinterest / messenger / xing / pocket / threads / bluesky / mastodon / rss / order reprints
    reprints / comment / comments / show comments / view comments / read comments / leave a comment / post a comment
    add comment / no comments / join the conversation / close / open / back / next / previous / back to top / top
    skip to content / skip to main content / skip to navigation / menu / main menu / navigation / search / home
    login / log in / sign in / sign up / register / subscribe / subscribe now / my account / account / advertisement
    advertising / ad / sponsored / sponsored content / promoted content / paid content / continue reading
    continue reading below / read more / read full article / show more / load more / see more / more / view gallery
    view all / see all / listen / listen to this article / play / play video / watch video / enlarge / enlarge image
    open image / zoom / gallery / explore further / thank you / sorry / sign me up / cookie settings / cookie policy
    privacy / privacy policy / terms of use / terms of service / imprint / contact / contact us / about us
    newsletter / newsletters / follow us / follow / story highlights / story continues below advertisement / teilen
    artikel teilen / auf facebook teilen / auf twitter teilen / drucken / artikel drucken / merken / artikel merken
    link kopieren / per e-mail teilen / kommentieren / kommentare / kommentar schreiben / zur startseite
    startseite / suche / suchen / anmelden / einloggen / registrieren / abonnieren / jetzt abonnieren / anzeige
    werbung / weiterlesen / mehr / mehr anzeigen / mehr lesen / alle anzeigen / vorlesen / artikel anhören
    bild vergrößern / vergrößern / zum inhalt springen / zur navigation springen / impressum / datenschutz / agb
    kontakt / schließen / zurück / nach oben / zur merkliste hinzufügen / feedback / folgen / partager / imprimer
    commenter / commentaires / réagir / publicité / abonnez-vous / s'abonner / se connecter / accueil / recherche
    lire la suite / en savoir plus / mentions légales / écouter l'article / envoyer par e-mail / compartir
    imprimir / comentarios / comentar / publicidad / suscribirse / suscríbete / iniciar sesión / inicio / buscar
    leer más / ver más / aviso legal / condividi / stampa / commenti / pubblicità / abbonati / accedi / leggi tutto
    compartilhar / imprima / comentários / publicidade / assine / entrar / leia mais / delen / reageren
    advertentie / afdrukken / abonneren / inloggen / zoeken / lees meer / lees verder
""")

# Headings above lists of links to other articles.
_LINK_LISTS = _phrases("""
    you may like / you may also like / you might like / you might also like / you might also be interested in
    related / related articles / related stories / related news / related posts / related content / related topics
    related coverage / related links / related reading / more stories / more news / more like this
    more from this author / more on this story / more on this topic / more in news / recommended
    recommended for you / recommended stories / recommended reading / read next / up next / read also / also read
    see also / most read / most popular / most viewed / most commented / most shared / popular / popular stories
    popular posts / popular now / trending / trending now / trending stories / trends / trends 24h / latest
    latest news / latest stories / latest headlines / latest posts / top stories / top news / top headlines
    editors' picks / editor's picks / editor's choice / don't miss / must read / must reads / in case you missed it
    what to read next / sponsored stories / from the web / around the web / from our partners / partner news
    partner content / promoted stories / something to consider / breaking news / recent posts / recent news
    recent stories / other stories / other news / in other news / more videos / das könnte sie auch interessieren
    das könnte dich auch interessieren / auch interessant / mehr zum thema / mehr dazu / mehr von / lesen sie auch
    lesen sie mehr zum thema / verwandte artikel / verwandte themen / ähnliche artikel / weitere artikel
    weitere nachrichten / weitere meldungen / weitere themen / meistgelesen / meistgelesene artikel / meist gelesen
    am häufigsten gelesen / beliebt / beliebteste artikel / top-themen / aktuelle meldungen / neueste artikel
    neueste nachrichten / empfohlen / empfehlungen der redaktion / empfohlene artikel / aus dem ressort / zum thema
    aus unserem netzwerk / neuste artikel / themen / à lire aussi / lire aussi / à lire également / à voir aussi
    sur le même sujet / articles liés / articles similaires / les plus lus / les plus lues / le plus lu
    dernières nouvelles / dernières actualités / à la une / nos vidéos / te puede interesar
    también te puede interesar / lea también / lee también / noticias relacionadas / artículos relacionados
    más noticias / más leídas / lo más leído / lo más visto / últimas noticias / más sobre / leggi anche
    articoli correlati / potrebbe interessarti / ti potrebbe interessare / più letti / i più letti / ultime notizie
    leia também / leia mais / notícias relacionadas / veja também / mais lidas / mais notícias / tags / tag / topics
    topic / filed under / in this article / schlagworte / stichworte / themen des artikels / lees ook / meer over
    gerelateerde artikelen / meest gelezen / laatste nieuws / aanbevolen
""")

# How a line begins that only leads to other articles or asks for a click.
_PROMPT = re.compile(
    r"(?:related|read more|read also|also read|read next|see also|more|more on this|watch|watch now"
    r"|listen|don't miss|video"
    r"|lesen sie auch|lesen sie hierzu|mehr zum thema|mehr dazu|hier weiterlesen|auch interessant"
    r"|à lire aussi|lire aussi|à lire|à voir aussi|lea también|lee también|te puede interesar|leggi anche|leia também"
    r"|leia mais|veja também|lees ook)\s?[:|>»–]\s?\S"
    r"|\(?(?:leggi anche su|also on [\w.-]+\.[a-z]{2,4}\b)"
    r"|(?:click|tap) here (?:to|for)\b|click to (?:share|tweet|print|email)\b|(?:like|enjoyed?"
    r"|love) this (?:story|article|post)\?"
    r"|have a (?:news )?tip\?|got a (?:news )?tip\?"
    r"|(?:sign up|subscribe|register)(?: now| here| today| free)* (?:for|to)\b.*\b(?:newsletters?|emails?"
    r"|inbox|podcast|"
    r"channel|alerts|briefing|feed|updates)\b"
    r"|get (?:the|our|all|access)\b.*\b(?:newsletters?|inbox|app|subscription|delivered)\b"
    r"|(?:abonnieren sie|melden sie sich|jetzt|hier)\b.*\bnewsletter\b|inscrivez-vous\b.*\bnewsletter\b"
    r"|(?:follow|join|find) (?:us|him|her|them|me|[\w ]{2,40}) on (?:@|twitter|facebook|instagram|x\b"
    r"|linkedin|youtube|telegram|"
    r"whatsapp)"
    r"|folgen sie uns\b|suivez-nous\b|síguenos\b|seguici\b|volg ons\b"
    r"|this (?:site|website|page) uses cookies|we (?:and our partners )?use cookies|we value your privacy"
    r"|by (?:continuing|using)"
    r" (?:to (?:use|browse) )?this (?:site|website)"
    r"|(?:wir|diese (?:web)?seite|unsere (?:web)?seite)\b.{0,40}\b(?:verwende[nt]|nutz(?:t|en)|benutz(?:t|en)) cookies"
    r"|ce site utilise des cookies|nous utilisons des cookies|(?:este sitio|utilizamos|usamos)\b.{0,30}\bcookies",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:copyright\b\s*(?:©|\(c\)|ⓒ|\d{4}|by\b)|[©ⓒ]\s?(?:copyright\s)?(?:\d{4}|[A-Z\w])|\(c\)\s?\d{4}"
    r"|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden)"
    r"|.{0,80}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\.?$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?(?:photo(?:s|graph|graphs|graphy)?|image|picture|illustration|graphic|video|credit|fotos?|bild(?:er)?|grafik"
    r"|foto(?:graf|grafie|grafía)?|crédits?|imagen|immagine|imagem|beeld)"
    r"(?: (?:credits?|by|courtesy|source|nachweis|von|de|di|di|por|door))?\s?[:©/]\s?\S.{0,100}$"
    r"|(?:photo|image|picture)s? (?:by|courtesy of?) [A-Z].{0,80}$"
    r"|\(?(?:[A-Z][\w.'’-]+ ){0,4}(?:AP Photo|Getty Images|AFP|REUTERS|Shutterstock|iStock|dpa|Alamy"
    r"|EPA)(?:\s?/.{0,80}|\))$"
    r"|[^.!?]{2,80}\s?/\s?(?:(?:AP|AFP|dpa|EPA|Reuters|REUTERS|Getty Images|Shutterstock|iStock|Alamy"
    r"|IMAGO|imago|picture "
    r"alliance|ddp|NurPhoto|Bloomberg|ANP|Keystone|Xinhua|ZUMA)\b[^.!?]{0,40})$"
)
_CAPTION = re.compile(
    r".*[.!?)\"”’] \(?(?:photo|photograph|foto|bild|image|credit|picture|crédits?"
    r"|imagen)s?(?: credit)?\s?: ?[^.!?]{2,60}$",
    re.IGNORECASE,
)
_EVERYTHING_ON = re.compile(
    r"(?:all|more|alle|mehr|tous|todos|todas) (?:[\w-]+ ){0,2}(?:articles|stories|news|artikel|beiträge"
    r"|meldungen|nachrichten"
    r"|les articles|artículos|noticias) (?:on|about|from|by|zu|zum|vom|aus|von|du|sur|sobre|de)\b.{0,40}$",
    re.IGNORECASE,
)
_ICON = re.compile(
    r"(?:icon|symbol|icône|icono|icona|ícone)\s?:\s?\S.{0,40}$|(?:open|view|show) (?:image|photo|gallery) in \w+$"
    r"|(?:bild|image|photo|foto) \d+ (?:von|of|de|sur|di) \d+\W*$",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether the line by itself is a label, a heading above links, a prompt or a copyright notice."""
    return is_label(line) or is_link_list_heading(line) or is_prompt(line) or is_legal(line)


def is_label(line: str) -> bool:
    """Whether the line is a button or label, give or take a count: "Share", "Kommentare (12)"."""
    return len(line) < 60 and fold(re.sub(r"\W*\d+\W*$", "", line)) in _LABELS


def is_link_list_heading(line: str) -> bool:
    """Whether the line stands above links to other articles: "You may like", "Mehr zum Thema"."""
    return (len(line) < 60 and fold(line) in _LINK_LISTS) or bool(len(line) < 90 and _EVERYTHING_ON.match(line))


def is_prompt(line: str) -> bool:
    """Whether the line asks for a click, a subscription or consent."""
    return bool(_PROMPT.match(line))


def is_legal(line: str) -> bool:
    """Whether the line claims copyright."""
    return bool(_LEGAL.match(line))


def is_credit(line: str) -> bool:
    """Whether the line names who took a picture."""
    return len(line) < 160 and bool(_CREDIT.match(line))


def is_icon(line: str) -> bool:
    """Whether the line describes a button drawn as a picture: "Icon: enlarge"."""
    return len(line) < 60 and bool(_ICON.match(line))


def is_caption(line: str) -> bool:
    """Whether the line is a caption with its credit behind it."""
    return len(line) < 300 and bool(_CAPTION.match(line))
