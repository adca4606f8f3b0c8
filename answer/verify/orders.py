"""Whether a text speaks to a language model instead of to a reader: such a text bears nothing out.

Two things together tell it, neither alone: an order, and that it is about the answering itself. An order is a sentence
in the imperative, or one that says what "you" must do; about the answering are the instructions given before, the
answer to be written, the person who asked, the other sources. "Ignore the noise" and "the reply will be published" are
one without the other. A text that calls its reader a model, or that is written in the marks of a model's own dialogue,
tells it by that alone. Knows English only, and nothing of what is ordered.
"""

import re
import unicodedata

_SAME = r"[^.!?;\n]"

# Who is spoken to.
_MODEL = (
    r"(?:(?:large )?language models?|llms?|ais?(?: (?:language )?(?:models?|assistants?|agents?|tools?|systems?))?|"
    r"chat ?bots?|bots?|(?:chat)?gpt[\w.-]*|automated (?:readers?|systems?|tools?|agents?))"
)
_HELPER = rf"(?:{_MODEL}|assistants?|models?|summari[sz]ers?)"

# Clauses: an order begins one, or follows what only leads up to it.
_OPENS = r"(?:^|[\n>;:]|[.!?][”\")\]]*\s+(?-i:(?=\W*[A-Z])))[\s=*#<(\[{“\"!—–-]*"
_DUTY = r"(?:must|should|shall|will|have to|need to|are (?:to|required to|instructed to|asked to|told to))"
_LEADS = (
    rf"(?:(?:whatever|when|whenever|if|before|after|as|in|for|from)\b{_SAME}{{0,80}}?,\s*|"
    rf"(?:(?:dear|hey|hello|hi) )?{_HELPER},\s*)?"
)
_POLITE = (
    r"(?:(?:please|kindly|now|then|so|instead|always|only|just|first|finally|from now on|make sure (?:to|that you)|"
    rf"be sure to|remember (?:to|that)|(?:you )?{_DUTY})[, ]+){{0,4}}"
)
_NOT = r"(?:do not|don[’']t|never)"
_FORBIDDEN = r"(?:(?<=not )|(?<=n[’']t )|(?<=never ))"
_AND = rf"(?:(?:ignore|disregard|forget|stop|drop|discard|read|cite|quote|treat|answer|do)\b{_SAME}{{0,60}}? and )?"
_ORDER = rf"{_OPENS}{_LEADS}{_POLITE}(?:{_NOT} )?{_AND}{_POLITE}"

# What an order to a model is about.
_ANSWERS = r"(?:answers?|repl(?:y|ies)|responses?|outputs?|summar(?:y|ies)|completions?)\b"
_YOURS = rf"your (?:\w+ )?{_ANSWERS}"
_GIVEN = r"(?:(?:instruction|prompt|rule|guideline|directive|direction|command|order|message)s?|context|task)"
_EARLIER = (
    r"\b(?:(?:previous|prior|preceding|earlier|above|original|initial|system|your|all|any|whatever)"
    rf"\s(?:\w+ ){{0,2}}?{_GIVEN}\b|{_GIVEN} (?:that )?you (?:were|are|have been)\b"
    r"|(?:the user|the user[’']s (?:question|request|prompt)|the question(?=[.,;]|\s*$| and )|the (?:above|context))\b"
    r"|(?:everything|anything|all|text|lines?|words|rules|instructions) (?:\w+ ){0,2}?(?:above|before this)\b"
    r"|(?:told|given|said|written) (?:so far|until now|before this|above)\b)"
)
_OTHERS = (
    r"\b(?:(?:the|all|any|every|each) (?:other|remaining) (?:(?:source|document|passage|paragraph|page|text)s?|one)"
    r"|all others)\b"
)
_ASKER = (
    r"(?:every(?:one|body) that (?!you)|(?:the|your|every|any|all) users?|whoever (?:asks|is asking)"
    r"|(?:the|every|any|all) ?(?:one|body|person|people)? (?:(?:who|that) asks?(?:ed)?|asking)\b)"
)
_THIS = r"(?:this|these|it|that)(?: (?:one|sentence|paragraph|passage|page|document|source))?"
_SPOKEN = r"that (?!again\b|to\b|in\b|on\b|as\b|much\b|one\b|you)\w"
_SAY = r"(?:say|state|reply|respond|answer|write|repeat|print|output|return|claim|declare|report|conclude|emphasi[sz]e)"
_HANDLE = (
    r"(?:(?:re)?write|include|add|copy|put|paste|place|insert|append|give|mention|use|quote|cite|trust|repeat|return|"
    r"present|change|correct|replace|begin|start|end|close|finish|conclude|shorten|ensure|make sure)"
)
_WORDS = (
    r"(?:only|exactly|verbatim|word for word|nothing but|the following:|the words?\b|this (?:down|sentence)|as follows|"
    r"namely|to (?:each|every|all|any) (?:question|one)|(?:each|every|any) question)"
)

