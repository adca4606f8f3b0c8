"""The words that attribute: the forms of verbs of saying, the nouns beside them, and the small words around.

Data and their lookups only; knows nothing of texts. Forms are lower case.
"""

from dataclasses import dataclass

from text import verbs


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of saying: `takes` is what may follow.

    `tense` is one of present, past, participle, gerund, base, and avoir for a French participle; `verb` is the
    infinitive of an English verb, else the form itself.
    """

    takes: frozenset[str]
    tense: str
    verb: str


def _forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and gerund of an English verb."""
    if verb in verbs.IRREGULAR:
        return verbs.IRREGULAR[verb]
    stem = verb + verb[-1] if verb in verbs.DOUBLES else verb
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
    return third, stem + "ed", stem + "ed", stem + "ing"


def _english() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for line in verbs.ENGLISH.strip().splitlines():
        verb, _, kinds = line.partition(": ")
        takes = frozenset(kinds.split())
        third, past, participle, gerund = _forms(verb)
        cues[verb] = Cue(takes, "base", verb)
        cues[participle] = Cue(takes, "participle", verb)
        cues[past] = Cue(takes, "past", verb)
        cues[third] = Cue(takes, "present", verb)
        cues[gerund] = Cue(takes, "gerund", verb)
    return cues


CUES: dict[str, Cue] = {
    **{form: Cue(frozenset({"clause", "quote"}), "past", form) for form in verbs.FOREIGN.split()},
    **{form: Cue(frozenset({"clause", "quote"}), "avoir", form) for form in verbs.FRENCH.split()},
    **_english(),
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUNS = _set("he she it they who er sie il elle ils elles")
FIRST_PERSON = _set("i we you me us ich wir je nous vous")
VAGUE = _set("""
    this that these those some others many most both all one none nobody everyone few several which what there
    whoever
""")
AUXILIARIES = _set("""
    has have had hasn haven hadn isn aren wasn weren won couldn wouldn shouldn didn doesn don 's 've 'd is are was
    were be been being will would could can may might must should shall did does do hat haben hatte avait
""")
PARTICLES = _set("out on of")
# Words that name a source without a verb; "to" follows the first.
SOURCES = _set("according laut selon")
BE = _set("is are was were be been being 's gets got")
NEGATIONS = _set("not 't never no nor neither nie niemals nicht jamais pas")
ADVERBS = _set("""
    also later then now still once again even just only often always ever first further soon since already yet
    since instead too previously himself herself itself themselves reportedly today yesterday however simply here
    meanwhile indeed nevertheless nonetheless moreover furthermore therefore thus perhaps maybe
""")
CONJUNCTIONS = _set("""
    and but or nor yet so because since if when while although though as that whether until unless than where
    before after how why what once whereas und aber et mais dass que
""")
COMPLEMENTIZERS = _set("that whether if how why what who where when dass que ob")
PREPOSITIONS = _set("""
    of for at in from with on to by about over under against during after before since among between into through
    within without via as near despite despite amid like unlike including ahead upon
""")
DETERMINERS = _set("""
    the a an this that these those his her its their our my your one two three four five six seven eight nine ten
    several some many most all both each another other no every either any der die das ein eine le la les un une
""")
TIMES = _set("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight recently earlier later last
    january february march april may june july august september october november december
""")
# Nouns in the plural or without an article that speak for themselves.
BARE_SPEAKERS = _set("police people research polling data")
# Forms that are nouns more often than verbs.
NOUNS = _set("""
    states state note notes promises promise remarks remark report reports hopes hope claims claim questions
    question rules rule answers answer doubts doubt fears fear calls call posts post demands demand estimates
    estimate signals signal cautions caution counters counter offers offer quotes quote finds find repeats repeat
    blasts blast lists list counts count forecasts forecast hail muses wonders wonder pledges pledge vows vow
    threats reveals shows show stresses stress cries cry shouts shout praise blame mentions mention whispers
    dismisses thought hints hint
""")
# Verbs of saying that may stand before their subject after words that no marks quote.
PLAIN = _set("""
    said says say wrote writes reported reports sagte sagt schrieb schreibt erklärte dit
""")
# What does not happen by being wanted, asked for or awaited: the words before "to" after which nothing is said yet.
INTENTIONS = _set("""
    expected expects expect asked asks ask refused refuses refuse refusing refusal declined declines decline declining
    wanted wants want wanting hoped hopes hope hoping planned plans plan planning intended intends intend intending
    intention needed needs need has have having yet ought supposed due set likely unlikely afraid reluctant unwilling
    willing ready prepared unable failed fails fail failing failure forgot forgets neglected tried tries try trying
    attempted attempts attempt attempting urged urges urge told tells tell ordered orders order called calls call
    demanded demand demands allowed allow allows permitted permit forbidden wished wishes wish like pretended pretends
    pretend sought seeks seek proposed proposes propose offered offers offer agreed agrees agree promised promises
    promise vowed vows vow pledged pledges pledge threatened threatens threaten scheduled about invited invites invite
    encouraged encourage pressed press pressured pushed push advised advise begged beg required require instructed
    instruct alleged believed thought rumoured rumored understood assumed feared hesitated hesitates hesitate hesitant
    preparing keen eager anxious going free entitled chance opportunity for than if though
""")
DAYS = _set("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight")
DATES = _set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
""")
PERIODS = _set("day night morning evening afternoon week weekend month year summer winter spring autumn fall")
TITLES = _set("""
    mr mrs ms miss dr sir lord lady sen sens rep reps gov gen lt col prof rev president senator representative
    governor minister chancellor secretary judge justice congressman congresswoman king queen prince princess pope
    herr frau monsieur madame ambassador officer sheriff mayor chairman chairwoman speaker leader commissioner
    spokesman spokeswoman spokesperson director sgt sergeant captain detective pastor bishop cardinal coach
    attorney secretary-general general colonel
""")
SHORT_TITLES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "prof": "professor",
    "sgt": "sergeant", "col": "colonel", "rev": "reverend", "dr": "doctor",
}  # fmt: skip
