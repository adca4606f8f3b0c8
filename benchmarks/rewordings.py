"""True sentences made wrong in one thing, or said in other words that mean the same.

Each function gives the new sentence, or None when it does not apply to this one. What is put in the place of a name,
number or date comes from the same document where it has another.
"""

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from answer.speakers.lookup import may_be_same_speaker, speaker_of
from index.records import Statement
from text.names import names_in


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, the text of its document, where it begins there, and the statements that it holds."""

    text: str
    document: str
    start: int
    statements: Sequence[Statement]

    def around(self, reach: int = 700) -> str:
        """The document as far as so many characters before and after the beginning of the sentence."""
        return self.document[max(0, self.start - reach) : self.start + reach]


_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_PAIRS = [pair.split("/") for pair in _WORDS["contraries"].split()]
_OTHERS = {word: other for one, two in _PAIRS for word, other in ((one, two), (two, one))}
_SYNONYMS = dict(pair.split("/") for pair in _WORDS["synonyms"].split())
_WORD = re.compile(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])")
_PREDICATE = re.compile(rf" (?=(?:{'|'.join(_WORDS['predicates'].split())})\b)")
_PRONOUN = re.compile(r"(?:he|she|it|they)\b", re.IGNORECASE)
_SUBJECT = 8  # words; a longer subject has a clause of its own
Change = Callable[[Place, random.Random], str | None]
_FEWEST_WORDS = 8
_MOST_COMMAS = 2
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(rf"\b(?:1[5-9]|20)\d\d\b|\b(?:{_MONTH})\b(?= \d| of)|\b\d{{1,2}}(?= (?:{_MONTH}))")
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w.-]|,\d)")
_AUXILIARY = re.compile(rf"\b({'|'.join(_WORDS['auxiliaries'].split())})\b(?! not\b)")
_NOT = re.compile(r"(?<=[a-z]) not\b|(?<=[a-z])n[’']t\b|(?<=\bcan)not\b")
_HEDGES = re.compile(rf"\b(?:{'|'.join(_WORDS['hedges'])}) ", re.IGNORECASE)


def unchanged(place: Place, _dice: random.Random) -> str | None:
    """The sentence itself, without the line break of a page."""
    return " ".join(place.text.split()) + " "


def dropped_clause(place: Place, _dice: random.Random) -> str | None:
    """Without a clause between commas that begins with "which", "who", "where" or an -ing form."""
    dropped = re.sub(
        r", (?:which|who|where|(?!according|including|saying|telling|being)\w+ing)\b[^,;:“”\"]+(?:, (?=[a-z])|(?=\.$))",
        " ",
        place.text,
        count=1,
    )
    is_whole = len(dropped.split()) >= _FEWEST_WORDS and dropped.count(",") < _MOST_COMMAS
    return re.sub(r"\s+([.,])", r"\1", re.sub(r"\s+", " ", dropped)) if dropped != place.text and is_whole else None


def moved_date(place: Place, _dice: random.Random) -> str | None:
    """With "In 2015, …" at the end, or "… in 2015." at the beginning."""
    if first := re.fullmatch(r"I(n (?:\w+ )?\d{4}),? ((?!and|(?:he|she|it|they)\b).+?)\.", place.text):
        return f"{first[2][0].upper()}{first[2][1:]} i{first[1]}."
    if last := re.fullmatch(r"([A-Z].+?) (in (?:\w+ )?\d{4})\.", place.text):
        return f"In {last[2][3:]}, {last[1]}." if not re.search(r"[,;“]", last[1]) else None
    return None


def other_attribution(place: Place, _dice: random.Random) -> str | None:
    """Gives "X said that …" as "According to X, …", and the other way round."""
    no_speaker = r"In |While |[^,“]{0,50}\b(?:has|have|had|that [A-Z])\b"
    told = rf"((?!{no_speaker})[A-Z][^,“]{{2,50}}?) (?:said|stated|reported|wrote) that ([^“]+)\."
    if said := re.fullmatch(told, place.text):
        return f"According to {_uncapitalised(said[1])}, {said[2]}."
    if by := re.fullmatch(r"According to ([^,“]{2,50}), ([^“]+)\.", place.text):
        return f"{by[1][0].upper()}{by[1][1:]} said that {by[2]}."
    if by := re.fullmatch(r"([^“]+), (?:said ([A-Z][^,“]{2,40})|([A-Z][^,“]{2,40}) said)\.", place.text):
        return f"{by[2] or by[3]} said that {_uncapitalised(by[1])}."
    return None


def synonym(place: Place, dice: random.Random) -> str | None:
    """With one word replaced by another that means the same."""
    found = [match for match in re.finditer(r"\b[a-z]+\b", place.text) if match.group() in _SYNONYMS]
    return _put(place.text, dice.choice(found), _SYNONYMS[dice.choice(found).group()]) if len(found) == 1 else None


def other_negation(place: Place, _dice: random.Random) -> str | None:
    """Gives "could not" as "was unable to", "did not" as "didn’t"."""
    changed = re.sub(r"\b(?:was|were) unable to\b", "could not", place.text, count=1)
    changed = re.sub(r"\b(did|does|is|are|was|were|has|have|had) not\b", r"\1n’t", changed, count=1)
    return changed if changed != place.text else None


def negation(place: Place, dice: random.Random) -> str | None:
    """With a "not" more or less."""
    if _NOT.search(place.text):
        return _NOT.sub("", place.text, count=1)
    if "unable" in place.text:
        return place.text.replace("unable", "able", 1)
    found = list(_AUXILIARY.finditer(place.text))
    return _put(place.text, match, f"{match.group()} not") if found and (match := dice.choice(found)) else None


def number(place: Place, dice: random.Random) -> str | None:
    """With another number, half the time another of the document."""
    found = [match for match in _NUMBER.finditer(place.text) if not _DATE.fullmatch(match.group())]
    return _replaced(place, dice, found, _NUMBER)


def date(place: Place, dice: random.Random) -> str | None:
    """With another year, month or day."""
    return _replaced(place, dice, list(_DATE.finditer(place.text)), _DATE)


def name(place: Place, dice: random.Random) -> str | None:
    """With another name of the document in the place of a name."""
    names = [one for one in _names(place.text) if one in place.document]
    others = [one for one in _names(place.document) if not _is_alike(one, names)]
    near = [one for one in names_in(place.around()) if one in others]
    return place.text.replace(dice.choice(names), dice.choice(near or others), 1) if names and others else None


def exchanged_names(place: Place, _dice: random.Random) -> str | None:
    """With its first two names in each other's place, unless they stand in a list."""
    names = [one for one in _names(place.text) if place.text.count(one) == 1]
    if len(names) < 2 or _is_alike(names[0], names[1:2]):
        return None
    first, between, second, after = re.split(rf"({re.escape(names[0])}|{re.escape(names[1])})", place.text)[1:5]
    before = place.text[: place.text.index(first)]
    is_list = len(re.findall(r"[a-z]{3,}", between.replace("and", ""))) < 2 or "and" in between.split()
    return None if is_list else f"{before}{second}{between}{first}{after}"


