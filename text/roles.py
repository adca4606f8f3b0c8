"""The nouns that tell what a named thing is: a company, another organisation, a person, a paper. Data only."""

from text.word_lists import read_lists, read_words

_LISTS = read_words("roles")
COMPANIES = _LISTS["companies"]
NEWS = _LISTS["news"]
GENERIC_ORGANISATIONS = _LISTS["generic_organisations"]
ORGANISATIONS = NEWS | GENERIC_ORGANISATIONS | _LISTS["organisations"]
_OFFICES = _LISTS["offices"]
PEOPLE = _OFFICES | _LISTS["people"]
TITLES = _OFFICES | _LISTS["titles"]
SHORT_TITLES: dict[str, str] = read_lists("roles")["short_titles"]
SPOKES = _LISTS["spokes"]
PAST = _LISTS["past"]
REPRESENTATIVES = SPOKES | _LISTS["representatives"]
PAPERS = _LISTS["papers"]
TEXTS = _LISTS["texts"]
COMPANY_WORDS = _LISTS["company_words"]
NAMED_OF = _LISTS["named_of"]
BODIES = COMPANY_WORDS | NAMED_OF | _LISTS["bodies"]
NATIONS = _LISTS["nations"]
CAPITALS = _LISTS["capitals"]
DIRECTIONS = _LISTS["directions"]
PRODUCTS = _LISTS["products"]
PLACES = _LISTS["places"]
LAWS = _LISTS["laws"]
THINGS = PRODUCTS | PLACES | LAWS | _LISTS["things"]
ACTORS = _LISTS["actors"]
