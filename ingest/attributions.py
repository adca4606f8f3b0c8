"""Finds the attributions of one sentence: a cue, who speaks, and what is said, as ranges of tokens.

Rules over the words around a cue; sentence by sentence. Knows nothing of documents or of whom a name means.
When the rules do not fit, there is no attribution: silence is better than the wrong speaker.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest import cues, roles
from ingest.clauses import Phrase, Token, subject_after, subject_before, verb_start

_FAR = 14
_MIN_CLAUSE = 3
_NEVER_INVERTED = frozenset(("tell", "tells", "told", "put", "puts"))
_ADVERBIAL = cues.TIMES | cues.PREPOSITIONS - {"despite", "like", "unlike"}
_NO_CONTENT = cues.AUXILIARIES | {"according"}
_SUBJECTS = ("he", "she", "it", "they", "there")
_STOPS = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its speaker and contents, all as token ranges; `contents` is empty while unknown."""

    cue: Phrase
    speaker: Phrase | None
    contents: tuple[Phrase, ...] = ()
    shared: bool = False


def find_attributions(tokens: list[Token]) -> list[Attribution]:
    """Find what one sentence attributes, in the order of its cues.

    :param tokens: the sentence.
    :return: the attributions; only the last may be without content, when the sentence ends in a colon and so
        announces words that come after it.
    """
    candidates = list(_candidates(tokens))
    found = [item for index in range(len(tokens) - 2) if (item := _according(tokens, index))]
    for place, candidate in enumerate(candidates):
        end = _trailing(tokens, candidates[place + 1 :])
        following = next((other for other in candidates[place + 1 :] if other.cue.first < end), None)
        contents = _contents(tokens[:end], candidate, following)
        if contents:
            found.append(replace(candidate, contents=contents))
    found = sorted(found or _unspoken(tokens), key=lambda item: item.cue.first)
    return [*found, *_announcing(tokens, candidates, found)]


def _trailing(tokens: list[Token], following: list[Attribution]) -> int:
    """Where the sentence ends without an attribution that closes it: "…, TechCrunch reported"."""
    last = following[-1] if following else None
    if last is None or last.speaker is None or last.shared or last.speaker.first > last.cue.first:
        return len(tokens)
    comma = last.speaker.first - 1
    closes = tokens[comma].text == "," and _at_rest(tokens, _behind_particles(tokens, last.cue.last + 1, frozenset()))
    quotes = any(token.quotation for token in tokens[last.cue.last :])
    return comma if comma > 0 and closes and not quotes else len(tokens)


def _announcing(tokens: list[Token], candidates: list[Attribution], found: list[Attribution]) -> Iterator[Attribution]:
    """The attribution of words that follow the sentence."""
    if not tokens or tokens[-1].text != ":":
        return
    if candidates and candidates[-1].cue not in [item.cue for item in found]:
        yield candidates[-1]
    elif not candidates and (speaker := _subject_of_last_clause(tokens, len(tokens) - 1)):
        yield Attribution(Phrase(len(tokens) - 1, len(tokens) - 1), speaker)


def _candidates(tokens: list[Token]) -> Iterator[Attribution]:
    """Cues with their speakers."""
    subject: Phrase | None = None
    for index, token in enumerate(tokens):
        cue = cues.CUES.get(token.lower)
        if cue is None or token.quoted or (token.is_capital and index > 0 and tokens[index - 1].is_word):
            continue
        candidate = _candidate(tokens, index, cue, subject)
        if candidate:
            subject = candidate.speaker or subject
            yield candidate


