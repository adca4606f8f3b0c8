"""Recognises a page's boilerplate by its wording: buttons, labels, link lists, credits, notices, in several languages.

Owns the vocabulary, whose whole lines stand in boilerplate.toml. Each test looks at one line alone; what follows from
it is decided elsewhere. A sentence that only mentions such words is none of these: every test wants the whole line, or
how it begins, to be boilerplate.
"""

import re
import tomllib
from pathlib import Path

from text.characters import fold


def _phrases(table: dict[str, str]) -> frozenset[str]:
    return frozenset(fold(phrase) for phrases in table.values() for phrase in re.split(r" / |\n", phrases) if phrase)


_LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_LABELS, _LINK_LISTS = _phrases(_LISTS["labels"]), _phrases(_LISTS["link_lists"])


def _any_of(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(patterns), flags)


# How a line begins that only leads to other articles or asks for a click, a subscription or consent.
_PROMPT = _any_of(
    r"(?:related|read more|read also|also read|read next|see also|see more|more|more on this|watch|watch now|listen"
    r"|don't miss|video|lesen sie auch|lesen sie hierzu|mehr zum thema|mehr dazu|hier weiterlesen|auch interessant"
    r"|à lire aussi|lire aussi|à lire|à voir aussi|lea también|lee también|te puede interesar|leggi anche"
    r"|leia também|leia mais|veja também|lees ook)\s?[:|>»–]\s?\S",
    r"(?:click|tap) here (?:to|for)\b",
    r"click to (?:share|tweet|print|email)\b",
    r"(?:like|enjoyed?|love) this (?:story|article|post)\?",
    r"(?:have|got) a (?:news )?tip\?",
    r"(?:sign up|subscribe|register)(?: now| here| today| free)* (?:for|to)\b.*"
    r"\b(?:newsletters?|emails?|inbox|podcast|channel|alerts|briefing|updates)\b",
    r"get (?:the|our|all)\b.*\b(?:newsletters?|in(?:to)? your inbox)\b",
    r"(?:follow|join|find) (?:us|him|her|them|me|@?[\w. ]{2,40}) on (?:twitter|facebook|instagram|x|linkedin|youtube"
    r"|telegram|whatsapp)\b",
    r"get (?:the )?[\w' ]{2,60}? (?:delivered|sent) (?:\w+ ){0,2}(?:to|through) your (?:door|letterbox|home|inbox)\b",
    r"(?:[^.!?]{1,150}[.!?] ){0,2}(?:sign up|subscribe) (?:for|to) (?:[\w'&-]+ ){0,12}"
    r"(?:newsletters?|your inbox)(?: \w+){0,6}[.!]?$",
    r"(?:get|join) the day['’]s (?:big|top|biggest|best) (?:stories|news)\b",
    r"\[(?:/[a-z]+\]|[a-z]+ \w+ ?= ?[\"'“”])",
    r"this (?:site|website|page) uses cookies",
    r"we (?:and our partners )?use cookies",
    r"(?:wir|diese (?:web)?seite|unsere (?:web)?seite)\b.{0,40}\b(?:verwende[nt]|nutz(?:t|en)|benutz(?:t|en)) cookies",
)
_RIGHTS = (
    "all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    "|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden"
)
_LEGAL = _any_of(
    r"copyright\b\s*(?:©|\(c\)|ⓒ|\d{4}\b)",
    r"[©ⓒ]\s?(?:copyright\s)?\w",
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
_ICON = _any_of(
    r"(?:icon|symbol|icône|icono|icona|ícone)\s?:\s?\S.{0,40}$",
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
    return len(line) < 60 and fold(line) in _LINK_LISTS


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
