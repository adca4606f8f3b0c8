"""The verbs of saying, with what each takes and the forms that no rule makes. Data only."""

# What a verb takes: `clause` with or without "that"; `that` only a marked clause; `object` a noun phrase;
# `to` an infinitive; `whether` a question; `named` a person and a name for it; `told` a person first, `told-to`
# a person and an infinitive; `at` a thing and what it is put at; `out`, `on` and `of` that word. `quote` may stand
# beside a quotation.
ENGLISH = """
say: clause quote
tell: clause quote told
add: that quote
note: clause quote
write: that quote
tweet: clause quote
post: quote
report: clause quote
announce: clause quote object
argue: clause quote
explain: clause quote
claim: clause quote to
state: clause quote
insist: clause quote
acknowledge: clause quote object
admit: clause quote object
concede: clause quote object
confirm: clause quote object
deny: clause object
warn: clause quote told
declare: clause quote
conclude: clause quote
suggest: clause quote
reply: clause quote
respond: clause quote
answer: clause quote
recall: clause quote
remark: clause quote
observe: clause quote
assert: clause quote
allege: clause
contend: clause quote
maintain: clause quote
stress: clause quote object
emphasize: that quote object
emphasise: that quote object
reiterate: clause quote object
repeat: that quote
complain: clause quote
predict: clause quote object
estimate: clause object
promise: clause quote to
vow: clause quote to
pledge: clause quote to
threaten: to
refuse: to
decline: to
agree: clause quote to
offer: to
propose: that object quote
recommend: that object
demand: that object quote
urge: told-to that quote
ask: quote told-to whether
inquire: quote whether
call: quote named
continue: quote
joke: clause quote
quip: quote
boast: clause quote
shout: quote
yell: quote
cry: quote
whisper: quote
mutter: quote
exclaim: quote
lament: clause quote
muse: quote
caution: clause quote told
counter: clause quote
interject: quote
begin: quote
opine: quote
tout: object
testify: clause quote
reveal: clause quote
disclose: clause
indicate: clause
signal: clause
hint: clause
imply: clause
mention: that
proclaim: clause quote to
assure: clause told
remind: clause told
inform: clause told
accuse: object
blame: object
criticize: object quote
criticise: object quote
condemn: object quote
denounce: object
reject: object
dismiss: object
dispute: object
blast: object
slam: object
praise: object
defend: object
describe: object
question: object
think: clause
believe: clause
hope: clause
fear: clause
feel: that
doubt: clause
wonder: whether
realize: that
understand: that
learn: that
find: that quote
accept: that
welcome: object
point: clause quote out
show: that
determine: that
rule: that
demonstrate: that
cite: object
calculate: that quote
read: quote
put: quote at
go: quote on
quote: object
list: object
count: object
hail: object
expect: object
forecast: object
speak: object of
"""

IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "go": ("goes", "went", "gone", "going"),
    "put": ("puts", "put", "put", "putting"),
    "read": ("reads", "read", "read", "reading"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "learn": ("learns", "learned", "learned", "learning"),
}
DOUBLES = ("admit", "quip", "slam")

# Forms that stand as they are: German, French. They take a clause or a quotation.
FOREIGN = """
    sagte sagt sagten erklärte erklärt teilte betonte betont berichtete berichtet schrieb schreibt meinte meint warnte
    warnt behauptete behauptet bestätigte bestätigt kritisierte kritisiert forderte fordert antwortete ergänzte
    dit disait déclare affirme explique assure ajoute indique estime précise souligne écrit
"""
# Participles that stand after "a" or "ont".
FRENCH = "déclaré affirmé expliqué assuré ajouté indiqué estimé précisé souligné reconnu dit écrit répondu"