def _candidate(tokens: list[Token], index: int, cue: cues.Cue, subject: Phrase | None) -> Attribution | None:
    if tokens[index].lower in ("put", "puts") and _next(tokens, index) not in ("it", "a", "an", "this", "the"):
        return None
    verb = verb_start(tokens, index)
    before = tokens[verb - 1] if verb else None
    helpers = {token.lower for token in tokens[verb:index]}
    if before and before.lower == "to":
        verb = _go_on(tokens, verb)
        before = tokens[verb - 1] if verb else None
    if (before and before.lower == "to") or (cue.tense in ("participle", "past") and helpers & cues.BE):
        return None
    cue_phrase = Phrase(verb, index)
    if cue.tense == "gerund":
        speaker = subject or _leading_subject(tokens, verb)
        return Attribution(cue_phrase, speaker, shared=True) if speaker and before and before.text == "," else None
    if (
        cue.tense == "base"
        and tokens[index - 1].lower != "to"
        and not (helpers & cues.AUXILIARIES)
        and not _plural_before(before)
    ):
        return None
    inverted = _inverted(tokens, verb, index, cue)
    if inverted:
        return Attribution(cue_phrase, inverted)
    if before and before.lower in ("and", "but", "or") and cue.tense != "base":
        speaker = subject or _leading_subject(tokens, verb)
        return Attribution(cue_phrase, speaker, shared=True) if speaker else None
    speaker = subject_before(tokens, verb)
    if speaker and speaker.first and tokens[speaker.first - 1].lower in ("if", "unless", "whether", "which"):
        return None
    if speaker is None or (tokens[verb].lower == "'s" and tokens[speaker.last].lower not in cues.PRONOUNS):
        return None
    return Attribution(cue_phrase, speaker) if _is_verb(tokens, cue_phrase, speaker) else None


def _is_verb(tokens: list[Token], cue: Phrase, speaker: Phrase) -> bool:
    """Whether a cue is a verb although it may be a noun: a name or pronoun speaks, or a marked clause follows."""
    if tokens[cue.last].lower not in cues.NOUNS or cue.first < cue.last:
        return True
    first, last, following = tokens[speaker.first], tokens[speaker.last], _next(tokens, cue.last)
    if first is last and first.lower in cues.PRONOUNS:
        return True
    if following in cues.COMPLEMENTIZERS or following in ('"', ":", ","):
        return first.is_capital or first.lower in cues.DETERMINERS
    named = all(token.is_capital for token in tokens[speaker.first : speaker.last + 1])
    begins = following in {"", "."} or following in cues.DETERMINERS | cues.PRONOUNS | {"to"}
    return named and begins


def _next(tokens: list[Token], index: int) -> str:
    """The word after a token in lower case, or an empty string."""
    return tokens[index + 1].lower if index + 1 < len(tokens) else ""


def _go_on(tokens: list[Token], verb: int) -> int:
    """Where the verb begins that an infinitive belongs to in "went on to say"; unchanged for any other infinitive."""
    if verb > 2 and tokens[verb - 2].lower == "on" and tokens[verb - 3].lower in ("went", "goes", "go"):
        return verb - 3
    return verb


def _plural_before(before: Token | None) -> bool:
    """Whether the word before a verb in its base form can be its plural subject."""
    if before is None or not before.is_word:
        return False
    return before.lower in ("they", "who", "some", "many", "others", "people", "police") or before.lower.endswith("s")


def _inverted(tokens: list[Token], verb: int, cue_index: int, cue: cues.Cue) -> Phrase | None:
    """The speaker after the cue, where quoted words or a clause stand before it."""
    if "quote" not in cue.takes or verb != cue_index or tokens[cue_index].lower in _NEVER_INVERTED:
        return None
    if verb == 0:
        speaker = subject_after(tokens, cue_index) if cue.tense in ("past", "present") else None
        return speaker if speaker and _pauses(tokens, speaker.last + 1) else None
    before = tokens[verb - 1]
    quoted = before.quotation is not None or (
        before.text == "," and verb > 1 and tokens[verb - 2].quotation is not None
    )
    clause = before.text == "," and verb > 1 and not quoted
    if not (quoted or clause):
        return None
    speaker = subject_after(tokens, cue_index)
    if speaker and clause and not _plain(tokens, cue_index, speaker):
        return None
    return speaker


