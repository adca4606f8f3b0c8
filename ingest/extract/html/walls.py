"""Tells a page that only stands before an article: a paywall, a request for consent, a check, a page that scripts fill.

Owns their wording, in several languages. An article about such things has sentences that are none of theirs.
"""

import re
from collections.abc import Sequence

from ingest.extract.blocks import Block

_LONGEST_WALL = 250
"""In words; a wall that says more holds an article, too."""
_PROSE_WORDS = 6
"""Shorter lines are buttons and names."""
_NEAR_END = 6
"""How many blocks at the end of what may be read of an article can be its paywall: prices and offers among them."""
_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|allow|needs?|requires?|without) (?:the use of )?java ?script"
    r"|java ?script (?:is|must be|needs to be|seems to be) (?:\w+ )?(?:disabled|required|enabled|turned o)"
    r"|java ?script (?:zu )?(?:aktivieren|einschalten)|aktivieren sie (?:bitte )?java ?script|(?:activer|activez) java"
    r"|(?:habilite|habilitar|active|activar) (?:el )?java ?script",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe(?: now| today)? to (?:continue|read|keep|unlock|access)|to continue reading"
    r"|already a (?:subscriber|member)|(?:is|are) (?:only )?"
    r"(?:for|available to|reserved for|exclusive to) (?:our |paying )*(?:subscribers|members)\b"
    r"|you(?:['’]ve| have) (?:reached|read) (?:your|all your|the) (?:limit|last|\d+ free|monthly)"
    r"|(?:log|sign) in or subscribe|(?:weiterlesen|zugang|zugriff) mit (?:\w+ ){0,3}abo"
    r"|jetzt (?:abonnieren|abo abschließen)|bereits (?:ein abo|abonnent)"
    r"|nur für abonnent|abonnieren sie,? um|réservée? aux abonnés|déjà abonnée?|abonnez-vous pour|para seguir leyendo"
    r"|(?:exclusivo|solo) para suscriptores|ya (?:eres|soy) suscriptor|suscríbete para",
    re.IGNORECASE,
)
_ENDING = re.compile(rf"(?:(?:this|dieser|cet|este) \w+ (?:(?:ist|est|es) )?)?(?:{_PAYWALL.pattern})", re.IGNORECASE)
"""How a line begins that says so of the article above it, as no sentence of that does."""
_CONSENT = re.compile(
    r"before you continue to|we and our (?:\d+ )?(?:\w+ )?partners|we value your privacy|accept (?:all )?cookies"
    r"|(?:accept|reject) all\b|(?:der|in die) (?:nutzung|verwendung) (?:\w+ ){0,3}cookies|mit werbung und tracking"
    r"|wir und unsere (?:\d+ )?partner|nous et nos (?:\d+ )?partenaires|nosotros y nuestros (?:\d+ )?socios",
    re.IGNORECASE,
)
_OF_CONSENT = re.compile(
    r"cookie|consent|privacy|personali[sz]ed|personal data|tracking|tracker|datenschutz|zustimm|einwillig|werbung"
    r"|confidentialité|données personnelles|privacidad|datos personales",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"checking (?:if the site connection is secure|your browser)|verif(?:y|ying) (?:that )?you are (?:a )?human"
    r"|review the security of your connection|(?:not|are you) a robot|unusual traffic from your|complete the captcha",
    re.IGNORECASE,
)
_BROWSER = "open it in a browser and save the article from there"


def wall_of(blocks: Sequence[Block], *, is_scripted: bool) -> str | None:
    """What a page is that is only a wall, and what to do; the end of a sentence that begins with its name.

    :param blocks: what was extracted of the page.
    :param is_scripted: whether it has scripts, which may fill it.
    :return: that; None where it holds more.
    """
    lines = [block.text for block in blocks if len(block.text.split()) >= _PROSE_WORDS]
    if not blocks and is_scripted:
        return f"is filled by JavaScript and holds no words without it; {_BROWSER}."
    if not lines or sum(len(line.split()) for line in lines) > _LONGEST_WALL:
        return None
    if all(map(_SCRIPT.search, lines)):
        return f"is filled by JavaScript and holds no words without it; {_BROWSER}."
    if all(map(_PAYWALL.search, lines)):
        return "is only a paywall; open it in a browser with a subscription and save the article from there."
    if all(map(_CHECK.search, lines)):
        return f"is only a check that a person reads it; {_BROWSER}."
    if any(_CONSENT.search(block.text) for block in blocks) and all(_is_of_consent(line) for line in lines):
        return "is only a request for consent; answer it in a browser and save the article from there."
    return None


def without_paywall(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the paywall that ends what may be read of an article; the same where there is none."""
    near_end = max(len(blocks) - _NEAR_END, 1)
    walls = (place for place in range(near_end, len(blocks)) if _is_paywall(blocks[place]))
    return list(blocks[: next(walls, len(blocks))])


def _is_paywall(block: Block) -> bool:
    return len(block.text.split()) <= 40 and bool(_ENDING.match(block.text))


def _is_of_consent(line: str) -> bool:
    return bool(_OF_CONSENT.search(line) or _CONSENT.search(line))
