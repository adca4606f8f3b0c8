"""Adds to what is said between dashes the sentences that its line goes on with: "—No iré —dijo Juan—. Es tarde."."""

import re
from dataclasses import replace

from ingest.statements.rules.drafts import Draft
from text.spans import Span

_REST = re.compile(r"[—―–][.,]? ?([^—―–\n]*[^—―–\n\s])(?=\s*(?:\n|$))")
_DASH = ("—", "―", "–")


def with_rest(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of dialogues with all that they say.

    :param text: the document's text.
    :param drafts: its drafts, in order.
    :return: the drafts; what their lines hold behind a last dash belongs to the speaker that stands before it.
    """
    return [_whole(text, draft) for draft in drafts]


def _whole(text: str, draft: Draft) -> Draft:
    speaker, cue = draft.voice.speaker, draft.voice.cue
    if not draft.direct or speaker is None or cue is None:
        return draft
    between = text[max(0, cue.start - 2) : cue.start].rstrip(" ").endswith(_DASH)
    rest = _REST.match(text, speaker.end) if between else None
    return replace(draft, contents=(draft.contents[0], Span(rest.start(1), rest.end(1)))) if rest else draft