def _plain(tokens: list[Token], cue: int, speaker: Phrase) -> bool:
    """Whether a speaker may stand after his cue although no quotation is near."""
    named = any(token.is_capital for token in tokens[speaker.first : speaker.last + 1])
    fits = named or tokens[cue].lower in ("said", "says")
    pronoun = tokens[speaker.first].lower in cues.PRONOUNS
    return tokens[cue].lower in cues.PLAIN and fits and not pronoun and _at_rest(tokens, speaker.last + 1)


def _pauses(tokens: list[Token], index: int) -> bool:
    """Whether a colon, comma or quotation follows."""
    return index < len(tokens) and (tokens[index].text in ":," or tokens[index].quotation is not None)


def _at_rest(tokens: list[Token], index: int) -> bool:
    """Whether the sentence pauses at `index`: it ends, or a stop, a quotation or an adverbial begins."""
    if index >= len(tokens) or not tokens[index].is_word:
        return True
    word = tokens[index].lower
    return word in cues.PREPOSITIONS or word in cues.TIMES or word in ("who", "while", "when", "as", "according")


def _leading_subject(tokens: list[Token], verb: int) -> Phrase | None:
    """The pronoun or name that a sentence begins with, as subject of its later verbs."""
    first = 0
    while first < verb and (
        tokens[first].lower in ("but", "and", "however", "then", "so") or tokens[first].text == ","
    ):
        first += 1
    if first >= verb or tokens[first].quoted or not tokens[first].is_capital:
        return None
    if tokens[first].lower in cues.PRONOUNS:
        return Phrase(first, first)
    return _leading_name(tokens, first, verb)


def _subject_of_last_clause(tokens: list[Token], end: int) -> Phrase | None:
    """The subject of what stands before `end`: a pronoun after the last comma, or without a comma the sentence's."""
    commas = [index for index in range(end) if tokens[index].text == ","]
    if not commas:
        return _leading_subject(tokens, end)
    first = commas[-1] + 1
    return Phrase(first, first) if tokens[first].lower in cues.PRONOUNS - {"who"} else None


def _leading_name(tokens: list[Token], first: int, verb: int) -> Phrase | None:
    last = first
    while last + 1 < verb and (tokens[last + 1].is_capital and tokens[last + 1].is_word):
        last += 1
    word = tokens[first].lower
    closed = cues.PREPOSITIONS | cues.CONJUNCTIONS | cues.FIRST_PERSON | cues.VAGUE | cues.ADVERBS | cues.AUXILIARIES
    if last == first and (word in closed | cues.DETERMINERS or word.endswith(("ly", "ing", "ed"))):
        return None
    if _next(tokens, last) == "'s":
        words = range(last + 2, min(last + 5, verb))
        return next((Phrase(first, index) for index in words if tokens[index].lower in roles.PAPERS), None)
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    return Phrase(first, last) if follows and (follows.is_word or follows.text == ":") else None


def _contents(tokens: list[Token], found: Attribution, following: Attribution | None) -> tuple[Phrase, ...]:
    speaker_after = found.speaker is not None and found.speaker.first > found.cue.last
    begin = min(found.cue.first, found.speaker.first) if found.speaker and not found.shared else found.cue.first
    after = (found.speaker.last if speaker_after and found.speaker else found.cue.last) + 1
    takes = cues.CUES[tokens[found.cue.last].lower].takes
    after = _behind_particles(tokens, after, takes)
    if "quote" in takes and not ("named" in takes and after < len(tokens) and tokens[after].quotation):
        quoted = _quotations_around(tokens, begin, after, speaker_after)
        if quoted:
            return quoted
    if speaker_after:
        return _interrupted(tokens, begin, _behind_adverbial(tokens, after), following)
    forward = _forward(tokens, after, takes, following)
    if forward and ("named" not in takes or _names(tokens[forward.first : forward.last + 1])):
        return (forward,)
    if "quote" not in takes or not takes & {"clause", "that"} or found.shared:
        return ()
    if "told" not in takes and not _at_rest(tokens, after):
        return ()
    return _interrupted(tokens, begin, after, following)


