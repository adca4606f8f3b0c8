"""How walls before articles are worded, in English, German, French and Spanish, and how articles are that are none.

Each pattern is one of sentences as whole kinds of sites write them; what a single site says is not here.
"""

import re


def _any(*wordings: str, beginning: str = "", end: str = "") -> re.Pattern[str]:
    return re.compile(f"{beginning}(?:{'|'.join(wordings)}){end}", re.IGNORECASE)


SCRIPT = _any(
    r"(?:enable|turn on|activate|allow|needs?|requires?|without) (?:the use of )?java ?script",
    r"java ?script (?:is|must be|needs to be|seems to be) (?:\w+ )?(?:disabled|required|enabled|turned o)",
    r"java ?script (?:zu )?(?:aktivieren|einschalten|zulassen)",
    r"(?:aktivieren|schalten|erlauben) sie (?:bitte )?java ?script|(?:aktivier|erlaub)e (?:bitte )?java ?script",
    r"(?:benötigt|erfordert|ohne|kein|aktivier(?:tes|tem)) java ?script",
    r"java ?script (?:ist|muss|wurde|scheint)(?: [\w-]+){0,4} (?:de|in)?(?:aktiviert|ausgeschaltet|eingeschaltet)",
    r"(?:muss|wenn) java ?script (?:aktiviert|eingeschaltet|erlaubt)",
    r"(?:activer|activez|activation de|autorise[rz]|nécessite|requiert|sans|pas) (?:le )?java ?script",
    r"java ?script (?:est|doit être|semble)(?: \w+){0,2} (?:dés)?activé",
    r"(?:habilit[ea]r?|activ[ea]r?|actív[ae]lo|permit[ea]|requiere|necesita|sin|no admite) (?:el )?java ?script",
    r"java ?script (?:está|debe estar|parece estar)(?: \w+)? (?:des)?(?:activado|habilitado)",
    r"tener (?:el )?java ?script (?:activado|habilitado)",
)
_ASKS_IN_ENGLISH = (
    r"(?:subscribe|register|sign up|(?:log|sign) in|(?:create|start|become) [\w’'-]+(?: [\w’'-]+){0,4})(?: now| today)?"
    r" to (?:continue|read|keep|unlock|access)\b",
    r"to continue reading(?: (?:this|the|our) \w+)?"
    r"(?:[.:!…]|,? (?:please )?(?:subscribe|register|sign|log|create|become|start|choose|buy|get)\b|$)",
    r"already a (?:subscriber|member)(?:\?|[,.:]? (?:please )?(?:log|sign) in\b)",
    r"(?:is|are) (?:only )?(?:for|available to|reserved for|exclusive to)"
    r" (?:(?:our |paying )*subscribers|(?:our |paying )+members)\b",
    r"you(?:['’]ve| have) (?:reached|read|used) (?:all )?(?:of )?your (?:\w+ ){0,2}(?:limit|last|free|monthly)\b",
    r"(?:log|sign) in or subscribe",
)
_ASKS_IN_GERMAN = (
    r"(?:jetzt )?(?:weiterlesen|zugang|zugriff) mit (?:\w+ ){0,3}[\w-]*abo(?:nnement)?\b",
    r"lesen sie (?:diesen|den ganzen) \w+ (?:\w+ ){0,3}mit (?:\w+ ){0,3}[\w-]*abo(?:nnement)?\b",
    r"jetzt (?:abonnieren|abo abschließen)(?=$|[.!:…]| und | um )",
    r"(?:(?:haben|sind) sie |sie (?:haben|sind) )?(?:bereits|schon)"
    r" (?:ein (?:[\w-]*abo|konto)|einen zugang|abonnent(?:in)?)\s?\?",
    r"(?:nur|exklusiv|ausschließlich) für (?:(?:unsere|registrierte|angemeldete|digitale) )*(?:plus-|premium-)?"
    r"(?:abonnent|nutzer(?:innen)? zugänglich|leser(?:innen)? zugänglich)",
    r"der (?:ganze |vollständige )?(?:artikel|beitrag|text|inhalt) ist (?:teil unseres|nur mit (?:\w+ )?[\w-]*abo)",
    r"abonnieren sie,? um|abonnieren sie (?:\w+ ){0,3},? ?um (?:\w+ ){0,4}(?:weiterzulesen|zu lesen)",
    r"(?:(?:melden|loggen|registrieren) sie|(?:meld|logg|registrier)e?) (?:sich|dich)"
    r" (?:\w+ ){0,3}(?:an|ein|kostenlos)?,? um (?:\w+ ){0,4}(?:weiterzulesen|zu lesen|freizuschalten)",
    r"um (?:(?:diesen|den|dieses|das) (?:\w+ )?\w+ (?:\w+ )?)?(?:weiterzulesen|zu lesen|(?:weiter)?lesen zu können),?"
    r" (?:(?:melden|registrieren|abonnieren|testen) sie|"
    r"(?:brauchen|benötigen|müssen|schließen) sie (?:\w+ ){0,4}(?:[\w-]*abo|konto|anmeld|registrier))",
    r"(?:sie möchten|möchten sie|wollen sie) (?:\w+ ){0,2}weiterlesen\s?\?",
)
_ASKS_IN_FRENCH = (
    r"(?:(?:la (?:suite|lecture)(?: de (?:cet|cette) \w+)?|contenu|article) (?:est )?)?"
    r"réservée?s? (?:à nos|aux) abonnée?s",
    r"lisez la suite(?: de (?:cet|cette) \w+)? en vous",
    r"il vous reste [\d,.]+\s?% de (?:cet|cette|l['’]) ?\w+ à (?:lire|découvrir)",
    r"pour (?:lire (?:la suite|l['’]intégralité)|(?:poursuivre|continuer) (?:la|votre) lecture)"
    r"(?: de (?:cet|cette|l['’]) ?\w+)?,? (?:abonnez|connectez|inscrivez|identifiez)-",
    r"(?:abonnez|connectez|inscrivez|identifiez)-vous (?:[\w’']+ ){0,4}pour (?:lire|continuer|accéder|poursuivre)",
    r"abonnez-vous pour",
    r"(?:créez|ouvrez) (?:un|votre) compte (?:\w+ ){0,2}pour (?:lire|continuer|accéder|poursuivre)",
    r"(?:vous avez |vous êtes )?déjà (?:abonnée?|inscrite?|un compte)\s?\?",
)
_ASKS_IN_SPANISH = (
    r"(?:quieres|quiere) seguir leyendo\s?\?",
    r"(?:contenido |artículo )?(?:exclusivo|s[oó]lo) para (?:nuestros )?suscriptores",
    r"(?:ya eres|ya soy|eres ya) suscriptora?\s?\?|ya tienes? una (?:suscripción|cuenta)\s?\?",
    r"(?:suscrí|regístr|identifíc)[\w]*(?:te|se) (?:\w+ ){0,4}para (?:seguir|continuar|leer|acceder)|suscríbete para",
    r"(?:hazte|hágase) (?:\w+ )?suscriptora? (?:\w+ ){0,3}para (?:leer|seguir|acceder)",
    r"inici[ae] sesión (?:o suscr\w+ )?(?:\w+ )?para (?:seguir|continuar|leer)",
    r"para (?:seguir|continuar) leyendo(?: (?:este|esta) \w+)?"
    r"(?:[.:!…]|,? (?:suscr|reg[ií]str|inicia|hazte|(?:necesitas?|debes?) (?:\w+ ){0,3}(?:suscri|registr|cuenta))|$)",
)
PAYWALL = _any(
    *_ASKS_IN_ENGLISH,
    *_ASKS_IN_GERMAN,
    *_ASKS_IN_FRENCH,
    *_ASKS_IN_SPANISH,
    beginning=r"(?:^|(?<=[.!?…:] ))¿?(?:(?:this|the full|dieser|cet|este) \w+ (?:(?:ist|est|es) )?)?",
)
"""How a sentence begins that says so of the article around it, as no sentence of that does."""
OFFER = _any(
    r"subscribe\b|(?:log|sign) (?:in|up)\b|cancel (?:at )?any ?time|free trial|unlimited access|\b(?:a|per) month\b",
    r"monatlich|im monat\b|kündbar|anmelden\b|(?:se )?connecter\b|connectez-vous|par mois|sans engagement",
    r"al mes\b|inici(?:ar?|e) sesión|sin permanencia",
)
"""What stands in the lines below a paywall."""
CONSENT = _any(
    r"before you continue to|we and our (?:\d+ )?(?:\w+ )?partners|we value your privacy|accept (?:all )?cookies",
    r"(?:accept|reject) all\b",
    r"(?:der|in die) (?:nutzung|verwendung) (?:\w+ ){0,3}cookies|mit werbung und tracking",
    r"wir (?:verwenden|nutzen|setzen) (?:\w+ ){0,3}cookies|wir und unsere (?:\d+ )?partner",
    r"alles? (?:cookies )?(?:akzeptieren|ablehnen)|ihre privatsphäre ist|(?:ihre|deine) (?:einwilligung|zustimmung)",
    r"(?:nous|site) utilis\w+ (?:\w+ ){0,2}cookies|acceptez les cookies",
    r"nous et nos (?:\d+ )?partenaires|tout (?:accepter|refuser)\b",
    r"votre consentement|respect de votre vie privée",
    r"(?:utilizamos|usamos) (?:\w+ )?cookies|nosotros y nuestros (?:\d+ )?socios|(?:aceptar|rechazar) tod[ao]s?\b",
    r"(?:su|tu) consentimiento|(?:su|tu) privacidad es",
)
OF_CONSENT = _any(
    r"cookie|consent|privacy|personali[sz]ed|personal data|tracking|tracker",
    r"datenschutz|zustimm|stimmen sie|einwillig|werbung|privatsphäre",
    r"confidentialité|données personnelles|vie privée|privacidad|datos personales|publicidad",
)
CHECK = _any(
    r"checking (?:if the site connection is secure|your browser)|verif(?:y|ying) (?:that )?you are (?:a )?human",
    r"review the security of your connection|(?:you are|you['’]re|i am|i['’]m) not a robot|are you a robot",
    r"unusual traffic from your|complete the captcha",
    r"dass (?:sie|du) (?:ein mensch|kein (?:ro)?bot)|ich bin kein roboter|ob ihre verbindung sicher",
    r"sicherheit ihrer verbindung|ihr browser wird (?:über|ge)prüft|(?:über)?prüfen ihren browser",
    r"(?:vous n['’]êtes|je ne suis) pas un robot|sécurité de votre connexion",
    r"vous êtes (?:bien )?(?:un )?(?:être )?humain",
    r"no (?:es|eres|soy) un robot|seguridad de (?:su|tu) conexión|(?:es|eres) (?:usted )?(?:un )?(?:ser )?humano",
)
SPEAKS_TO_READERS = _any(
    r"you|your|we|our|us|sie|ihre?[mnrs]?|du|dich|deine?[mnrs]?|wir|uns|unsere?[mnrs]?",
    r"vous|votre|vos|nous|nos|notre|usted|tus?|te|sus?|nosotros|nuestr[ao]s?|eres|utilizamos|usamos",
    beginning=r"\b",
    end=r"\b",
)
REPORTS = _any(
    r"said|says?|told|denied|ruled|fined|decided|announced|wrote|found|according to|was|were|had",
    r"sagten?|erklärten?|teilten?|laut|wurden?|waren?|hatten?|entschied",
    r"a (?:déclaré|dit|condamné|décidé)|selon|était|étaient",
    r"dijo|dijeron|según(?! [st]us?\b)|fue|fueron|anunció|decidió",
    beginning=r"\b",
    end=r"\b",
)
"""Words of what happened: an article has some, and a wall tells nothing."""
