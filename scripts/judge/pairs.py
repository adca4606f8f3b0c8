"""The pairs that the judge is trained on: claims that a premise bears out, each beside one that it does not.

Drawn anew each time. A group holds what must be told apart: a right and a wrong claim about one premise, often
both about a premise changed likewise as well, so that no claim can be told wrong by its own words.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answer.verify.judge.inputs import premise_text
from scripts.judge.contraries import contrary, turned_throughout
from scripts.judge.right import right
from scripts.judge.texts import (
    Text,
    Written,
    abstracts,
    claims_about,
    clapnq_answers,
    encyclopedia,
    is_covered,
    mtrag_answers,
    premise_for,
)
from scripts.judge.wrong import wrong
from text.sentence_words import key_of

_SHORTEST, _LONGEST = 6, 45
_LIKE = 0.5
_ABSTRACT_SENTENCES, _PASSAGE_SENTENCES, _WRONG_ANSWERS = 1, 1, 2


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs of premise and claim; borne out and not in turns, or, of two contrary claims, nobody knows which."""

    pairs: tuple[tuple[str, str], ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Material:
    """All that groups are drawn from."""

    abstracts: dict[str, Text]
    claims: dict[str, list[str]]
    passages: list[Text]
    answers: list[Written]


def read_material(bench: Path) -> Material:
    """Read what groups are drawn from.

    :param bench: the folder of question sets.
    :return: the material, without what is judged on.
    """
    judged = frozenset(one.text.title for one in clapnq_answers(bench, judged=True))
    answers = [*clapnq_answers(bench, judged=False), *mtrag_answers(bench, judged)]
    answers = [one for one in answers if _is_fit(one.claim) and is_covered(one)]
    return Material(abstracts(bench), claims_about(bench), encyclopedia(bench), answers)


def draw_groups(material: Material, dice: random.Random) -> list[Group]:
    """Draw groups, each text once or a few times.

    :param material: what they are drawn from.
    :param dice: what chooses.
    :return: the groups, in no order.
    """
    drawn = [
        *(group for text in material.abstracts.values() for group in _of_abstract(text, dice)),
        *(group for id, text in material.abstracts.items() for group in _of_claims(text, material.claims.get(id, []))),
        *(group for text in material.passages for group in _of_passage(text, dice)),
        *(group for one in material.answers for _ in range(_WRONG_ANSWERS) for group in _of_answer(one, dice)),
    ]
    dice.shuffle(drawn)
    return drawn


def _of_abstract(text: Text, dice: random.Random) -> Iterator[Group]:
    """A title against the sentences that have its words, a sentence against others or itself; and their contraries."""
    untitled = Text("", text.sentences)
    if _is_fit(text.title):
        yield from _of_claim(f"{text.title.rstrip('. ')}.", untitled, None, dice)
    count = len(text.sentences)
    late = [index for index in range(count // 2, count) if _is_fit(text.sentences[index])]
    for index in dice.sample(late, min(len(late), _ABSTRACT_SENTENCES)):
        sentence = text.sentences[index]
        claim = right(re.sub(r"^[A-Z ]{5,}:? (?=[A-Z])", "", sentence), None, text.title, dice)
        if dice.random() < 0.5:
            yield from _of_claim(claim, untitled, sentence, dice)
        else:
            yield from _of_claim(claim, Text("", (*text.sentences[:index], *text.sentences[index + 1 :])), None, dice)


def _of_claim(claim: str, text: Text, own: str | None, dice: random.Random) -> Iterator[Group]:
    """A claim and one made of it that is wrong; `own` is the sentence that the claim was made of, if it may be read."""
    changed = contrary(claim, dice) if dice.random() < 0.85 else wrong(claim, text.sentences, dice)
    premise = premise_for(claim, text, dice.choice((1, 1, 2, 3)))
    if changed and premise:
        yield _group(premise, claim, changed, own, dice)


def _group(premise: str, claim: str, changed: str, own: str | None, dice: random.Random) -> Group:
    """A right and a wrong claim, half the time also with the premise changed likewise, where they change places."""
    pairs = [(premise, claim), (premise, changed)]
    if own and own in premise:
        if dice.random() < 0.5:
            other = premise.replace(own, changed)
            pairs += [(other, changed), (other, claim)]
    elif dice.random() < 0.6:
        other, turned = turned_throughout(premise, dice), turned_throughout(claim, dice)
        pairs += [(other, turned), (other, claim)] if other != premise and turned != claim else []
    return Group(tuple(pairs))


def _of_claims(text: Text, claims: Sequence[str]) -> Iterator[Group]:
    """Two claims about one abstract in much the same words: one of them contradicts it."""
    for index, one in enumerate(claims):
        for other in claims[index + 1 :]:
            if _likeness(one, other) > _LIKE:
                premise = premise_for(f"{one} {other}", Text("", text.sentences))
                for _ in range(2):
                    yield Group(((premise, one), (premise, other)), known=False)


def _likeness(one: str, other: str) -> float:
    first, second = ({key_of(word) for word in text.split()} for text in (one, other))
    return len(first & second) / len(first | second)


def _of_passage(text: Text, dice: random.Random) -> Iterator[Group]:
    """Sentences of a passage said otherwise, and made wrong with words of the others."""
    fit = [index for index, one in enumerate(text.sentences) if _is_fit(one)]
    for index in dice.sample(fit, min(len(fit), _PASSAGE_SENTENCES)):
        following = text.sentences[index + 1] if index + 1 < len(text.sentences) else None
        claim = right(text.sentences[index], following, text.title, dice)
        others = [one for place, one in enumerate(text.sentences) if place != index]
        if changed := wrong(claim, others, dice):
            is_joined = following is not None and len(claim) > len(text.sentences[index])
            shown = {index, index + 1 if is_joined else index, dice.randrange(len(text.sentences))}
            premise = premise_text(text.title, [text.sentences[place] for place in sorted(shown)])
            yield _group(premise, claim, changed, text.sentences[index], dice)


def _of_answer(written: Written, dice: random.Random) -> Iterator[Group]:
    if changed := wrong(written.claim, written.text.sentences, dice):
        premise = premise_for(written.claim, written.text)
        yield Group(((premise, written.claim), (premise, changed)))


def _is_fit(text: str) -> bool:
    return _SHORTEST <= len(text.split()) <= _LONGEST and not text.rstrip().endswith("?")