def _behind_particles(tokens: list[Token], after: int, takes: frozenset[str]) -> int:
    """Past what belongs to the verb: the "out" of "point out", "a day later", "that month"."""
    if "out" in takes and after < len(tokens) and tokens[after].lower == "out":
        return after + 1
    if after < len(tokens) and tokens[after].lower in ("that", "this", "last") and _next(tokens, after) in cues.PERIODS:
        return after + 2
    for index in range(after + 1, min(after + 4, len(tokens))):
        if tokens[index].lower in ("later", "earlier", "ago") and tokens[after].lower in cues.DETERMINERS:
            return index + 1
    return after


def _names(content: list[Token]) -> bool:
    """Whether what follows "called" gives a name to something: by quoted words, an article, or a demand."""
    if content[0].lower in ("for", "on") or any(token.quoted for token in content):
        return True
    return any(token.lower in ("a", "an", "the") for token in content[1:6])


def _interrupted(tokens: list[Token], begin: int, after: int, following: Attribution | None) -> tuple[Phrase, ...]:
    """The clause before an attribution, and what follows when the attribution only interrupts it."""
    resumed = _resumed(tokens, after, following)
    before = _clause_before(tokens, begin, 1 if resumed else _MIN_CLAUSE)
    return (*before, *resumed) if before else ()


def _behind_adverbial(tokens: list[Token], after: int) -> int:
    """The comma after a place or time that follows at once ("in September 2020,"); `after` when there is none."""
    if after < len(tokens) and tokens[after].lower in ("in", "on", "at"):
        for index in range(after + 1, min(after + 6, len(tokens))):
            if tokens[index].text == ",":
                return index
            if not tokens[index].is_word:
                break
    return after


def _resumed(tokens: list[Token], after: int, following: Attribution | None) -> tuple[Phrase, ...]:
    """The rest of a clause that an attribution between commas interrupts."""
    first = after + 1
    if first + 1 >= len(tokens) or tokens[after].text != "," or not tokens[first].is_word:
        return ()
    unfit = tokens[first].lower.endswith("ing") or tokens[first].lower in ("who", "which", "according")
    if unfit or (following is not None and following.cue.first == first):
        return ()
    end = _clause_end(tokens, first, following)
    return (Phrase(first, end),) if end > first else ()


def _quotations_around(tokens: list[Token], begin: int, after: int, inverted: bool) -> tuple[Phrase, ...]:
    """The quotations that touch an attribution: right before it, or after its cue and what may stand between."""
    before = _quotations_before(tokens, begin)
    behind = _quotation_after(tokens, after, bool(before) or inverted)
    return (*before, *behind)


def _quotations_before(tokens: list[Token], begin: int) -> tuple[Phrase, ...]:
    index = begin - 1
    if index > 0 and tokens[index].text in ",-–—":
        index -= 1
    found: list[Phrase] = []
    while index >= 0 and tokens[index].quotation:
        found.insert(0, Phrase(index, index))
        index -= 1
    return tuple(found)


def _quotation_after(tokens: list[Token], after: int, split: bool) -> tuple[Phrase, ...]:
    """Quotations after a cue: at once, or after an adverbial or addressee and a comma or colon."""
    index = after
    if index < len(tokens) and tokens[index].lower == "it" and tokens[index - 1].lower in ("put", "puts"):
        index += 1
    while index < len(tokens) and tokens[index].is_word and index - after < 2 * _FAR:
        if tokens[index].lower in ("that", *cues.PRONOUNS) and not split:
            return ()
        index += 1
    if index < len(tokens) and tokens[index].text in ",:–—-" and index > 0:
        index += 1
    found: list[Phrase] = []
    while index < len(tokens) and tokens[index].quotation:
        found.append(Phrase(index, index))
        index += 1
    return tuple(found)