def speaker(place: Place, dice: random.Random) -> str | None:
    """With another name of the document in the place of a speaker."""
    end = place.start + len(place.text)
    spoken = [(one.speaker, one) for one in place.statements if one.speaker]
    inside = [(span, one) for span, one in spoken if place.start <= span.start and span.end <= end]
    if not inside:
        return None
    span, chosen = dice.choice(inside)
    said = speaker_of(chosen, place.document) or ""
    others = [one for one in _names(place.document) if not may_be_same_speaker(one, said) and one not in place.text]
    if not others:
        return None
    return f"{place.text[: span.start - place.start]}{dice.choice(others)}{place.text[span.end - place.start :]}"


def hedge(place: Place, _dice: random.Random) -> str | None:
    """Without a word that qualifies."""
    changed = _HEDGES.sub("", place.text, count=1)
    return f"{changed[0].upper()}{changed[1:]}" if changed != place.text else None


def contrary_word(place: Place, dice: random.Random) -> str | None:
    """With a word that says the contrary."""
    found = [match for match in re.finditer(r"\b[a-z]+\b", place.text) if match.group() in _OTHERS]
    return _put(place.text, match, _OTHERS[match.group()]) if found and (match := dice.choice(found)) else None


def other_word(place: Place, dice: random.Random) -> str | None:
    """With a word of the same document, of the same ending, in the place of another."""
    found = list(_WORD.finditer(place.text))
    dice.shuffle(found)
    for match in found:
        near = [one for one in _WORD.findall(place.around(1500)) if one not in place.text]
        if others := [one for one in near if one[-2:] == match.group()[-2:] and one[:4] != match.group()[:4]]:
            return _put(place.text, match, dice.choice(others))
    return None