_ORDERED = (
    r"(?:ignore|disregard|forget|override|bypass|discard|drop|skip|abandon|stop|pay no attention to|treat|leave out|"
    rf"pretend|assume|prioriti[sz]e|use|trust|{_FORBIDDEN}(?:follow|obey|answer))\b{_SAME}{{0,60}}?"
    rf"(?:{_EARLIER}|{_OTHERS})",
    rf"(?:{_SAY}|add) (?:instead |always |only |simply )?{_SPOKEN}",
    rf"{_SAY} (?:(?:in|with|by|from|using) {_SAME}{{0,30}}?)?\b{_WORDS}",
    r"(?:say|repeat|write|reply|respond|mention|cite|quote)(?: with| this| the following)?(?: \w+)?\s*(?::|[“\"])",
    r"(?:tell|inform|assure|remind|show|answer|let(?! me\b| us\b)|convince|confirm (?:it|this|that) to)\b"
    rf" {_SAME}{{0,10}}?{_ASKER}",
    rf"{_HANDLE} {_SAME}{{0,60}}?(?:\b{_YOURS}|\b(?:in|into|to) the {_ANSWERS}|\bword for word\b|\bverbatim\b)",
    r"(?:begin|start|end|open|close|finish) with the (?:words?|sentence|phrase|line)\b",
    rf"(?:cite|quote|trust|mention|believe|use|rely on) (?:only {_THIS}|{_THIS} (?:only|first|alone))\b",
    rf"(?:reveal|print|show|repeat|output|display|leak) {_SAME}{{0,20}}?\byour (?:\w+ )?(?:prompt|instructions?)\b",
    r"(?:summari[sz]e|describe|translate) (?:this|the) (?:\w+ )?as (?:follows|“|\")",
    rf"{_FORBIDDEN}(?:say|admit|mention|tell|claim|refuse|cite|reveal|quote|use)\b {_SAME}{{0,40}}?"
    r"\b(?:corpus|sources?|documents?|passages?|context|user|prompt|instructions)\b",
    rf"act as (?:an? |the )?(?:\w+ )?{_MODEL}\b",
)
_OWN_WORDS = rf"(?:{_SPOKEN}(?<!they)(?!hey\b)|this\b|exactly|only\b|the following|[“\":]|with\b)"
_ADDRESSED = (
    rf"\byou are (?:now |still )?(?:an? |the )?(?:\w+ )?{_MODEL}\b|\byou are now (?:in \w+ mode|\w+, an? {_MODEL})\b",
    rf"\byou are \w+ (?:this )?as (?:an? )?{_MODEL}\b|\bas (?:an? |the )(?:\w+ )?{_HELPER}\b[^.!?;\n,]{{0,40}},? you\b",
    rf"{_OPENS}(?:\w+ )?(?:note|notice|memo|message|instructions?|attention|dear|hey|hello|hi|to)\b"
    rf"[^.!?;:\n]{{0,40}}?\b{_HELPER}\b(?:[^.!?;:\n]{{0,40}}[:!]\s|\s*,)",
    rf"\b{_HELPER},? (?:(?:that|which|who) )?(?:read|process|crawl|summari[sz]|answer|index)(?:e?s|e|ing)? "
    r"(?:\w+ )?(?:this|these)\b",
    rf"(?:\b{_MODEL}(?:,? (?:and |or )?\w+){{0,3}}?|\b(?:the|this|any|every|each) (?:assistant|model))"
    rf" (?:{_DUTY}|is (?:to|required to|instructed to))(?: \w+)? "
    rf"(?:{_SAY}|{_HANDLE}|tell|inform|recommend) (?:\w+ ){{0,2}}{_OWN_WORDS}",
    rf"{_OPENS}(?:in|at|to|for) (?:the \w+ (?:of|in) )?{_YOURS},? (?:{_NOT} )?(?:{_HANDLE}|{_SAY})\b",
    rf"\b{_YOURS} (?:must|should|shall|has to|is to|needs to|contains?|includes?)\b|\bin every {_ANSWERS}",
    rf"\byour (?:previous|last) {_ANSWERS} (?:was|is) (?:wrong|incorrect|false)\b",
    rf"\byour (?:\w+ )?(?:task|role|goal|objective|job) (?:has changed|is now|is to {_SAY})\b",
    r"\byour new (?:task|role|goal|objective|instructions?)\b|\byou are no longer bound by\b",
    r"\byour (?:\w+ )?(?:instructions|prompt|guidelines|directives) (?:are|is|have|has|no longer)\b",
    rf"\byou were (?:told|given)\b{_SAME}{{0,60}}?\bno longer appl|\bthe user\b{_SAME}{{0,30}}? (?:to hear|you to)\b",
    r"\b(?:whoever|anyone who|anything that) (?:generates|writes|produces|summari[sz]es|processes|answers) "
    rf"(?:the|this|an?) (?:{_ANSWERS}|\w+ (?:must|should|has to)\b)",
    r"\byou (?:will|must|are to|shall) (?:now )?(?:play|take|assume) (?:the|on) (?:role|part|persona)\b",
    r"\bfrom now on,? you (?:reply|answer|respond|say|write|are)\b",
)

