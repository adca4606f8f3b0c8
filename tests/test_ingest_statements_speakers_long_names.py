"""Names in which small words stand."""

import pytest

from ingest.statements.speakers.long_names import join_long_names
from text.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Human Rights in China spoke.", ["Human Rights in China"]),
        ("Then the Committee to Protect Journalists spoke.", ["Committee to Protect Journalists"]),
        ("The Ministry of Trade, Health and Sport spoke.", ["Ministry of Trade, Health and Sport"]),
        ("Then Ann Lee in China spoke.", ["Ann Lee", "China"]),
        ("Then Human Rights in China met Human Rights.", ["Human Rights", "China", "Human Rights"]),
        ("The Council in Brussels spoke.", ["Council", "Brussels"]),
    ],
)
def test_a_body_and_its_topics_are_one_name(text, names):
    joined = join_long_names(text, list(find_mentions(text)))
    assert [" ".join(one.words) for one in joined if one.words != ("Then",)] == names
    assert all(text[one.span.start : one.span.end] == " ".join(one.words) for one in joined)
