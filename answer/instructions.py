"""Whether a text speaks to a language model instead of to a reader: such a text bears nothing out.

Knows the forms in which documents try to give orders; nothing of what they order.
"""

import re

_ORDERS = [
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}"
    r"\b(?:instructions?|rules?|prompts?|above|previous|prior|guidelines)\b",
    r"\b(?:system|developer) (?:prompt|message|note|override|instruction)s?\b",
    r"(?:^|[\n\[<(*#])\s*(?:system|assistant|user|developer|ai|llm)\s*[\]>)*]*\s*:",
    r"<\|?/?\s*(?:im_start|im_end|system|assistant|user|endoftext|instructions?)\b.{0,20}>",
    r"\[/?(?:INST|SYS|SYSTEM)\]|<</?SYS>>|###\s*(?:instruction|system|response)",
    r"\b(?:you are|act as|pretend to be|as) (?:now )?"
    r"(?:an? )?(?:\w+ )?(?:ai|language model|assistant|chatbot|dan)\b",
    r"\b(?:ai|language models?|assistants?|chatbots?|llms?)\b[^.]{0,40}"
    r"\b(?:must|should|shall|have to|are to|reading this)\b",
    r"\b(?:reply|respond|answer|output|print|write|repeat|cite)\b"
    r"[^.\n]{0,30}\b(?:only|exactly|verbatim|the following|with the words|to every question)\b",
    r"\b(?:say|state|append|begin|end|include)\b[^.\n]{0,15}\b(?:exactly|verbatim|your (?:answer|reply|response))\b",
    r"\b(?:new|updated|important|secret|hidden) (?:instructions?|rules?|task|directive)s?\b\s*[:.]",
    r"\b(?:your|the) (?:answer|reply|response) (?:must|should|shall|has to|will)\b",
    r"\b(?:do not|don[’']t|never) (?:mention|cite|reveal|quote|tell the user)\b",
    r"\bwhen (?:asked|summari[sz]ing|answering)\b[^.\n]{0,60}\b(?:say|reply|answer|respond|state|cite)\b",
    r"\bend of (?:sources?|documents?|context|prompt)\b|\b(?:begin|start) of (?:answer|reply)\b",
]
_ORDER = re.compile("|".join(f"(?:{one})" for one in _ORDERS), re.IGNORECASE)
# What is not seen by a reader may still be read by a model.
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\U000e0000-\U000e007f]{3}")


def is_instruction(text: str) -> bool:
    """Whether a text gives a model orders, or holds characters that nobody sees."""
    return bool(_ORDER.search(text) or _UNSEEN.search(text))