def other_predicate(place: Place, dice: random.Random) -> str | None:
    """With what a sentence near it says of something else."""
    own = _PREDICATE.split(place.text, maxsplit=1)
    sentences = re.split(r"\n|(?<=[.!?]) (?=[A-Z])", place.around())[1:-1]
    cut = [_PREDICATE.split(one, maxsplit=1) for one in sentences if one.strip() not in place.text]
    others = [one for one in cut if len(one) == 2 and len(one[0].split()) <= _SUBJECT and one[1].endswith(".")]
    others = [one for one in others if not _PRONOUN.match(one[0]) and not set(own[0].split()) & set(one[0].split())]
    if len(own) < 2 or len(own[0].split()) > _SUBJECT or not others:
        return None
    return f"{own[0]} {dice.choice(others)[1]}"


def _replaced(place: Place, dice: random.Random, found: list[re.Match[str]], kind: re.Pattern[str]) -> str | None:
    if not found:
        return None
    match = dice.choice(found)
    found_near = kind.findall(place.around())
    others = [one for one in found_near if one != match.group() and one.isdigit() == match.group().isdigit()]
    new = dice.choice(others) if others and dice.random() < 0.5 else _counted_on(match.group(), dice)
    return _put(place.text, match, new)


def _counted_on(old: str, dice: random.Random) -> str:
    """A number or month a little further."""
    if old in _MONTHS:
        return _MONTHS[(_MONTHS.index(old) + dice.randint(1, 11)) % 12]
    last = max(place for place, letter in enumerate(old) if letter.isdigit())
    return old[:last] + str((int(old[last]) + dice.randint(1, 9)) % 10) + old[last + 1 :]


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _names(text: str) -> list[str]:
    """The names of a text that stand in the middle of a sentence somewhere, as only names do in capitals."""
    return [one for one in names_in(text) if len(one) > 1 and re.search(rf"[a-z,] {re.escape(one)}\b", text)]


def _uncapitalised(text: str) -> str:
    """Without the capital that only opens a sentence."""
    is_name = re.match(r"(?:[A-Z][\w’']*|[a-z]+) [A-Z]|[A-Z]\w*[A-Z]", text) or text.split()[0] in names_in(text)
    return text if is_name else text[0].lower() + text[1:]


def _is_alike(one: str, names: Sequence[str]) -> bool:
    return any(set(one.split()) & set(name.split()) for name in names)


KINDS: dict[str, Change] = {
    "true: as it stands": unchanged,
    "true: a clause left out": dropped_clause,
    "true: the date moved": moved_date,
    "true: attributed otherwise": other_attribution,
    "true: a synonym": synonym,
    "true: the negation reworded": other_negation,
    "wrong: negation": negation,
    "wrong: number": number,
    "wrong: date": date,
    "wrong: name": name,
    "wrong: two names exchanged": exchanged_names,
    "wrong: speaker": speaker,
    "wrong: hedge left out": hedge,
    "wrong: a word, its contrary": contrary_word,
    "wrong: a word, another": other_word,
    "wrong: what is said of another": other_predicate,
}
