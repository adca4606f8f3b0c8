"""What of a document and passage is embedded: the passage's text, led by the title and the heading above it.

Knows no model; the budget below is what the splitter leaves free for the lead.
"""

from index.records import Document, Passage

LEAD_TOKENS = 48
"""How much of the model's window the splitter leaves to the lead."""
_LEAD_CHARACTERS = 160
# Three to five characters make a token in European languages, so this many stay within LEAD_TOKENS.


def passage_text(document: Document, passage: Passage) -> str:
    """The passage's words, as they stand in its document."""
    return document.text[passage.start : passage.end]


def embedding_text(document: Document, passage: Passage) -> str:
    """What is embedded for a passage: title, heading and text, each on its own line.

    :param document: the document that holds the passage.
    :param passage: the passage.
    :return: the text; title and heading together are cut after LEAD_TOKENS, at a blank.
    """
    text = passage_text(document, passage)
    heading = passage.heading if passage.heading and not text.startswith(passage.heading) else None
    parts = dict.fromkeys(part for part in (document.title, heading) if part)
    lead = _cut("\n".join(parts))
    return f"{lead}\n{text}" if lead else text


def _cut(lead: str) -> str:
    if len(lead) <= _LEAD_CHARACTERS:
        return lead
    return lead[: _LEAD_CHARACTERS + 1].rsplit(maxsplit=1)[0][:_LEAD_CHARACTERS]
