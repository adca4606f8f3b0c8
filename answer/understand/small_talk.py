"""What people say to an assistant without asking anything: greetings, thanks, agreement. Knows words only.

These are a closed class of formulas, as pronouns are; nothing of a question is in them, so nothing is read into them.
"""

import re

_FORMULA = (
    r"(?:thanks?(?: you)?|thx|ty|cheers|hello|hi|hey|good ?(?:morning|afternoon|evening|night|day|bye)|bye|see you|"
    r"greetings|"
    r"ok(?:ay)?|k|alright|all right|great|good|nice|cool|perfect|excellent|wonderful|awesome|amazing|fine|super|"
    r"brilliant|"
    r"interesting|fascinating|helpful|useful|lovely|fantastic|sure|yes|yeah|yep|no|nope|right|exactly|correct|true|agreed|"
    r"understood|got it|gotcha|makes sense|i (?:see|understand|agree)|no (?:problem|worries|thanks?(?: you)?)|"
    r"never ?mind|"
    r"sorry|pardon|oops|wow|oh|ah|aha|hm+|um+|uh|lol|ha(?:ha)+|wait|please|you[’']re welcome|welcome|well done|"
    r"(?:good|great|nice) (?:job|work|one)|not bad|(?:much )?appreciated|"
    r"merci|danke(?:sch[oö]n)?|gracias|grazie|obrigad[oa]|bedankt|dank je|tack|bonjour|salut|hallo|servus|moin|"
    r"guten (?:tag|morgen|abend)|hola|ciao|adieu|tsch[uü]ss?|au revoir|adi[oó]s|auf wiedersehen)"
)
_FILLER = (
    r"(?:you|there|so much|very much|a lot|a bunch|lots|again|all|everyone|everybody|mate|friend|very|really|so|too|"
    r"then|"
    r"now|indeed|much|many|for (?:that|this|it|(?:your|the) (?:help|answer|time))|(?:that|this|it)(?:[’']s| is| was)|"
    r"what a|"
    r"how|beaucoup|sch[oö]n|sehr|vielmals|and|but|well|answer|help)"
)
_GAP = r"[\s,.!…;:)\-–—]*"
_TALK = re.compile(
    rf"^{_GAP}(?:{_FILLER}\b{_GAP})*{_FORMULA}\b{_GAP}(?:(?:{_FORMULA}|{_FILLER})\b{_GAP})*$", re.IGNORECASE
)
# A formula before a question is set off by a mark, or followed by what only a question opens with.
_BEFORE = re.compile(
    rf"^(?:{_FORMULA}(?: (?:{_FILLER}|{_FORMULA}))*(?:\s*[,.!…;–—-]+\s*|\s+(?=(?:and|but|so|then|what|who|whom|whose|"
    r"which|when|where|why|how|did|does|is|are|was|were|list|tell|show)\b)))+(?=\S)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?<=[?.!,])\s+(?:{_FORMULA}|{_FILLER})(?:{_GAP}(?:{_FORMULA}|{_FILLER}))*{_GAP}$", re.IGNORECASE)
_CORRECTS = re.compile(r"^(?:no|nope|sorry|wait)\b", re.IGNORECASE)
_ABOUT_US = re.compile(
    r"^(?:(?:and|but|so) )?(?:(?:how|who|what|where) (?:are|were) you\b|are you\b|"
    r"(?:who|what) (?:made|built|trained) you\b|"
    r"(?:how|what) (?:do|can|could) you (?:do|work|help)\b|how does (?:this|it) work\W*$|can you (?:help|hear) me\W*$|"
    r"(?:what[’']?s|what is) your name\b)"
    r"|\bwhat (?:is|are) (?:this|the|your|these) (?:corpus|collection|library|documents|sources)\b",
    re.IGNORECASE,
)


def is_small_talk(text: str) -> bool:
    """Whether a text asks nothing: it is made of greetings, thanks and the like alone, and has no question mark."""
    return "?" not in text and _TALK.match(text) is not None


def is_about_us(text: str) -> bool:
    """Whether a question is put to the assistant about itself or its documents: no conversation completes it."""
    return _ABOUT_US.search(text) is not None


def without_small_talk(text: str) -> str:
    """A text without the greetings and thanks around its question; itself when it is nothing else.

    What corrects ("no, …", "sorry, …") says something of the question before it, and stays.
    """
    if is_small_talk(text):
        return text
    opening = _BEFORE.match(text)
    bare = text[opening.end() :] if opening and not _CORRECTS.match(opening.group()) else text
    return _AFTER.sub("", bare) or text