def _forward(tokens: list[Token], after: int, takes: frozenset[str], following: Attribution | None) -> Phrase | None:
    """The clause, infinitive or object that follows a cue."""
    start = _content_start(tokens, after, takes)
    if start is None:
        return None
    end = _clause_end(tokens, start, following)
    if "object" in takes and tokens[start].lower not in cues.COMPLEMENTIZERS:
        end = _object_end(tokens, start, end)
    one_name = "object" in takes and tokens[start].is_capital
    return Phrase(start, end) if end > start or one_name else None


def _content_start(tokens: list[Token], after: int, takes: frozenset[str]) -> int | None:
    """Where the content begins that follows a verb which ends before `after`; None when nothing fits what it takes."""
    if after >= len(tokens) or tokens[after].quotation or not (tokens[after].is_word or tokens[after].text in "$€£:"):
        return None
    word = tokens[after].lower
    if word in _NO_CONTENT or ("out" in takes and tokens[after - 1].lower != "out"):
        return None
    marked = takes & {"clause", "that", "told", "whether"} and word in cues.COMPLEMENTIZERS
    if marked or (word == "to" and "to" in takes) or ("that" in takes and word in ("he", "she", "they", "there")):
        return after
    if takes & {"told", "told-to"}:
        return _after_addressee(tokens, after, takes)
    if "clause" in takes:
        return _bare_clause(tokens, after)
    if takes & {"that", "whether"} and word in _ADVERBIAL:
        return _marked_clause(tokens, after)
    return _object(tokens, after, takes)


def _object(tokens: list[Token], after: int, takes: frozenset[str]) -> int | None:
    """Where the thing begins that somebody denies, accuses or names."""
    word = tokens[after].lower
    if not takes & {"object", "named"} or word in cues.CONJUNCTIONS | cues.ADVERBS:
        return None
    return None if "named" in takes and tokens[after].quoted else after


def _bare_clause(tokens: list[Token], after: int) -> int | None:
    """Where a clause without "that" begins: at once, or after an adverbial where "that" or a pronoun shows it."""
    word = tokens[after].lower
    if word in _ADVERBIAL or word in ("so", "and", "but", "less", "more"):
        return _marked_clause(tokens, after)
    return after


def _marked_clause(tokens: list[Token], after: int) -> int | None:
    for index in range(after, min(after + _FAR, len(tokens))):
        token = tokens[index]
        if not token.is_word and token.text not in "'’,":
            return None
        if token.lower in ("that", "whether"):
            return index
        if index > after and token.lower in _SUBJECTS and tokens[index - 1].lower != "that":
            return index
    return None


def _after_addressee(tokens: list[Token], after: int, takes: frozenset[str]) -> int | None:
    """Where the content begins after the person told."""
    told_to = "told-to" in takes
    marks = {"that", "whether", "if", "how", "what", "why", *(("to", "about") if told_to else _SUBJECTS)}
    for index in range(after + 1, min(after + _FAR, len(tokens))):
        token = tokens[index]
        if not token.is_word and token.lower != "'s":
            return None
        if token.lower in marks or (token.lower == "to" and index == after + 1):
            return index
    return None


def _clause_end(tokens: list[Token], start: int, following: Attribution | None) -> int:
    """The last token of the clause that begins at `start`, before a stop, a quotation or the next attribution."""
    limit = len(tokens)
    if following is not None and following.cue.first > start:
        limit = _before_following(tokens, start, following)
    index, depth = start + 1, 0
    while index < limit:
        token = tokens[index]
        depth += (token.text == "(") - (token.text == ")")
        if depth < 0 or token.text in _STOPS or (token.quotation and tokens[index - 1].text in ",:"):
            break
        if token.lower == "according" or (token.text == "," and _new_clause(tokens, index)):
            break
        index += 1
    end = index - 1
    while end > start and tokens[end].text in ",:-–—":
        end -= 1
    return end


