"""Tells the language of a text, by its letters. The only file that imports py3langid."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_READ_CHARACTERS = 4000
"""A page of print: more text takes longer and tells no more."""
_FEWEST_CHARACTERS = 100
"""Fewer are a headline or two, of which names alone may decide."""
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
    if len(beginning) < _FEWEST_CHARACTERS:
        return stated
    found, confidence = _identifier().classify(beginning)
    if confidence < _SURE_SHARE or (stated and stated.lower().startswith(found)):
        return stated
    return str(found)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
