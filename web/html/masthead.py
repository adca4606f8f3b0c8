"""The page's masthead: name, promise, and a link that lets the keyboard skip to the question."""

from web.html.elements import tag

_PROMISE = "The sources’ own words, or nothing."


def masthead_html() -> str:
    """The masthead as HTML."""
    skip = tag("a", "Skip to the question", {"href": "#question", "class": "skip"})
    return skip + tag("header", tag("h1", "Verbatim") + tag("p", _PROMISE), {"class": "masthead"})
