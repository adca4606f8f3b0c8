"""Tells the language of a text, by its letters. The only file that imports py3langid."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_READ_CHARACTERS = 4000
"""A page of print: more text takes longer and tells no more."""
_ASKED = "ar cs da de el en es fi fr hu it ja ko nl no pl pt ro ru sv tr uk zh".split()
"""Languages that questions are taken to be in; among all, a line of names would be in one that few speak."""
_FEWEST_CHARACTERS = 100
"""Fewer are a headline or two, of which names alone may decide."""
_FEWEST_OTHER, _SURE_OTHER, _OTHER = 20, 0.8, re.compile("[\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff]")
"""Of scripts other than Latin, which few languages share, a sentence tells as much, and less need be sure."""
_SURE_SHARE = 0.9
"""Below it the model wavers between related languages, and the source knows better."""


def language_of(text: str, stated: str | None) -> str | None:
    """The language of a document: what its text shows, when that is sure, else what the source states.

    Sites often state the language of their template, so a text that is plainly in another is believed.

    :param text: the document's text.
    :param stated: the language that the source states, if it does.
    :return: an ISO 639-1 code, or the one stated; None when neither is known.
    """
    beginning = text[:_READ_CHARACTERS]
    is_other = len(beginning) >= _FEWEST_OTHER and is_other_script(beginning)
    if len(beginning) < _FEWEST_CHARACTERS and not is_other:
        return stated
    found, confidence = _identifier().classify(beginning)
    if confidence < (_SURE_OTHER if is_other else _SURE_SHARE) or (stated and stated.lower().startswith(found)):
        return stated
    return str(found)


def is_other_script(text: str) -> bool:
    """Whether most characters of a text are of another script than Latin."""
    return 2 * len(_OTHER.findall(text)) > len(text)


def question_language(text: str) -> tuple[str, float]:
    """The language that a question is most likely in, and how sure that is, from 0 to 1.

    :param text: the question; of a few names alone, nothing is sure.
    :return: an ISO 639-1 code of a widely spoken language, and its share of the likelihood.
    """
    found, share = _asked_identifier().classify(text.lower())
    return str(found), float(share)


@cache
def _asked_identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_ASKED)
    return identifier


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
