"""The nouns that tell what a named thing is: a company, another organisation, a person, a paper. Data only."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


COMPANIES = _set("""
    company firm manufacturer maker supplier vendor developer corporation start-up startup conglomerate retailer
    automaker chipmaker carmaker producer contractor airline brand chain studio insurer lender brewer publisher
    unternehmen firma hersteller konzern entreprise société
""")
NEWS = _set("""
    newspaper paper magazine daily weekly broadcaster tabloid newsletter bulletin publication portal website blog
    zeitung magazin journal
""")
ORGANISATIONS = NEWS | _set("""
    organisation organization agency group charity ngo association federation union foundation institute ministry
    commission council party university nonprofit watchdog think-tank bank committee authority organisationen
    campaign department bureau office service administration school club team hospital
""")
PEOPLE = _set("""
    expert analyst spokesman spokeswoman spokesperson president chairman chairwoman chief executive ceo director
    founder co-founder minister senator representative governor mayor lawyer attorney professor researcher
    scientist economist historian journalist reporter editor author writer activist engineer manager officer
    adviser advisor strategist pollster candidate nominee chancellor secretary judge student nurse teacher doctor
    psychologist farmer pastor resident voter lobbyist commentator columnist host actor actress singer blogger
    scholar critic politician lawmaker congressman congresswoman deputy aide consultant leader head boss owner
    employee worker man woman wife husband son daughter father mother brother sister mr mrs ms miss dr sir sen rep
    gov gen prof rev herr frau monsieur madame commissioner auditor pastor bishop filmmaker artist musician star
    coach player quarterback captain sheriff detective sergeant sgt officer prosecutor ambassador diplomat
    secretary-general general colonel king queen prince princess pope bishop designer photographer chef
    chair clerk counsel witness moderator
    interviewer billionaire businessman businesswoman entrepreneur comedian novelist poet physician winner champion
""")
SPOKES = _set("spokesman spokeswoman spokesperson spokespeople spokesmen sprecher sprecherin")
# Beside a role they say that it is another's now, or another role.
PAST = frozenset(("former", "ex", "late", "then", "deputy", "vice"))
# Who speaks for somebody without being named.
REPRESENTATIVES = SPOKES | _set("lawyer lawyers attorney counsel representative executive")
# What people and organisations speak through.
PAPERS = _set("""
    report statement study letter survey release memo filing website blog post paper email e-mail tweet answer
    reply response announcement article bericht erklärung rapport communiqué guidelines summary feature list note
""")
# Words in the names of bodies, in lower case.
BODIES = _set("""
    inc corp corporation ltd llc plc gmbh ag ab bv nv sa se co company group holding holdings technology
    technologies communications systems software international institute university college academy school
    ministry department office bureau agency commission council committee court parliament congress senate house
    board bank fund foundation association federation union party league alliance centre center campaign society
    network club chamber service times post journal magazine news press herald tribune guardian gazette review
    observer radio television studios watch borders democrats republicans republican democrat administration
    authority government police army navy force security industries labs partners capital church team initiative
    coalition project forum program programme organization organisation
""")
NATIONS = _set("""
    american british french german dutch swedish chinese russian italian spanish japanese israeli indian canadian
    australian swiss austrian belgian danish finnish norwegian polish irish korean taiwanese turkish ukrainian
    saudi iraqi iranian afghan pakistani egyptian syrian libyan tunisian moroccan algerian jordanian lebanese
    brazilian mexican argentine chilean colombian cuban greek portuguese hungarian romanian bulgarian czech slovak
    croatian serbian estonian latvian lithuanian icelandic scottish welsh english indonesian malaysian vietnamese
    thai philippine nigerian kenyan ethiopian
    european us uk eu california-based
""")
COUNTRIES = frozenset(
    "China Germany France Sweden Netherlands Britain England Russia India Italy Spain Poland Libya Egypt Turkey Israel "
    "Ukraine Japan Canada Australia Austria Belgium Denmark Finland Norway Switzerland Europe Xinjiang".split()
) | {"United States", "United Kingdom", "European Union"}
# Cities that stand for the government that sits there.
CAPITALS = frozenset("Beijing Washington Brussels Moscow London Paris Berlin Stockholm".split())
COMPANY_WORDS = _set("""
    inc corp corporation ltd llc plc gmbh ag ab bv nv sa technology technologies communications systems
""")
GENERIC_ORGANISATIONS = _set("organisation organization group ngo charity association foundation agency watchdog")
# Bodies whose names go on after them: "Ministry of Public Security", "Center for Politics".
NAMED_OF = _set("""
    ministry university department bank house board institute council court office bureau academy college chamber
    association federation school center centre committee agency foundation campaign society union league
    commission alliance coalition network institute fund bureau authority
""")
DIRECTIONS = _set("north south east west new northern southern eastern western central upper lower")
PRODUCTS = _set("""
    program programme product software app system tool model camera device robot chatbot algorithm
""")
THINGS = PRODUCTS | _set("""
    show series city town village region province district county street square river island
    conference festival film book album song law act bill treaty
    court prison
""")
