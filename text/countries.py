"""The English names of countries, as the Unicode tables (CLDR) have them, and of what is spoken of like one."""

from babel import Locale

from text.first_names import PERSONAL

# Codes for what is no country: the euro area, the United Nations, tests of software, and all that is unknown.
_NONE = ("EZ", "QO", "UN", "XA", "XB", "ZZ")
_TABLE = Locale.parse("en").territories
_WRITTEN = (name for code, name in _TABLE.items() if code.isalpha() and code not in _NONE)
# "Bosnia & Herzegovina", "Myanmar (Burma)" and "Hong Kong SAR China" as texts write them.
_NAMES = {name.replace(" & ", " and ").partition(" (")[0].removesuffix(" SAR China") for name in _WRITTEN}
# Parts of a country and unions that act as one, and what most texts call Türkiye.
_OTHERS = frozenset("Britain England Scotland Wales Europe Turkey".split())
COUNTRIES = _NAMES - PERSONAL | _OTHERS
"""Names that mean a land or its government; none that is a first name, such as Jordan."""
