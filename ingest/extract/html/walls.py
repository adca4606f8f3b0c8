"""Tells a page that only stands before an article: a paywall, a request for consent, a check, a page that scripts fill.

Owns their wording, in several languages. An article about such things has sentences that are none of theirs.
"""

import re
from collections.abc import Sequence

from ingest.extract.blocks import Block
from text.endings import ends_sentence

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
_ASKS_TO_PAY = (
    r"(?:subscribe|register|sign up|(?:log|sign) in|(?:create|start|become) [\w’'-]+(?: [\w’'-]+){0,4})(?: now| today)?"
    r" to (?:continue|read|keep|unlock|access)\b|to continue reading(?: (?:this|the|our) \w+)?"
    r"(?:[.:!…]|,? (?:please )?(?:subscribe|register|sign|log|create|become|start|choose|buy|get)\b|$)"
    r"|already a (?:subscriber|member)(?:\?|[,.:]? (?:please )?(?:log|sign) in\b)"
    r"|(?:is|are) (?:only )?(?:for|available to|reserved for|exclusive to)"
    r" (?:(?:our |paying )*subscribers|(?:our |paying )+members)\b"
    r"|you(?:['’]ve| have) (?:reached|read|used) (?:all )?(?:of )?your (?:\w+ ){0,2}(?:limit|last|free|monthly)\b"
    r"|(?:log|sign) in or subscribe|(?:weiterlesen|zugang|zugriff) mit (?:\w+ ){0,3}abo"
    r"|jetzt (?:abonnieren|abo abschließen)(?=$|[.!:…]| und | um )"
    r"|(?:(?:haben|sind) sie )?bereits (?:ein abo|abonnent(?:in)?)\s?\?"
    r"|nur für abonnent|abonnieren sie,? um|réservée? aux abonnés|déjà abonnée?\s?\?|abonnez-vous pour"
    r"|(?:exclusivo|solo) para suscriptores|(?:ya eres|ya soy|eres ya) suscriptora?\s?\?|suscríbete para"
    r"|para seguir leyendo(?: (?:este|esta) \w+)?(?:[.:!…]|,? (?:suscr|reg[ií]str|inicia)|$)"
)
_PAYWALL = re.compile(
    rf"(?:^|(?<=[.!?…:] ))¿?(?:(?:this|the full|dieser|cet|este) \w+ (?:(?:ist|est|es) )?)?(?:{_ASKS_TO_PAY})",
    re.IGNORECASE,
)
"""How a sentence begins that says so of the article around it, as no sentence of that does."""
_OFFER = re.compile(
    r"subscribe\b|(?:log|sign) (?:in|up)\b|cancel (?:at )?any ?time|free trial|unlimited access|\b(?:a|per) month\b"
    r"|monatlich|kündbar|anmelden\b|(?:se )?connecter\b|par mois|sans engagement|al mes\b|iniciar sesión",
    re.IGNORECASE,
)
"""What stands in the lines below a paywall."""
_LONGEST_OFFER = 20
"""In words."""
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
    r"|review the security of your connection|(?:you are|you['’]re|i am|i['’]m) not a robot|are you a robot"
    r"|unusual traffic from your|complete the captcha",
    re.IGNORECASE,
)
_SPEAKS_TO_READERS = re.compile(
    r"\b(?:you|your|we|our|us|sie|ihre?[mnrs]?|wir|uns|unsere?[mnrs]?|vous|votre|vos|nous|nos|notre|usted|tus?|te"
    r"|nosotros|nuestr[ao]s?)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:said|says?|told|denied|ruled|fined|decided|announced|wrote|found|according to|was|were|had|sagten?"
    r"|erklärten?|teilten?|laut|wurden?|waren?|hatten?|entschied|a (?:déclaré|dit|condamné|décidé)|selon|était|étaient"
    r"|dijo|dijeron|según|fue|fueron|anunció|decidió)\b",
    re.IGNORECASE,
)
"""Words of what happened: an article has some, and a wall tells nothing."""
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
    if any(map(_REPORTS.search, lines)):
        return None
    if all(map(_SCRIPT.search, lines)):
        return f"is filled by JavaScript and holds no words without it; {_BROWSER}."
    if all(map(_PAYWALL.search, lines)):
        return "is only a paywall; open it in a browser with a subscription and save the article from there."
    if not all(map(_SPEAKS_TO_READERS.search, lines)):
        return None
    if all(map(_CHECK.search, lines)):
        return f"is only a check that a person reads it; {_BROWSER}."
    if any(_CONSENT.search(block.text) for block in blocks) and all(_is_of_consent(line) for line in lines):
        return "is only a request for consent; answer it in a browser and save the article from there."
    return None


def without_paywall(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the paywall that ends what may be read of an article.

    Nothing goes where sentences follow that are no offer: what looked like a paywall may be one of them.

    :param blocks: what was extracted of the article.
    :return: those before the paywall; the same where there is none.
    """
    end = len(blocks)
    for place in range(len(blocks) - 1, max(len(blocks) - _NEAR_END, 1) - 1, -1):
        if _is_paywall(blocks[place]):
            end = place
        elif not _is_offer(blocks[place]):
            break
    return list(blocks[:end])


def _is_paywall(block: Block) -> bool:
    return len(block.text.split()) <= 40 and bool(_PAYWALL.match(block.text)) and not _REPORTS.search(block.text)


def _is_offer(block: Block) -> bool:
    """Whether a block can stand below a paywall: a button, a price."""
    words = len(block.text.split())
    is_label = words < _PROSE_WORDS and not ends_sentence(block.text)
    return is_label or (words <= _LONGEST_OFFER and bool(_OFFER.search(block.text)) and not _REPORTS.search(block.text))


def _is_of_consent(line: str) -> bool:
    return bool(_OF_CONSENT.search(line) or _CONSENT.search(line))
