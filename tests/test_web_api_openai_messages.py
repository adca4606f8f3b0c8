"""What a chat program sends back of a conversation is understood as the conversation was."""

import pytest

from answer.phrases import phrase
from answer.understand.question import understand
from web.api.openai_messages import Message, read_messages

ASKED = "What did Idemia say about real-time use?"
REFUSAL = "\n\n".join(
    [
        phrase("refusal"),
        phrase("searched", passages=118, documents=15, query="hello"),
        phrase("nearest"),
        "[1] Axis Communications and its cameras in China, undated: http://127.0.0.1:7860/documents/1?start=0&end=9",
    ]
)
QUOTED = "[1] Quoting Idemia:\n\n> The system was old.\n\n---\n\n[1] Idemia: http://127.0.0.1:7860/documents/2"


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (["hello", REFUSAL, "why?"], "why?"),
        (["hello", REFUSAL, "what is this corpus about", REFUSAL, "thanks"], "thanks"),
        ([ASKED, QUOTED, "What is the price of gold?", REFUSAL, "when was that?"], f"when was that: {ASKED}"),
        ([ASKED, QUOTED, "Thanks!", REFUSAL, "and Axis?"], "What did Axis say about real-time use?"),
        ([ASKED, QUOTED, "What did it say about exports?"], "What did Idemia say about exports?"),
    ],
)
def test_refusals_and_small_talk_that_come_back_are_no_topics(spoken, expected):
    messages = [Message("assistant" if place % 2 else "user", text) for place, text in enumerate(spoken)]
    assert understand(*read_messages(messages)).text == expected
