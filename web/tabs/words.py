"""The words of the page's components, which are built once for all readers: the browser picks those of its reader."""

from collections.abc import Callable

import gradio as gr
from gradio.i18n import I18nData

from answer.phrases import phrase
from text.spoken import LANGUAGES, SPOKEN

WORDS = gr.I18n(**{code: {} for code in LANGUAGES})
"""What the browser picks from, as far as the components that were built use it."""
_BEGINNING = "verbatim_"
"""Of the names that the browser knows the words by: it looks up every label, also one that is text of a person's."""


def words(name: str) -> I18nData:
    """A phrase, for the label or value of a component."""
    return words_of(name, lambda: phrase(name))


def words_of(name: str, make: Callable[[], str]) -> I18nData:
    """What is made of phrases, in all languages.

    :param name: a name that nothing else has.
    :param make: makes it in the language of whoever acts.
    :return: it, for the value of a component.
    """
    for code in LANGUAGES:
        before = SPOKEN.set(code)
        try:
            WORDS.translations[code][_BEGINNING + name] = make()
        finally:
            SPOKEN.reset(before)
    return WORDS(_BEGINNING + name)