def _object_end(tokens: list[Token], start: int, end: int) -> int:
    """Where an object ends when the sentence goes on with "and was …"."""
    for index in range(start + 1, end):
        if tokens[index].lower in ("and", "but") and tokens[index + 1].lower in cues.AUXILIARIES:
            return index - 1
    return end


def _before_following(tokens: list[Token], start: int, following: Attribution) -> int:
    """Where the content must end because the next attribution begins; the end of all when that one lies inside."""
    begin = following.cue.first
    if not following.shared and following.speaker and following.speaker.first < begin:
        begin = following.speaker.first
    before = tokens[begin - 1]
    joined = following.shared or (before.lower in ("and", "but", "while", "though", "although"))
    if joined and begin - 1 > start:
        return begin - 1
    return len(tokens)


def _new_clause(tokens: list[Token], comma: int) -> bool:
    word = tokens[comma + 1].lower if comma + 1 < len(tokens) else ""
    return word in ("while", "although", "though", "whereas")


def _clause_before(tokens: list[Token], begin: int, least: int) -> tuple[Phrase, ...]:
    """The clause before a postposed attribution ("…, officials said"), back to the sentence's beginning."""
    last = begin - 1
    if last < least or tokens[last].text not in ",–—-":
        return ()
    first = last - 1
    while first > 0 and not (tokens[first - 1].quotation or tokens[first - 1].text in ";:"):
        first -= 1
    unfit = tokens[first].lower == "according" or last - first < least
    return () if unfit else (Phrase(first, last - 1),)


def _according(tokens: list[Token], index: int) -> Attribution | None:
    """An attribution by "according to": the clause before it, after it, or around it."""
    if tokens[index].quoted or tokens[index].lower != "according" or tokens[index + 1].lower != "to":
        return None
    speaker = subject_after(tokens, index + 1)
    if speaker is None:
        return None
    contents: list[Phrase] = []
    quotations = _quotations_before(tokens, index)
    if quotations or index >= _MIN_CLAUSE:
        end = index - 1 if tokens[index - 1].text == "," else index
        contents.extend(quotations or [Phrase(0, end - 1)])
    rest = _behind_relative(tokens, speaker.last + 1)
    if rest < len(tokens) and tokens[rest].text == "," and rest + _MIN_CLAUSE < len(tokens):
        contents.append(Phrase(rest + 1, _clause_end(tokens, rest + 1, None)))
    return Attribution(Phrase(index, index + 1), speaker, tuple(contents)) if contents else None


def _behind_relative(tokens: list[Token], comma: int) -> int:
    """The comma that ends a relative clause which begins at a comma; that comma itself when none begins there."""
    if comma + 1 < len(tokens) and tokens[comma].text == "," and tokens[comma + 1].lower in ("who", "which"):
        return next((index for index in range(comma + 1, len(tokens)) if tokens[index].text == ","), comma)
    return comma


def _unspoken(tokens: list[Token]) -> Iterator[Attribution]:
    """Quotations without a verb of saying: after a colon, or before a dash and a signature."""
    for index, token in enumerate(tokens[:-1]):
        if token.text == ":" and tokens[index + 1].quotation:
            speaker = _subject_of_last_clause(tokens, index)
            if speaker:
                yield Attribution(Phrase(index, index), speaker, (Phrase(index + 1, index + 1),))
            return
        if token.quotation and tokens[index + 1].text in "-–—―" and index + 2 < len(tokens):
            if all(item.is_capital for item in tokens[index + 2 :]) and len(tokens) - index < 7:
                yield Attribution(
                    Phrase(index + 1, index + 1), Phrase(index + 2, len(tokens) - 1), (Phrase(index, index),)
                )
            return
