"""Recognises a page's boilerplate by its wording: buttons, labels, link lists, credits, notices, in several languages.

Owns the vocabulary. Each test looks at one line alone; what follows from it is decided elsewhere. A sentence that
only mentions such words is none of these: every test wants the whole line, or how it begins, to be boilerplate.
"""

import re

from text.characters import fold


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


def _any_of(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(patterns), flags)


# How a line begins that only leads to other articles or asks for a click, a subscription or consent.
_PROMPT = _any_of(
    r"(?:related|read more|read also|also read|read next|see also|see more|more|more on this|watch|watch now|listen"
    r"|don't miss|video|lesen sie auch|lesen sie hierzu|mehr zum thema|mehr dazu|hier weiterlesen|auch interessant"
    r"|à lire aussi|lire aussi|à lire|à voir aussi|lea también|lee también|te puede interesar|leggi anche"
    r"|leia também|leia mais|veja também|lees ook)\s?[:|>»–]\s?\S",
    r"\(?(?:leggi anche su|also on [\w.-]+\.[a-z]{2,4}\b)",
    r"(?:click|tap) here (?:to|for)\b",
    r"click to (?:share|tweet|print|email)\b",
    r"(?:like|enjoyed?|love) this (?:story|article|post)\?",
    r"(?:have|got) a (?:news )?tip\?",
    r"(?:sign up|subscribe|register)(?: now| here| today| free)* (?:for|to)\b.*"
    r"\b(?:newsletters?|emails?|inbox|podcast|channel|alerts|briefing|updates)\b",
    r"get (?:the|our|all)\b.*\b(?:newsletters?|in(?:to)? your inbox)\b",
    r"(?:abonnieren sie|melden sie sich|bestellen sie|jetzt|hier)\b.*\bnewsletter\b.*\b(?:an|abonnieren|bestellen"
    r"|anmelden)\b",
    r"(?:inscrivez-vous|abonnez-vous|suscríbete|iscriviti)\b.*\bnewsletter\b",
    r"(?:follow|join|find) (?:us|him|her|them|me|@?[\w. ]{2,40}) on (?:twitter|facebook|instagram|x|linkedin|youtube"
    r"|telegram|whatsapp)\b",
    r"(?:folgen sie uns|suivez-nous|síguenos|seguici|volg ons)\b",
    r"this (?:site|website|page) uses cookies",
    r"we (?:and our partners )?use cookies",
    r"we value your privacy",
    r"by (?:continuing|using) (?:to (?:use|browse) )?this (?:site|website)",
    r"(?:wir|diese (?:web)?seite|unsere (?:web)?seite)\b.{0,40}\b(?:verwende[nt]|nutz(?:t|en)|benutz(?:t|en)) cookies",
    r"ce site utilise des cookies|nous utilisons des cookies",
    r"(?:este sitio|utilizamos|usamos)\b.{0,30}\bcookies",
)
_RIGHTS = (
    "all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    "|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden"
)
_LEGAL = _any_of(
    r"copyright\b\s*(?:©|\(c\)|ⓒ|\d{4}\b)",
    r"[©ⓒ]\s?(?:copyright\s)?\w",
    r"\(c\)\s?\d{4}\b[^.;,]{0,60}$",
    rf"(?:.{{0,80}}\b)?(?:{_RIGHTS})\b",
)
_AGENCY = (
    "(?:AP Photo|AP|AFP|dpa|EPA|Reuters|REUTERS|Getty Images|Shutterstock|iStock|Alamy|IMAGO|imago|picture alliance|ddp"
    "|NurPhoto|Bloomberg|ANP|Keystone|Xinhua|ZUMA)"
)
_CREDIT = _any_of(
    r"\(?(?:photo(?:s|graph|graphs|graphy)?|image|picture|illustration|graphic|video|credit|fotos?|bild(?:er)?|grafik"
    r"|foto(?:graf|grafie|grafía)?|crédits?|imagen|immagine|imagem|beeld)"
    r"(?: (?:credits?|by|courtesy|source|nachweis|photo|von|de|di|por|door))?\s?[:©/]\s?\S.{0,100}$",
    r"(?:photo|image|picture)s? (?:by|courtesy of) [a-z].{0,80}$",
)
_AGENCY_CREDIT = _any_of(
    rf"\(?(?:[A-Z][\w.'’-]+ ){{0,4}}{_AGENCY}(?:\s?/.{{0,80}}|\))$",
    rf"[^.!?]{{2,80}}\s?/\s?{_AGENCY}\b[^.!?]{{0,40}}$",
    flags=re.NOFLAG,
)
_CAPTION = _any_of(
    r".*[.!?)\"”’] \(?(?:photo|photograph|foto|bild|image|credit|picture|crédits?|imagen)s?(?: credit)?\s?: ?"
    r"[^.!?]{2,60}$",
)
_EVERYTHING_ON = _any_of(
    r"(?:all|more|alle|mehr|tous|todos|todas) (?:[\w-]+ ){0,2}(?:articles|stories|news|artikel|beiträge|meldungen"
    r"|nachrichten|les articles|artículos|noticias)"
    r" (?:on|about|from|by|zu|zum|vom|aus|von|du|sur|sobre|de)\b.{0,40}$",
)
_ICON = _any_of(
    r"(?:icon|symbol|icône|icono|icona|ícone)\s?:\s?\S.{0,40}$",
    r"(?:open|view|show) (?:image|photo|gallery) in \w+$",
    r"(?:bild|image|photo|foto) \d+ (?:von|of|de|sur|di) \d+\W*$",
)
# A whole paragraph that begins like a prompt or a notice is a paragraph about such things.
_LONG_NOTICE = 300


def is_boilerplate(line: str) -> bool:
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
    return len(line) < _LONG_NOTICE and bool(_PROMPT.match(line))


def is_legal(line: str) -> bool:
    """Whether the line claims copyright."""
    return len(line) < _LONG_NOTICE and bool(_LEGAL.match(line))


def is_credit(line: str) -> bool:
    """Whether the line names who took a picture."""
    return len(line) < 160 and bool(_CREDIT.match(line) or _AGENCY_CREDIT.match(line))


def is_icon(line: str) -> bool:
    """Whether the line describes a button drawn as a picture: "Icon: enlarge"."""
    return len(line) < 60 and bool(_ICON.match(line))


def is_caption(line: str) -> bool:
    """Whether the line is a caption with its credit behind it."""
    return len(line) < 300 and bool(_CAPTION.match(line))