# The marks of a model's dialogue: tokens, roles, and labels that stand for a message to it.
_MARKS = (
    r"<\|\w+\|>|<\|?/?\s*(?:im_|system|assistant|endoftext|instruction)\w*\s*\|?>",
    r"\[/?(?:INST|SYS|SYSTEM|ASSISTANT)\]|<</?SYS>>|###\s*(?:instructions?|system|response)\b",
    r"[\"']role[\"']\s*:\s*[\"'](?:system|assistant|user)",
    rf"{_OPENS}assistant\s*:\s+(?:\S+\s+){{3}}|{_OPENS}system\s*:\s+(?:you|the user|always|never)\b",
    rf"{_OPENS}(?:user|human)\s*:.{{1,300}}?(?:^|[.!?\n])\s*(?:ai|assistant|bot|model)\s*:",
    rf"{_OPENS}(?:system|assistant|ai|llm|(?:chat)?bot|developer|admin(?:istrator)?) "
    r"(?:prompt|message|instructions?|override)\b[^.:!\n]{0,15}[.:!\n\]]|\bbegin system (?:prompt|message)\b",
    rf"{_OPENS}(?:new|updated|secret|hidden) (?:instructions?|directives?)\s*:",
    rf"{_OPENS}(?:begin|start|end) of (?:the )?(?:sources?|documents?|context|prompt|answer|reply|conversation)"
    r"\s*(?:[.:\])>\n=*-]|$)",
)

_INSTRUCTION = re.compile("|".join([*(rf"{_ORDER}{one}" for one in _ORDERED), *_ADDRESSED, *_MARKS]), re.IGNORECASE)
# Letters that no reader sees and that a model reads; the flags of England, Scotland and Wales are written in them too.
_TAGS = re.compile(r"(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]")
_SIGNS, _KEPT = re.compile(r"\W{40,}"), 20
"""Signs in a row that are more than any order has among its words, and how many of them before a word are kept."""


def is_instruction(text: str) -> bool:
    """Whether a text gives a model orders, or holds letters that nobody sees."""
    return bool(_TAGS.search(text) or _INSTRUCTION.search(_as_read(text)))


def _as_read(text: str) -> str:
    """A text as a model reads it: letters in other shapes are plain, and what only parts or turns them is gone.

    Of a long row of signs each is kept but once, so that a line of dots takes no longer than a line of words.
    """
    plain = unicodedata.normalize("NFKC", text)
    read = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return _SIGNS.sub(lambda row: "".join(dict.fromkeys(row[0][:-_KEPT])) + row[0][-_KEPT:], read)
