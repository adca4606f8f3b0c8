"""The third step: whom "he", "she" and "it" mean, by the sentences before.

A speaker, or a name that a sentence is about, comes before one that only stands in it. Where two could be meant,
nobody is. Sex follows from titles and first names, where it does.
"""

import re

from ingest.statements.speakers.context import Context
from ingest.statements.speakers.entities import Names
from ingest.statements.speakers.nobodies import may_be_person
from text import roles, speech
from text.descriptions import DEEDS
from text.first_names import MEN, TITLES_OF_MEN, TITLES_OF_WOMEN, WOMEN
from text.mentions import Mention
from text.spans import Span

_LINES_BACK = 4
"""How many paragraphs of news go on about a person by a pronoun alone."""
_PERSONAL = {"he": "he", "his": "he", "she": "she", "her": "she"}
_TITLED = {"he": TITLES_OF_WOMEN, "she": TITLES_OF_MEN}
_NAMED = {"he": WOMEN, "she": MEN}
_VERB = re.compile(
    r"(?:, (?:\d+|an? [^,\n]{1,50}|the [^,\n]{1,50}),)?(?:,? who)?,? ((?:[a-z]+ly )?[a-z]+(?:n['’]t)?)\b"
)
_VERBS = speech.CUES.keys() | speech.AUXILIARIES | speech.ADVERBS | DEEDS
_DID = re.compile(r"\w{2,}ed\Z")
_PERSON = re.compile(rf"(?:an?|one|another) |.*\b(?:{'|'.join(sorted(roles.PEOPLE))})\b", re.IGNORECASE)
_DESCRIBED = re.compile(rf"The (?:[a-z]+ )?(?:{'|'.join(sorted(roles.ORGANISATIONS | roles.COMPANIES))})\b(?! [A-Z])")


def meant(context: Context, speaker: Span) -> str | Span | None:
    """Whom a pronoun means, or the words before that it takes up."""
    words = context.words(speaker)
    if words in _PERSONAL:
        return _person(context, speaker, _PERSONAL[words])
    return _organisation(context, speaker) if words in ("it", "its") else None


def _person(context: Context, speaker: Span, pronoun: str) -> str | None:
    names, passed = context.names, set[str]()
    for sentence in context.sentences_before(speaker, _LINES_BACK):
        heard = context.speakers.names(sentence)
        # A name of one word may as well be a person's as not.
        is_unclear = any(name not in names.kinds and " " not in name for name in heard)
        if is_unclear or _is_blocked(context, sentence, pronoun):
            return None
        persons = {name for name in context.named(sentence) if _may_be(names, name, pronoun)}
        if speaking := {name for name in heard if _may_be(names, name, pronoun, speaks=True)}:
            return speaking.pop() if len(speaking) == 1 and not passed - speaking else None
        if subject := _subject(context, sentence, pronoun):
            return subject if passed | persons | _unknown_objects(context, sentence) <= {subject} else None
        passed |= persons
    return None


def _unknown_objects(context: Context, sentence: Span) -> set[str]:
    """The names of one word that something is done to, which may be a person's for all that is known."""
    told = context.names.outside_quotations(sentence)
    names = {context.names.full(name) for name in told if len(name.words) == 1 and _is_object(context.text, name)}
    return {name for name in names if context.names.kind(name) is None}


def _is_object(text: str, mention: Mention) -> bool:
    """Whether a name stands right behind a verb, not behind "in" and the like."""
    before = text[max(0, mention.span.start - 20) : mention.span.start].split()
    return bool(before) and before[-1].lower() not in speech.PREPOSITIONS | speech.DETERMINERS | {"and"}


def _is_blocked(context: Context, sentence: Span, pronoun: str) -> bool:
    """Whether somebody speaks there who may be meant and is not known."""
    unknown = (context.text[one.start : one.end].lower() for one, name in context.speakers.within(sentence) if not name)
    return any(words == pronoun or _PERSON.match(words) or may_be_person(words) for words in unknown)


def _subject(context: Context, sentence: Span, pronoun: str) -> str | None:
    """The person whom a sentence is about: the first who begins it or whom a verb follows."""
    told = context.names.outside_quotations(sentence)
    acting = (context.names.full(mention) for mention in told if mention.leads or acts(context.text, mention))
    return next((name for name in acting if _may_be(context.names, name, pronoun)), None)


def acts(text: str, mention: Mention) -> bool:
    """Whether a verb follows a name."""
    following = _VERB.match(text, mention.span.end)
    word = following.group(1).rpartition(" ")[2] if following else ""
    return word in _VERBS or "n't" in word or bool(_DID.match(word))


def _may_be(names: Names, name: str, pronoun: str, *, speaks: bool = False) -> bool:
    """Whether a name may be that of a person of the pronoun's sex; of who speaks it need not be known."""
    kind, is_body = names.kind(name), not roles.BODIES.isdisjoint(name.lower().split())
    other_sex = names.described(name) & _TITLED[pronoun] or name.split()[0] in _NAMED[pronoun]
    return not other_sex and (kind == "person" or (speaks and kind is None and " " in name and not is_body))


def _organisation(context: Context, speaker: Span) -> str | Span | None:
    """What "it" means: who spoke last, what the sentence before begins with, or the only organisation of its line."""
    last = context.last_speaker(speaker, "person")
    if last and context.names.kind(last) != "person":
        return last
    return _described(context, speaker) or _only_organisation(context, speaker) or _voice(context, speaker)


def _described(context: Context, speaker: Span) -> Span | None:
    """What the sentence before begins with, if that is an organisation without a name: "The firm sold it."."""
    sentence = next(iter(context.earlier_in_line(speaker)), Span(0, 0))
    match = _DESCRIBED.match(context.text, sentence.start, sentence.end)
    return Span(match.start(), match.end()) if match else None


def _only_organisation(context: Context, speaker: Span) -> str | None:
    """The only name of the pronoun's line, if it is an organisation's and begins a sentence."""
    mentions = context.names.outside_quotations(context.line_before(speaker))
    names = {context.names.full(mention) for mention in mentions}
    if len(names) != 1 or not any(mention.leads for mention in mentions):
        return None
    name = names.pop()
    return name if context.names.kind(name) == "organisation" else None


def _voice(context: Context, speaker: Span) -> str | None:
    """Who spoke last in the line, if since then nobody else spoke or began a sentence."""
    line, end = context.line_start(speaker.start), context.sentence_start(speaker.start)
    span, name = context.speakers.before(end) or (speaker, None)
    if span.start < line or name is None or context.names.kind(name) == "person":
        return None
    told = context.names.outside_quotations(Span(span.end, end))
    since = {context.names.full(mention) for mention in told if mention.leads or context.says(mention)}
    return None if since - {name} else name
